"use client";
import { useEffect, useRef } from "react";

const everySeconds = 4;

/** Asks from time to time, while something is `away`, whether server and database answer again, and says so once. */
export function useReturn(away: boolean, back: () => void) {
  const latest = useRef(back);
  useEffect(() => {
    latest.current = back;
  });
  useEffect(() => {
    if (!away) return;
    const timer = window.setInterval(async () => {
      const answer = await fetch("/api/health", { cache: "no-store" }).catch(() => null);
      if (answer?.ok) latest.current();
    }, everySeconds * 1000);
    return () => window.clearInterval(timer);
  }, [away]);
}
