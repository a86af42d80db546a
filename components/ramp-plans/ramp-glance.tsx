import { Card } from "@/components/ui/card";
import { formatDay } from "@/lib/format";
import type { RampView } from "@/lib/ramp-plans/queries";

/** A track move that is talked over or in its first 90 days, with what comes next of its plan. */
export function RampGlance({ ramp: { id, state, startsOn, title, track, ends, items } }: { ramp: RampView }) {
  const stage = { proposed: "Proposed for", agreed: "Agreed for", started: "Since" } as const;
  return (
    <Card
      title="Track move"
      description={`To ${track}, as ${title}. ${stage[state as keyof typeof stage]} ${formatDay(startsOn)}${state === "started" ? `; the ramp ${ends}` : ""}.`}
    >
      {items.length > 0 && (
        <ul className="grid gap-1">
          {items.map((item) => (
            <li key={item.id} className="break-words">
              {item.words}{" "}
              <span className="text-sm text-fg-muted">
                ({state === "started" && item.due ? "the date was" : "by"} {formatDay(item.dueOn)})
              </span>
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={`/track-moves/${id}`} className="inline-block min-h-6 text-sm text-accent-text hover:underline">
          The whole move and its plan
        </a>
      </p>
    </Card>
  );
}
