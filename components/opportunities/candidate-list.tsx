import type { listCandidates } from "@/lib/matches/queries";

/** Who might grow from an offer, by name, each with why. */
export function CandidateList({ candidates }: { candidates: Awaited<ReturnType<typeof listCandidates>> }) {
  return (
    <ul className="grid gap-3">
      {candidates.map(({ handle, name, reasons }) => (
        <li key={handle}>
          <a href={`/team/${handle}`} className="inline-block min-h-6 font-medium text-accent-text hover:underline">
            {name}
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
