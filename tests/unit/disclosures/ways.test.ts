import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { showGrid, showWays, type Way } from "@/lib/disclosures/rules";

const min = 5;
const between = ["", "a", "b"].flatMap((from) => ["", "a", "b"].filter((to) => to !== from).map((to) => ({ from, to })));
const withPeople = (people: number[]): Way[] => between.map((way, index) => ({ ...way, people: people[index] ?? 0 }));
/** What came less what went, at each place: known to whoever knows how many are there on both days. */
const balance = (ways: Way[]) =>
  ["a", "b"].map((place) => ways.reduce((sum, { from, to, people }) => sum + (to === place ? people : from === place ? -people : 0), 0));

describe("ways people went", () => {
  it("do not give a small one away to somebody who knows the counts of both days and this very rule", () => {
    // With a smallest group of three, so that every possible year of two levels can be looked at.
    const small = 2;
    const answers = new Map<string, { possible: Set<number>[]; inner: boolean }>();
    const most = 7;
    const people = [0, 0, 0, 0, 0, 0];
    const walk = (at: number) => {
      if (at < people.length) {
        for (people[at] = 0; (people[at] as number) <= most; people[at] = (people[at] as number) + 1) walk(at + 1);
        return;
      }
      const ways = withPeople(people);
      const key = `${showWays(ways, [], small).join()} ${balance(ways).join()}`;
      const answer = answers.get(key) ?? { possible: people.map(() => new Set<number>()), inner: false };
      people.forEach((count, index) => answer.possible[index]?.add(count));
      // Years near the edge of what is looked at could have been others beyond it.
      answer.inner ||= Math.max(...people) <= 3;
      answers.set(key, answer);
    };
    walk(0);
    for (const [key, { possible, inner }] of answers) {
      if (!inner) continue;
      const figures = (key.split(" ")[0] as string).split(",");
      figures.forEach((figure, index) => {
        if (figure === "few") expect(possible[index]?.size, `${key} gives way ${index} away`).toBeGreaterThan(1);
      });
    }
  });

  it("never show fewer than five, and read the same for nobody and for four", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { minLength: 6, maxLength: 6 }), (people) => {
        const figures = showWays(withPeople(people), ["a"], min);
        for (const figure of figures) if (typeof figure === "number") expect(figure).toBeGreaterThanOrEqual(min);
      }),
    );
    const withFew = (few: number) => showWays(withPeople([few, 9, 9, few, 9, few]), [], min).join();
    expect([0, 1, 2, 3].map(withFew)).toEqual(Array(4).fill(withFew(0)));
  });

  it("hold back a larger way when it would give a small one away", () => {
    // Only one small way at each place: what came and went would tell it.
    const more: Way[] = [
      { from: "", to: "a", people: 9 },
      { from: "a", to: "", people: 2 },
      { from: "a", to: "b", people: 7 },
      { from: "b", to: "", people: 8 },
      { from: "", to: "b", people: 6 },
    ];
    expect(showWays(more, [], min)).toEqual(["held", "held", "held", 8, 6]);
  });

  it("leave room for a count that is hidden on one of the days", () => {
    const shown: Way[] = between.map((way) => ({ ...way, people: 8 }));
    expect(showWays(shown, [], min)).toEqual(Array(6).fill(8));
    expect(showWays(shown, ["a"], min)).toEqual(["held", 8, "held", "held", 8, "held"]);
  });
});

/** Every grid of so many rows and columns with nobody to `most` people in each cell. */
function* grids(rows: number, columns: number, most: number): Generator<number[][]> {
  const cells = Array<number>(rows * columns).fill(0);
  for (;;) {
    yield Array.from({ length: rows }, (_, row) => cells.slice(row * columns, (row + 1) * columns));
    let at = 0;
    while (at < cells.length && cells[at] === most) cells[at++] = 0;
    if (at === cells.length) return;
    cells[at] = (cells[at] as number) + 1;
  }
}

describe("groups of known size, split by something else", () => {
  it.each([
    [2, 2, 9, 2],
    [3, 2, 5, 2],
    [2, 3, 5, 2],
  ])("do not give a small cell away to somebody who knows this very rule: %i rows, %i columns", (rows, columns, most, small) => {
    const answers = new Map<string, { possible: Set<number>[]; inner: boolean }>();
    for (const grid of grids(rows, columns, most)) {
      const shown = showGrid(grid, small);
      const sizes = grid.map((row) => row.reduce((sum, people) => sum + people, 0)).map((size) => (size < small ? "few" : size));
      const key = `${shown.rows.join("|")} ${shown.sums.join()} ${sizes.join()}`;
      const answer = answers.get(key) ?? { possible: grid.flat().map(() => new Set<number>()), inner: false };
      grid.flat().forEach((people, at) => answer.possible[at]?.add(people));
      answer.inner ||= Math.max(...grid.flat()) <= most - 2 * small;
      answers.set(key, answer);
    }
    for (const [key, { possible, inner }] of answers) {
      if (!inner) continue;
      const figures = (key.split(" ")[0] as string).split(/[|,]/);
      figures.forEach((figure, at) => {
        if (figure === "few" || figure === "held") expect(possible[at]?.size, `${key} gives cell ${at} away`).toBeGreaterThan(1);
      });
    }
  });

  it("are not split where all are of one kind, since that would be said of each", () => {
    expect(showGrid([[12, 0, 0]], min)).toEqual({ rows: [["held", "held", "held"]], sums: ["held", "held", "held"] });
    expect(showGrid([[12]], min).rows).toEqual([["held"]]);
    expect(
      showGrid(
        [
          [12, 0],
          [7, 9],
        ],
        min,
      ).rows[0],
    ).toEqual(["held", "held"]);
  });

  it("show no sums where the cells of one that is held back add up to it, and leave a small one alone", () => {
    // 24, 16 and 15 are shown: with the sums 11 and 9 beside them, the second column would be known to be 4.
    const rows = [
      [24, 1, 4, 2],
      [16, 0, 4, 2],
      [15, 3, 3, 5],
    ];
    expect(showGrid(rows, min).sums).toEqual(["held", "held", "held", "held"]);
  });

  it("show no sums that tell a reader among them that all others of a row are alike", () => {
    // Of the first row the reader is the second cell: with the sums, everybody else would be known to be in the first.
    const rows = [
      [6, 1, 0],
      [24, 11, 8],
      [15, 2, 4],
      [13, 3, 3],
    ];
    expect(showGrid(rows, min + 1, 1).sums).toEqual(["held", "held", "held"]);
  });

  it("show sums of columns also where rows are held back, and leave small rows out of them", () => {
    expect(
      showGrid(
        [
          [2, 20],
          [3, 18],
          [4, 9],
          [1, 2],
        ],
        min,
      ),
    ).toEqual({
      rows: [
        ["held", "held"],
        ["held", "held"],
        ["held", "held"],
        ["few", "few"],
      ],
      sums: [9, 47],
    });
  });
});
