"use client";
import type { DistributionView } from "@/lib/insights/queries";
import { sumOfShown } from "@/lib/disclosures/rules";

const fills = { individual_contributor: "fill-ic", management: "fill-mgmt", hybrid: "fill-chart-1", other: "fill-chart-2" } as const;
const [bar, gap, tall] = [12, 4, 48];

/** The same picture for every unit, on one scale: a bar a level, a group of bars a track. The table beside it has the figures. */
export function UnitMultiples({ tracks, parts }: Pick<DistributionView, "tracks" | "parts">) {
  const most = Math.max(
    1,
    ...parts.flatMap((part) => Object.values(part.figures).map((figure) => (typeof figure === "number" ? figure : 0))),
  );
  const levels = tracks.flatMap((track, lane) => track.levels.map((level) => ({ key: level.key, kind: track.kind, lane })));
  const x = (index: number) => index * (bar + gap) + (levels[index]?.lane ?? 0) * 12;
  const width = x(levels.length - 1) + bar;
  return (
    <ul className="flex flex-wrap gap-x-8 gap-y-4" aria-hidden>
      {parts.map((part) => (
        <li key={part.key} className="grid gap-1">
          <svg width={width} height={tall + 2} className="border-b border-border-strong">
            {levels.map(({ key, kind }, index) => {
              const figure = part.figures[key];
              const height = typeof figure === "number" ? (figure / most) * tall : 0;
              return height ? (
                <rect key={key} x={x(index)} y={tall + 2 - height} width={bar} height={height} className={fills[kind]} />
              ) : (
                <circle key={key} cx={x(index) + bar / 2} cy={tall - 3} r="1.5" className="fill-border-strong" />
              );
            })}
          </svg>
          <span className="text-xs">
            {part.name} <span className="text-fg-muted">{sumOfShown(Object.values(part.figures))} shown</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
