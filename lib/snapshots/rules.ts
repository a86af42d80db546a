import type { Day } from "@/lib/clock";
import { formatDay } from "@/lib/format";

/** What is counted by framework for leadership of what people entrust, each taken by itself. */
export const frameworkParts = ["plans", "talks", "parts", "offered", "tried", "verdicts", "weeks", "competencies"] as const;
/** The same of everybody, whichever framework they are on. */
export const everyonesParts = ["fairness", "wishes"] as const;
export type Part = (typeof frameworkParts)[number] | (typeof everyonesParts)[number];

/** Stands in the place of a framework's key, which is never empty. */
export const everywhere = "";

/** From which day figures are, or that there are none so far. */
export const takenInWords = (day: Day | null): string =>
  day ? `As of ${formatDay(day)}.` : "Not counted yet. The first figures appear within a day.";

export type Counted = Record<string, string | number | boolean | null>;

/**
 * Whether the facts of `min` people at least have changed between two counts: one person's change moves at most two
 * counts of a kind by one each. Of competencies each is a kind of its own; offers of one person may be many.
 */
export function changedAtLeast(before: Counted[], now: Counted[], min: number): boolean {
  const kinds = new Map<string, number>();
  const cells = (rows: Counted[]) =>
    new Map(
      rows.flatMap((row) => {
        // By the fields' names: the database keeps them in another order than it was given them.
        const name = Object.entries(row)
          .filter(([, value]) => typeof value === "string")
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([, value]) => value)
          .join(" ");
        return Object.entries(row).flatMap(([field, value]) =>
          typeof value === "number" && field !== "offers" ? [[`${name} ${field}`, { kind: String(row["key"] ?? ""), value }] as const] : [],
        );
      }),
    );
  const [old, fresh] = [cells(before), cells(now)];
  for (const cell of new Set([...old.keys(), ...fresh.keys()])) {
    const kind = (old.get(cell) ?? fresh.get(cell))?.kind ?? "";
    kinds.set(kind, (kinds.get(kind) ?? 0) + Math.abs((fresh.get(cell)?.value ?? 0) - (old.get(cell)?.value ?? 0)));
  }
  return Math.max(0, ...kinds.values()) >= 2 * min;
}
