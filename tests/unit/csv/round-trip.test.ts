import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvOf, readTable } from "@/lib/csv-tables/rules";

// What breaks files: quotes, line ends, separators, formulas (with blanks before, in full width), marks, blanks at the ends.
const sharp = fc.constantFrom(
  "=",
  "+",
  "-",
  "@",
  "＝",
  "＋",
  "－",
  "＠",
  "'",
  '"',
  ",",
  ";",
  "\n",
  "\r",
  "\r\n",
  "\t",
  " ",
  "\u00a0",
  "\ufeff",
  "é",
  "界",
  "a",
  "1",
);
const cell = fc
  .oneof(
    fc.array(sharp, { maxLength: 8 }).map((parts) => parts.join("")),
    fc.string({ unit: "grapheme", maxLength: 20 }),
  )
  .filter((text) => !text.includes("\0") && text.isWellFormed());
// A row of blanks is no row, for whoever reads the file.
const row = fc.tuple(cell, cell, cell).filter((cells) => cells.some((text) => text.trim()));

describe("a CSV file of ours", () => {
  it("says, read back, what was written", () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
        const { header, rows: read, faults } = readTable(csvOf(["first", "second", "third"], rows));
        expect(faults).toEqual([]);
        expect(header).toEqual(["first", "second", "third"]);
        expect(read.map(({ cells }) => cells)).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });

  it("holds no cell that a spreadsheet would run", () => {
    for (const start of ["=", "+", "-", "@", "＝", "＋", "－", "＠", " =", "\u3000＝", "\t", "\r", "\n@", "\u00a0+"])
      expect(
        csvOf(["a"], [[`${start}1+1`]])
          .split("\r\n")
          .slice(1)
          .join("\r\n"),
        JSON.stringify(start),
      ).toMatch(/^"?'/);
    expect(csvOf(["a"], [[-5]])).toBe("\ufeffa\r\n-5\r\n");
  });

  it("quotes every line break, and begins with the mark of UTF-8", () => {
    expect(csvOf(["a", "b"], [["one\ntwo", 'say "yes"']])).toBe('\ufeffa,b\r\n"one\ntwo","say ""yes"""\r\n');
  });
});
