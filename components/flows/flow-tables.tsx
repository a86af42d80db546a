"use client";
import { FigureCell } from "@/components/insights/figure-cell";
import { LevelTable } from "@/components/insights/level-table";
import { HeadCell, RowHead, Table } from "@/components/ui/table";
import type { FlowsView } from "@/lib/flows/queries";

/** Moves between tracks, each way on a line of its own, in the same words. */
export function MovesTable({ moves, min, ofUnit }: Pick<FlowsView, "moves" | "min"> & { ofUnit: boolean }) {
  return (
    <Table caption="People who moved between tracks">
      <thead>
        <tr>
          <HeadCell>Moved</HeadCell>
          <HeadCell numeric>People</HeadCell>
          {!ofUnit && <HeadCell numeric>Of them, back to where they had been</HeadCell>}
        </tr>
      </thead>
      <tbody>
        {moves.map(({ from, to, figure, back }) => (
          <tr key={`${from} ${to}`}>
            <RowHead>
              From {from} to {to}
            </RowHead>
            <FigureCell figure={figure} min={min} />
            {!ofUnit && <FigureCell figure={back} min={min} />}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Who came to each level and who went from it. */
export function LevelFlows({ tracks, min }: Pick<FlowsView, "tracks" | "min">) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      {tracks.map((track) => {
        const others = track.levels[0]?.others ?? [];
        return (
          <LevelTable
            key={track.key}
            caption={`People who came to levels of ${track.name} and went from them`}
            first={track.name}
            columns={["Joined", ...others.map((other) => `From ${other.track}`), ...others.map((other) => `To ${other.track}`), "Left"]}
            rows={track.levels.map((level) => ({
              key: level.key,
              title: level.title,
              figures: [level.joined, ...level.others.map((other) => other.came), ...level.others.map((other) => other.went), level.left],
            }))}
            min={min}
          />
        );
      })}
    </div>
  );
}

/** Ways between levels of one track that have a figure; the others are the rule, and would fill a page. */
export function WithinTable({ tracks, min }: Pick<FlowsView, "tracks" | "min">) {
  const shown = tracks.flatMap((track) =>
    track.levels.flatMap((level) =>
      level.within
        .filter((other) => typeof other.figure === "number")
        .map((other) => ({ key: `${level.key} ${other.key}`, title: `From ${level.title} to ${other.title}`, figures: [other.figure] })),
    ),
  );
  if (!shown.length) return <p className="text-sm text-fg-muted">Between any two levels of one track: fewer than {min}, or not shown.</p>;
  return (
    <LevelTable caption="People who went between levels of one track" first="Within a track" columns={["People"]} rows={shown} min={min} />
  );
}
