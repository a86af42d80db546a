"use client";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";

/** Prints the page. That somebody did, also by the browser's own menu, is posted to `record`, as every export is noted. */
export function PrintButton({ record }: { record: string }) {
  useEffect(() => {
    const tell = () => void navigator.sendBeacon(record);
    window.addEventListener("beforeprint", tell);
    return () => window.removeEventListener("beforeprint", tell);
  }, [record]);
  return (
    <Button className="noscript:hidden" onClick={() => window.print()}>
      Print
    </Button>
  );
}
