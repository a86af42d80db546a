"use client";
import type { DistributionView } from "@/lib/insights/queries";
import { figureInWords, sumOfShown } from "@/lib/disclosures/rules";

const rowHeight = 44;
const fills = { individual_contributor: "fill-ic", management: "fill-mgmt", hybrid: "fill-chart-1", other: "fill-chart-2" } as const;

/**
 * The tracks as lanes side by side, peers in the same row: bars from zero on one scale, the title and
 * the figure beside each. Lengths are percentages, so that the words keep their size on a phone.
 */
export function Lanes({ tracks, rows, min }: { tracks: DistributionView["tracks"]; rows: Map<string, number>; min: number }) {
  const most = Math.max(
    1,
    ...tracks.flatMap((track) => track.levels.map((level) => (typeof level.figure === "number" ? level.figure : 0))),
  );
  return (
    <div className="grid gap-6 sm:grid-cols-[repeat(auto-fit,minmax(16rem,1fr))]">
      {tracks.map((track) => (
        <div key={track.key} className="grid content-start gap-2">
          <h3 className="font-semibold">
            {track.name} <span className="font-normal text-fg-muted">{sumOfShown(track.levels.map((level) => level.figure))} shown</span>
          </h3>
          {/* The rows before a fork: on a phone, where lanes follow one another, they would be a hole. */}
          <svg width="100%" height={firstRow(track, rows) * rowHeight} aria-hidden className="max-sm:hidden" />
          <svg
            width="100%"
            height={(lastRow(track, rows) - firstRow(track, rows) + 1) * rowHeight}
            role="img"
            aria-label={`${track.name}: ${track.levels.map((level) => `${level.title} ${figureInWords(level.figure, min)}`).join(", ")}`}
          >
            {track.levels.map(({ key, title, figure }) => {
              const y = ((rows.get(key) ?? 0) - firstRow(track, rows)) * rowHeight;
              const width = typeof figure === "number" ? (figure / most) * 78 : 0;
              return (
                <g key={key}>
                  <text x="0" y={y + 14} className="fill-fg text-sm">
                    {title}
                  </text>
                  {width > 0 && <rect x="0" y={y + 20} width={`${width}%`} height="14" rx="3" className={fills[track.kind]} />}
                  <text x={width ? `${width + 1.5}%` : 0} y={y + 31} className="fill-fg-muted text-xs">
                    {figureInWords(figure, min)}
                  </text>
                </g>
              );
            })}
          </svg>
        </div>
      ))}
    </div>
  );
}

const firstRow = (track: DistributionView["tracks"][number], rows: Map<string, number>) =>
  Math.min(...track.levels.map((level) => rows.get(level.key) ?? 0));
const lastRow = (track: DistributionView["tracks"][number], rows: Map<string, number>) =>
  Math.max(...track.levels.map((level) => rows.get(level.key) ?? 0));
