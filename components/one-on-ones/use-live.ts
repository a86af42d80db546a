import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Brings in what the other has written meanwhile, while this page is looked at. */
export function useLive(seconds = 4) {
  const router = useRouter();
  useEffect(() => {
    const timer = window.setInterval(() => document.visibilityState === "visible" && router.refresh(), seconds * 1000);
    return () => window.clearInterval(timer);
  }, [router, seconds]);
}
