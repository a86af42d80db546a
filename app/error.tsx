"use client";
import { Button } from "@/components/ui/button";

/** Whatever failed: a plain page with the id under which it was logged, nothing else. */
export default function ErrorPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <main className="mx-auto grid max-w-lg gap-3 p-6">
      <h1 className="text-xl font-semibold">Something went wrong on our side</h1>
      <p className="text-fg-muted">This page cannot be shown at the moment.{error.digest ? ` (${error.digest})` : ""}</p>
      <Button onClick={retry}>Try again</Button>
    </main>
  );
}
