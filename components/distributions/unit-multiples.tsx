"use client";
import type { DistributionView } from "@/lib/insights/queries";
import { type Figure, sumOfShown } from "@/lib/disclosures/rules";

const fills = { individual_contributor: "fill-ic", management: "fill-mgmt", hybrid: "fill-chart-1", other: "fill-chart-2" } as const;
const [bar, gap, tall] = [12, 4, 48];

/** The same picture for every unit, on one scale: a bar a level, a group of bars a track. The table beside it has the figures. */
export function UnitMultiples({ tracks, parts }: Pick<DistributionView, "tracks" | "parts">) {
  const most = Math.max(
    1,
    ...parts.flatMap((part) => Object.values(part.figures).map((figure) => (typeof figure === "number" ? figure : 0))),
  );
  const levels = tracks.flatMap((track, lane) => track.levels.map(({ key }) => ({ key, lane })));
  const bars = levels.map((level, index) => ({ ...level, x: index * (bar + gap) + level.lane * 12 }));
  const heightOf = (figure: Figure | undefined) => (typeof figure === "number" ? Math.round((figure / most) * tall * 10) / 10 : 0);
  return (
    <ul className="flex flex-wrap gap-x-8 gap-y-4" aria-hidden>
      {parts.map((part) => (
        <li key={part.key} className="grid gap-1">
          <svg width={(bars.at(-1)?.x ?? 0) + bar} height={tall + 2} className="border-b border-border-strong">
            {/* A path a track, and one for all that is not shown: an element a bar would make this the heaviest part of the page. */}
            {tracks.map(({ key: track, kind }, lane) => (
              <path
                key={track}
                className={fills[kind]}
                d={bars
                  .filter((one) => one.lane === lane && heightOf(part.figures[one.key]))
                  .map(({ key, x }) => `M${x} ${tall + 2}v-${heightOf(part.figures[key])}h${bar}V${tall + 2}z`)
                  .join("")}
              />
            ))}
            <path
              className="stroke-border-strong"
              strokeWidth="3"
              strokeLinecap="round"
              d={bars
                .filter(({ key }) => !heightOf(part.figures[key]))
                .map(({ x }) => `M${x + bar / 2} ${tall - 3}h0`)
                .join("")}
            />
          </svg>
          <span className="text-xs">
            {part.name} <span className="text-fg-muted">{sumOfShown(Object.values(part.figures))} shown</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
