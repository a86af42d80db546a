"use client";
import { Words } from "@/components/ui/markdown/words";
import { Badge } from "@/components/ui/badge";
import { TrackBadge } from "@/components/ui/ladder-badges";
import { formatDay } from "@/lib/format";
import type { OpeningView } from "@/lib/opportunities/queries";
import { effortInWords } from "@/lib/opportunities/rules";

/** The openings of the board. A client component, since as server components they cost twice as much. */
export function OpeningList({ openings }: { openings: OpeningView[] }) {
  return (
    <ul className="grid gap-4" aria-label="Openings">
      {openings.map((opening) => (
        <OpeningCard key={opening.id} opening={opening} />
      ))}
    </ul>
  );
}

// What, how much, until when, and what it is good for.
function OpeningCard({ opening }: { opening: OpeningView }) {
  const { id, title, why, owner, orgUnit, remote, tracks, competencies, startsOn, closesOn, isMine } = opening;
  return (
    <li>
      <article className="card grid grid-cols-[minmax(0,1fr)] gap-1.5 rounded-lg border border-border bg-surface p-4">
        <h2 className="font-semibold">
          <a href={`/opportunities/${id}`} className="inline-block min-h-6 text-accent-text hover:underline">
            {title}
          </a>
        </h2>
        <Words>{why}</Words>
        <p className="text-sm text-fg-muted">
          {[
            effortInWords(opening),
            `from ${formatDay(startsOn)}`,
            isMine ? "offered by you" : `offered by ${owner.name}`,
            orgUnit?.name,
            closesOn && `closes on ${formatDay(closesOn)}`,
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        <p className="flex flex-wrap gap-2">
          {remote && <Badge>Remote</Badge>}
          {tracks.map((kind) => (
            <TrackBadge key={kind} kind={kind} />
          ))}
        </p>
        {competencies.length > 0 && <p className="text-sm text-fg-muted">To practise: {competencies.map((one) => one.name).join(", ")}</p>}
      </article>
    </li>
  );
}
