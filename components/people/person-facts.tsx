import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { LevelBadge, TrackBadge } from "@/components/ui/ladder-badges";
import { formatDay } from "@/lib/format";
import type { PersonView } from "@/lib/people/queries";

/** What everybody may know of a person. */
export function PersonFacts({ person }: { person: PersonView }) {
  const { level, levelSince, manager, unit, otherTitles, location, timeZone, startedOn, leftOn } = person;
  return (
    <Card title="At work">
      <dl className="grid gap-x-4 gap-y-2 text-sm sm:grid-cols-[8rem_minmax(0,1fr)]">
        <Fact name="Level">
          {level ? (
            <span className="flex flex-wrap items-center gap-2">
              <a href={`/ladders/${level.version.framework.key}/${level.key}`} className="inline-flex min-h-6 items-center hover:underline">
                <LevelBadge code={level.code} title={level.title} />
              </a>
              <TrackBadge kind={level.track.kind} name={level.track.name} />
              {levelSince && <span className="text-fg-muted">since {formatDay(levelSince)}</span>}
            </span>
          ) : (
            <span className="text-fg-muted">Outside the ladders</span>
          )}
        </Fact>
        <Fact name="Manager">
          {manager ? (
            <a href={`/people/${manager.handle}`} className="link inline-block min-h-6 leading-6">
              {manager.name}
            </a>
          ) : (
            <span className="text-fg-muted">Nobody</span>
          )}
        </Fact>
        {unit && <Fact name="Unit">{unit.path}</Fact>}
        {otherTitles.length > 0 && <Fact name="Also">{otherTitles.join("; ")}</Fact>}
        <Fact name="Where">
          {location && `${location}, `}
          {timeZone.replaceAll("_", " ")}
        </Fact>
        <Fact name="Here">{leftOn ? `from ${formatDay(startedOn)} until ${formatDay(leftOn)}` : `since ${formatDay(startedOn)}`}</Fact>
      </dl>
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid sm:col-span-2 sm:grid-cols-subgrid">
      <dt className="leading-6 text-fg-muted">{name}</dt>
      <dd className="min-w-0 leading-6">{children}</dd>
    </div>
  );
}
