import { Card } from "@/components/ui/card";
import { LevelBadge, TrackBadge } from "@/components/ui/ladder-badges";
import { formatDay } from "@/lib/format";
import type { PersonView } from "@/lib/people/queries";
import { beganWords } from "@/lib/placements/rules";

/** Where somebody has been, latest first. A track move is a line like any other. */
export function PlacementHistory({ history }: { history: NonNullable<PersonView["history"]> }) {
  return (
    <Card title="Levels over time" description="Who can read this: the person, those they report to and administrators.">
      {history.length === 0 && <p className="text-sm text-fg-muted">No level so far.</p>}
      <ol className="grid gap-3">
        {history.map(({ id, level, startedOn, endedOn, reason }, at) => (
          <li key={id} className="grid gap-1 border-l-2 border-border pl-3 text-sm">
            <span className="flex flex-wrap items-center gap-2">
              <LevelBadge code={level.code} title={level.title} />
              <TrackBadge kind={level.track.kind} name={level.track.name} />
            </span>
            <span className="text-fg-muted">
              <time dateTime={startedOn}>{formatDay(startedOn)}</time> to{" "}
              {endedOn ? <time dateTime={endedOn}>{formatDay(endedOn)}</time> : "today"}.{" "}
              {beganWords(reason, level.track.name, history[at + 1]?.level.track.name ?? null)}.
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
