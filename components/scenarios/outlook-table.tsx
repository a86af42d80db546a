"use client";
import { FigureCell } from "@/components/insights/figure-cell";
import { DataCell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { AheadView } from "@/lib/scenarios/queries";

const fills = { individual_contributor: "fill-ic", management: "fill-mgmt", hybrid: "fill-chart-1", other: "fill-chart-2" } as const;

/** Each level today and at the end of each of the next eight quarters, with its range. */
export function OutlookTable({ tracks, min }: Pick<AheadView, "tracks" | "min">) {
  const most = Math.max(1, ...tracks.flatMap((track) => track.levels.flatMap((level) => level.outlook.map((one) => one.high))));
  return (
    <Table caption="People by level in the next eight quarters" className="[&_td]:px-2 [&_th]:px-2">
      <thead>
        <tr>
          <HeadCell>Level</HeadCell>
          <HeadCell numeric>Today</HeadCell>
          <HeadCell>
            <span className="sr-only">Drawn</span>
          </HeadCell>
          {[1, 2, 3, 4, 5, 6, 7, 8].map((quarter) => (
            <HeadCell key={quarter} numeric>
              Quarter {quarter}
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {tracks.flatMap((track) =>
          track.levels.map(({ key, title, figure, outlook }) => (
            <tr key={key}>
              <RowHead className="whitespace-nowrap">{title}</RowHead>
              <FigureCell figure={figure} min={min} />
              <DataCell>
                <svg width="96" height="36" viewBox="0 0 96 36" aria-hidden className="border-b border-border-strong">
                  {outlook.map(({ low, middle, high }, index) => (
                    <g key={index} className={fills[track.kind]}>
                      <rect
                        x={index * 12}
                        y={36 - (high / most) * 34}
                        width="10"
                        height={Math.max(1, ((high - low) / most) * 34)}
                        fillOpacity="0.3"
                      />
                      <rect x={index * 12} y={35 - (middle / most) * 34} width="10" height="2" />
                    </g>
                  ))}
                </svg>
              </DataCell>
              {outlook.length ? (
                outlook.map(({ low, middle, high }, index) => (
                  <DataCell key={index} numeric className="whitespace-nowrap">
                    {middle}
                    {high > low && <span className="block text-xs text-fg-muted">{`${low} to ${high}`}</span>}
                  </DataCell>
                ))
              ) : (
                <DataCell colSpan={8} className="text-fg-muted">
                  Not shown today, so nothing is said of it.
                </DataCell>
              )}
            </tr>
          )),
        )}
      </tbody>
    </Table>
  );
}
