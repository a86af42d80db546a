import type { ReactNode } from "react";
import { Words } from "@/components/ui/markdown/words";
import { Badge } from "@/components/ui/badge";
import { formatDay, formatDistance } from "@/lib/format";
import { feelingWords } from "@/lib/growth-plans/rules";

export type Update = { id: string; day: string; feeling: "moving" | "steady" | "stuck"; about: string | null; words: string };

const tones = { moving: "ok", steady: "neutral", stuck: "warn" } as const;

/** Updates as they were written, newest first. */
export function UpdateList({ updates, today }: { updates: Update[]; today: string }) {
  return (
    <ol className="grid gap-3">
      {updates.map((update) => (
        <UpdateItem key={update.id} update={update} today={today} />
      ))}
    </ol>
  );
}

/** One update, and below it what its reader can do with it. */
export function UpdateItem({ update, today, children }: { update: Update; today: string; children?: ReactNode }) {
  const { day, feeling, about, words } = update;
  return (
    <li>
      <p className="flex flex-wrap items-center gap-2 text-sm text-fg-muted">
        <time dateTime={day} title={formatDay(day)}>
          {formatDistance(day, today)}
        </time>
        <Badge tone={tones[feeling]}>{feelingWords[feeling]}</Badge>
        {about}
      </p>
      <Words>{words}</Words>
      {children}
    </li>
  );
}
