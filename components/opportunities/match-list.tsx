"use client";
import type { MatchView } from "@/lib/matches/queries";

/** What fits what one has said oneself, each with its reasons. */
export function MatchList({ matches }: { matches: MatchView[] }) {
  return (
    <ul className="grid gap-3">
      {matches.map(({ id, title, reasons }) => (
        <li key={id}>
          <a href={`/opportunities/${id}`} className="inline-block min-h-6 font-medium text-accent-text hover:underline">
            {title}
          </a>
          <ul className="text-sm text-fg-muted">
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
