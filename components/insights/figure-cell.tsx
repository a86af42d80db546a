"use client";
import { numericCell } from "@/components/ui/table";
import { type Figure, figureInWords } from "@/lib/disclosures/rules";

/** A figure in a table, or in a word why it is not there. */
export function FigureCell({ figure, min }: { figure: Figure; min: number }) {
  if (typeof figure === "number") return <td className={numericCell}>{figure}</td>;
  return (
    <td className={`${numericCell} whitespace-nowrap text-fg-muted`} aria-label={figureInWords(figure, min)}>
      {figure === "few" ? `< ${min}` : "held"}
    </td>
  );
}
