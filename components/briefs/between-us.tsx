import { Words } from "@/components/ui/markdown/words";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { countOf, formatDay } from "@/lib/format";
import type { BriefView } from "@/lib/briefs/queries";

type BetweenUsProps = { talk: NonNullable<BriefView["talk"]>; handle: string };

/** What the two have open with each other: the agenda with its age, and who does what. */
export function BetweenUs({ talk: { agenda, actions }, handle }: BetweenUsProps) {
  return (
    <Card title="Between the two of us" description="Only you and they read this.">
      <h3 className="text-sm text-fg-muted">To talk about</h3>
      {agenda.length ? (
        <ul className="grid gap-1">
          {agenda.map(({ id, words, by, ageDays }) => (
            <li key={id}>
              <Words>{words}</Words>
              <span className="text-sm text-fg-muted">
                {by}
                {ageDays > 0 && `, ${countOf(ageDays, "day")} old`}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-fg-muted">Nothing on the agenda yet.</p>
      )}
      <h3 className="text-sm text-fg-muted">Who does what</h3>
      {actions.length ? (
        <ul className="grid gap-1">
          {actions.map(({ id, words, owner, dueOn, overdue }) => (
            <li key={id} className="flex flex-wrap items-center gap-2">
              {owner && <Badge tone={owner.isMe ? "accent" : "neutral"}>{owner.isMe ? "Me" : owner.name}</Badge>}
              <Words className="min-w-0">{words}</Words>
              {dueOn && (
                <Badge tone={overdue ? "warn" : "neutral"}>{overdue ? `The date was ${formatDay(dueOn)}` : `By ${formatDay(dueOn)}`}</Badge>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-fg-muted">Nothing open.</p>
      )}
      <a href={`/one-on-ones/${handle}`} className="min-h-6 justify-self-start text-sm text-accent-text hover:underline">
        Open the page you share
      </a>
    </Card>
  );
}
