"use client";
import { HeadCell, RowHead, Table } from "@/components/ui/table";
import type { Figure } from "@/lib/disclosures/rules";
import { listOf } from "@/lib/format";
import { FigureCell, FigureLegend } from "./figure-cell";

type LevelTableProps = {
  caption: string;
  columns: string[];
  rows: { key: string; title: string; figures: Figure[] }[];
  min: number;
  first?: string;
  sums?: Figure[];
};

/** Figures by level, a column for each thing they are counted by. Rows of which nothing can be shown are named below. */
export function LevelTable({ caption, columns, rows, min, first = "Level", sums }: LevelTableProps) {
  const told = rows.filter(isTold);
  const rest = rows.filter((row) => !isTold(row));
  const together = sums && isTold({ figures: sums }) ? sums : null;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      {(told.length > 0 || together) && (
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
            {told.map((row) => (
              <FigureRow key={row.key} title={row.title} figures={row.figures} columns={columns} min={min} />
            ))}
            {together && <FigureRow title="Together" figures={together} columns={columns} min={min} />}
          </tbody>
        </Table>
      )}
      <FigureLegend figures={[...told, ...(together ? [{ figures: together }] : [])].flatMap(({ figures }) => figures)} min={min} />
      {rest.length > 0 && (
        <p className="text-sm text-fg-muted">
          {told.length
            ? `Without a group that can be shown: ${listOf(rest.map((row) => row.title))}.`
            : "There is no group here that can be shown."}
        </p>
      )}
    </div>
  );
}

const isTold = ({ figures }: { figures: Figure[] }) => figures.some((figure) => typeof figure === "number");

function FigureRow({ title, figures, columns, min }: { title: string; figures: Figure[]; columns: string[]; min: number }) {
  return (
    <tr>
      <RowHead className="whitespace-nowrap">{title}</RowHead>
      {columns.map((column, index) => (
        <FigureCell key={column} figure={figures[index] ?? "few"} min={min} />
      ))}
    </tr>
  );
}
