"use client";
import { numericCell } from "@/components/ui/table";
import { type Figure, figureInWords } from "@/lib/disclosures/rules";

/** What the words of cells stand for, below a table in which there are any. */
export function FigureLegend({ figures, min }: { figures: Figure[]; min: number }) {
  const said = [
    ...(figures.includes("few") ? [`“< ${min}” is fewer than ${min} people, perhaps nobody.`] : []),
    ...(figures.includes("held")
      ? ["“held” is kept back: it would tell of a smaller group beside it, or all people of the row are alike."]
      : []),
  ];
  return said.length > 0 && <p className="text-sm text-fg-muted">{said.join(" ")}</p>;
}

/** A figure in a table, or in a word why it is not there. */
export function FigureCell({ figure, min }: { figure: Figure; min: number }) {
  if (typeof figure === "number") return <td className={numericCell}>{figure}</td>;
  return (
    <td className={`${numericCell} whitespace-nowrap text-fg-muted`} aria-label={figureInWords(figure, min)}>
      {figure === "few" ? `< ${min}` : "held"}
    </td>
  );
}
