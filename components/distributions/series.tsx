"use client";
import { HeadCell, RowHead, Table } from "@/components/ui/table";
import { lineMarks, toneOf } from "@/lib/charts/rules";
import { formatDay, listOf } from "@/lib/format";
import type { SeriesView } from "@/lib/insights/queries";
import { sinceWhen } from "@/lib/insights/rules";
import { FigureCell } from "@/components/insights/figure-cell";

const strokes = { ic: "stroke-ic", mgmt: "stroke-mgmt", other: "stroke-chart-2", outside: "stroke-fg-muted" } as const;

/** How the people at each level became more or fewer over ten years: a small line each, from zero, and the figures by year. */
export function Series({ tracks, days, min }: Pick<SeriesView, "tracks" | "days" | "min">) {
  // By year from today back, so that the last column is today.
  const shown = days.map((_, at) => at).filter((at) => at === days.length - 1 || days[at]?.endsWith("01-01"));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {tracks.map((track) => {
        const most = Math.max(
          1,
          ...track.levels.flatMap((level) => level.figures.map((figure) => (typeof figure === "number" ? figure : 0))),
        );
        return (
          <div key={track.key} className="grid gap-2">
            <h3 className="font-semibold">{track.name}</h3>
            <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
              {track.levels.filter(wasShown).map((level) => (
                <li key={level.key} className="grid content-start gap-1 rounded-md border border-border p-3">
                  <span className="font-medium">{level.title}</span>
                  <svg viewBox="0 0 100 40" preserveAspectRatio="none" className="h-12 w-full border-b border-border-strong" aria-hidden>
                    {lineMarks(level.figures, toneOf(track.kind), { most }).map(
                      (mark) =>
                        mark.kind === "path" && (
                          <path
                            key={mark.d}
                            d={mark.d}
                            fill="none"
                            strokeWidth="2"
                            vectorEffect="non-scaling-stroke"
                            className={strokes[mark.tone]}
                          />
                        ),
                    )}
                  </svg>
                  <span className="text-sm text-fg-muted">{sinceWhen(level.figures, days, min)}</span>
                </li>
              ))}
            </ul>
            {!track.levels.every(wasShown) && (
              <p className="text-sm text-fg-muted">
                Never a group that can be shown: {listOf(track.levels.filter((level) => !wasShown(level)).map((level) => level.title))}.
              </p>
            )}
          </div>
        );
      })}
      <details>
        <summary className="min-h-6 text-sm text-accent-text">The figures, by year</summary>
        <Table caption="People by level on the first day of each year, and today" className="mt-2">
          <thead>
            <tr>
              <HeadCell>Level</HeadCell>
              {shown.map((at) => (
                <HeadCell key={at} numeric>
                  {formatDay(days[at] ?? "")}
                </HeadCell>
              ))}
            </tr>
          </thead>
          <tbody>
            {tracks.flatMap((track) =>
              track.levels.map((level) => (
                <tr key={level.key}>
                  <RowHead className="whitespace-nowrap">{level.title}</RowHead>
                  {shown.map((at) => (
                    <FigureCell key={at} figure={level.figures[at] ?? "few"} min={min} />
                  ))}
                </tr>
              )),
            )}
          </tbody>
        </Table>
      </details>
    </div>
  );
}

const wasShown = ({ figures }: SeriesView["tracks"][number]["levels"][number]) => figures.some((figure) => typeof figure === "number");
