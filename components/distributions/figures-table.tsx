"use client";
import { HeadCell, RowHead, Table } from "@/components/ui/table";
import { formatDay } from "@/lib/format";
import type { DistributionView } from "@/lib/insights/queries";
import { FigureCell } from "@/components/insights/figure-cell";

type FiguresTableProps = Pick<DistributionView, "day" | "tracks" | "parts" | "min"> & { hrefs: Record<string, string> };

/** The figures the lanes are made of: units by levels. `hrefs` leads from a unit's key to its own page. */
export function FiguresTable({ day, tracks, parts, min, hrefs }: FiguresTableProps) {
  const levels = tracks.flatMap((track) => track.levels);
  return (
    <Table caption={`People by unit and level on ${formatDay(day)}`}>
      <thead>
        <tr>
          <HeadCell>Unit</HeadCell>
          {levels.map((level) => (
            <HeadCell key={level.key} numeric>
              <abbr title={level.title}>{level.code || level.title}</abbr>
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => (
          <tr key={part.key}>
            <RowHead href={hrefs[part.key]} className="whitespace-nowrap">
              {part.name}
            </RowHead>
            {levels.map((level) => (
              <FigureCell key={level.key} figure={part.figures[level.key] ?? "few"} min={min} />
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
