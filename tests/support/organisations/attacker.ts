// Somebody who puts together whatever is published of an organisation.
import type { Figure } from "@/lib/disclosures/rules";

/** The smallest group that may be known. */
export const min = 5;

/** A number somebody would like to know: what is said of it, and what it is. */
export type Unknown = { low: number; high: number; truth: number; small: boolean };
/** Sums that are known to hold: what is on the left, less what is on the right, is nothing. */
type Equation = { left: Unknown[]; right: Unknown[] };

const sure = (holds: boolean, what: string) => {
  if (!holds) throw new Error(`It should be that ${what}.`);
};

/** Everything that pages say of an organisation, and how it hangs together. */
export class Knowledge {
  unknowns: Unknown[] = [];
  equations: Equation[] = [];
  readonly named = new Map<string, Unknown>();

  said(name: string, figure: Figure, truth: number): Unknown {
    const known = this.named.get(name);
    // Every page must say the same of the same thing.
    if (known) {
      sure(
        (typeof figure === "number" ? figure : null) === (known.low === known.high ? known.low : null),
        `${name} reads alike everywhere`,
      );
      return known;
    }
    const [low, high] = typeof figure === "number" ? [figure, figure] : [0, figure === "few" ? min - 1 : Number.POSITIVE_INFINITY];
    sure(typeof figure !== "number" || figure === truth, `${name} is true`);
    return this.keep({ low, high, truth, small: truth < min }, name);
  }

  /** Something that is told by its bounds. */
  bounded(low: number, high: number, truth: number): Unknown {
    sure(low <= truth && truth <= high, "it lies within its bounds");
    return this.keep({ low, high, truth, small: truth < min });
  }

  /** Something nobody speaks of. */
  silent(truth: number): Unknown {
    return this.keep({ low: 0, high: Number.POSITIVE_INFINITY, truth, small: false });
  }

  private keep(unknown: Unknown, name?: string): Unknown {
    this.unknowns.push(unknown);
    if (name) this.named.set(name, unknown);
    return unknown;
  }

  holds(left: Unknown[], right: Unknown[]) {
    const sum = (side: Unknown[]) => side.reduce((total, one) => total + one.truth, 0);
    sure(sum(left) === sum(right), "both sides are as many");
    this.equations.push({ left, right });
  }
}

/** Narrows what every number can be by every sum it is part of, until nothing changes. */
export function tighten({ unknowns, equations }: Knowledge) {
  const uses = new Map<Unknown, Equation[]>(unknowns.map((unknown) => [unknown, []]));
  for (const equation of equations) for (const one of [...equation.left, ...equation.right]) uses.get(one)?.push(equation);
  const waiting = new Set(equations);
  for (const equation of waiting) {
    waiting.delete(equation);
    for (const [side, opposite] of [
      [equation.left, equation.right],
      [equation.right, equation.left],
    ] as const) {
      const sum = (list: Unknown[], end: "low" | "high", without?: Unknown) =>
        list.reduce((total, one) => total + (one === without ? 0 : one[end]), 0);
      for (const one of side) {
        const low = Math.max(one.low, sum(opposite, "low") - sum(side, "high", one));
        const high = Math.min(one.high, sum(opposite, "high") - sum(side, "low", one));
        if (low === one.low && high === one.high) continue;
        one.low = low;
        one.high = high;
        for (const use of uses.get(one) ?? []) waiting.add(use);
      }
    }
  }
}

/** Whether sums alone, put together, leave one answer: rows of what is not known, brought to their simplest form. */
export function solved({ unknowns, equations }: Knowledge): Unknown[] {
  const open = new Map(unknowns.filter((one) => one.low !== one.high).map((one, index) => [one, index]));
  const rows = equations
    .map(({ left, right }) => {
      const row = new Map<number, number>();
      for (const [list, sign] of [
        [left, 1],
        [right, -1],
      ] as const)
        for (const one of list) if (open.has(one)) row.set(open.get(one) as number, sign);
      return row;
    })
    .filter((row) => row.size);
  const pivots = new Map<number, Map<number, number>>();
  const reduce = (row: Map<number, number>) => {
    for (let changed = true; changed; ) {
      changed = false;
      for (const [column, factor] of row) {
        const pivot = pivots.get(column);
        if (!pivot) continue;
        for (const [at, value] of pivot) {
          const next = (row.get(at) ?? 0) - factor * value;
          if (Math.abs(next) < 1e-9) row.delete(at);
          else row.set(at, next);
        }
        changed = true;
        break;
      }
    }
  };
  for (const row of rows) {
    reduce(row);
    const first = row.entries().next().value;
    if (!first) continue;
    for (const [at, value] of row) row.set(at, value / first[1]);
    pivots.set(first[0], row);
  }
  const columns = [...open.keys()];
  return [...pivots].flatMap(([column, row]) => {
    pivots.delete(column);
    reduce(row);
    pivots.set(column, row);
    return row.size === 1 ? [columns[column] as Unknown] : [];
  });
}

export const nameOf = (known: Knowledge, unknown: Unknown) => [...known.named].find(([, one]) => one === unknown)?.[0];
