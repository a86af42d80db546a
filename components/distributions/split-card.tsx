import { Card } from "@/components/ui/card";
import { addressOf, type Asked } from "@/lib/insights/rules";
import type { SplitView } from "@/lib/splits/queries";
import { splitDefinitions, splitKinds, splitNames } from "@/lib/splits/rules";
import { formatDay } from "@/lib/format";
import { Definition } from "@/components/insights/definition";
import { ExportLinks } from "@/components/insights/export-links";
import { LevelTable } from "@/components/insights/level-table";

/** Levels by something else about their people, one at a time: never with the unit as well. */
export function SplitCard({ split, asked }: { split: SplitView | null; asked: Asked }) {
  return (
    <Card
      id="by"
      title="By something else"
      description="Each level of the whole organisation by one more thing, never two."
      actions={split && <ExportLinks view="split" asked={{ ...asked, by: split.kind }} chart={false} />}
    >
      <nav aria-label="What levels are counted by" className="no-print flex flex-wrap gap-2">
        {splitKinds.map((kind) => (
          <a
            key={kind}
            href={`${addressOf("/organisation", { ...asked, by: kind })}#by`}
            aria-current={kind === split?.kind ? "true" : undefined}
            className="rounded-full border border-border-strong px-3 py-1 text-sm hover:bg-surface-3 aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-accent-text"
          >
            {splitNames[kind]}
          </a>
        ))}
      </nav>
      {split && (
        <>
          <LevelTable
            caption={`People by level and ${splitNames[split.kind].toLowerCase()} on ${formatDay(split.day)}`}
            columns={split.groups}
            rows={split.tracks.flatMap((track) => track.levels)}
            sums={split.sums}
            min={split.min}
          />
          <Definition>
            {splitDefinitions[split.kind]} A level whose people are all of one kind is not split, since that would be said of each of them.
            “Together” adds up the levels that can be shown, with what is held back of them. Past days go by the month.
          </Definition>
        </>
      )}
    </Card>
  );
}
