"use client";
import { HeadCell, RowHead, Table } from "@/components/ui/table";
import type { Figure } from "@/lib/disclosures/rules";
import { FigureCell } from "./figure-cell";

type LevelTableProps = {
  caption: string;
  columns: string[];
  rows: { key: string; title: string; figures: Figure[] }[];
  min: number;
  first?: string;
  sums?: Figure[];
};

/** Figures by level, a column for each thing they are counted by. */
export function LevelTable({ caption, columns, rows, min, first = "Level", sums }: LevelTableProps) {
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <HeadCell>{first}</HeadCell>
          {columns.map((column) => (
            <HeadCell key={column} numeric>
              {column}
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, title, figures }) => (
          <tr key={key}>
            <RowHead className="whitespace-nowrap">{title}</RowHead>
            {columns.map((column, index) => (
              <FigureCell key={column} figure={figures[index] ?? "few"} min={min} />
            ))}
          </tr>
        ))}
        {sums && (
          <tr>
            <RowHead>Together</RowHead>
            {columns.map((column, index) => (
              <FigureCell key={column} figure={sums[index] ?? "few"} min={min} />
            ))}
          </tr>
        )}
      </tbody>
    </Table>
  );
}
