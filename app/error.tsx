"use client";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";

// Each failure in a row is waited for twice as long, so that a fault that stays does not keep the server busy.
const row = { failures: 0, last: 0 };
function secondsToWait(): number {
  row.failures = Date.now() - row.last > 120_000 ? 0 : row.failures + 1;
  row.last = Date.now();
  return Math.min(60, 3 * 2 ** row.failures);
}

/** Whatever failed: a plain page with the id under which it was logged, nothing else. It tries again by itself. */
export default function ErrorPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  useEffect(() => {
    let timer: number | undefined;
    const later = () => {
      timer = window.setTimeout(again, secondsToWait() * 1000);
    };
    const again = async () => {
      const answer = await fetch("/api/health", { cache: "no-store" }).catch(() => null);
      if (answer?.ok) retry();
      else later();
    };
    later();
    return () => window.clearTimeout(timer);
  }, [retry]);
  return (
    <main className="mx-auto grid max-w-lg gap-3 p-6">
      <h1 className="text-xl font-semibold">Something went wrong on our side</h1>
      <p className="text-fg-muted">
        This page cannot be shown at the moment. It tries again by itself.{error.digest ? ` (${error.digest})` : ""}
      </p>
      <Button onClick={retry}>Try again</Button>
    </main>
  );
}
