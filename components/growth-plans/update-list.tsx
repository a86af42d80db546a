import { Words } from "@/components/ui/markdown/words";
import { Badge } from "@/components/ui/badge";
import { formatDay, formatDistance } from "@/lib/format";
import { feelingWords } from "@/lib/growth-plans/rules";

type Update = { id: string; day: string; feeling: "moving" | "steady" | "stuck"; about: string | null; words: string };

const tones = { moving: "ok", steady: "neutral", stuck: "warn" } as const;

/** Updates as they were written, newest first. */
export function UpdateList({ updates, today }: { updates: Update[]; today: string }) {
  return (
    <ol className="grid gap-3">
      {updates.map(({ id, day, feeling, about, words }) => (
        <li key={id}>
          <p className="flex flex-wrap items-center gap-2 text-sm text-fg-muted">
            <time dateTime={day} title={formatDay(day)}>
              {formatDistance(day, today)}
            </time>
            <Badge tone={tones[feeling]}>{feelingWords[feeling]}</Badge>
            {about}
          </p>
          <Words>{words}</Words>
        </li>
      ))}
    </ol>
  );
}
