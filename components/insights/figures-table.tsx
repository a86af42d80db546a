import { DataCell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { DistributionView } from "@/lib/insights/queries";
import { figureInWords } from "@/lib/insights/rules";

/** The units inside the one looked at, by level: the same figures the lanes are made of. */
export function FiguresTable({ view, href }: { view: DistributionView; href: (unit: string) => string }) {
  const levels = view.tracks.flatMap((track) => track.levels);
  return (
    <Table caption={`People by unit and level on ${view.day}`}>
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
        {view.parts.map((part) => (
          <tr key={part.key}>
            <RowHead href={href(part.key)} className="whitespace-nowrap">
              {part.name}
            </RowHead>
            {levels.map((level) => (
              <DataCell key={level.key} numeric>
                <Figure figure={part.figures[level.key] ?? "few"} min={view.min} />
              </DataCell>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Figure({ figure, min }: { figure: number | "few" | "held"; min: number }) {
  if (typeof figure === "number") return figure;
  return (
    <span className="whitespace-nowrap text-fg-muted">
      <span aria-hidden>{figure === "few" ? `< ${min}` : "held"}</span>
      <span className="sr-only">{figureInWords(figure, min)}</span>
    </span>
  );
}
