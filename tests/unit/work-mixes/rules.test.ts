import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCalendar } from "@/components/work-mixes/read-calendar";
import { type Week, weekParts } from "@/lib/ladders/rules";
import { gapBetween, gapLine, mixSentence, partOf, sharesOf, sumOf } from "@/lib/work-mixes/rules";

const file = readFileSync(join(import.meta.dirname, "../../fixtures/calendars/november.ics"), "utf8");
const hours = fc.record(
  Object.fromEntries(weekParts.map(([part]) => [part, fc.double({ min: 0, max: 400, noNaN: true })])),
) as fc.Arbitrary<Week>;
const week = hours.map(sharesOf);

describe("shares of a week", () => {
  it("always sum to 100, and none is further than a point from its hours", () => {
    fc.assert(
      fc.property(hours, (given) => {
        const shares = sharesOf(given);
        expect(sumOf(shares)).toBe(100);
        const total = sumOf(given);
        for (const [part] of weekParts) {
          expect(shares[part]).toBeGreaterThanOrEqual(0);
          if (total > 0) expect(Math.abs(shares[part] - (given[part] / total) * 100)).toBeLessThan(1);
        }
      }),
    );
    expect(sharesOf({ coding: 0, reviewAndDesign: 0, people: 0, meetings: 0, other: 0 }).other).toBe(100);
  });

  it("differ the same way round for both, and a week from itself in nothing", () => {
    fc.assert(
      fc.property(week, week, (a, b) => {
        expect(gapBetween(a, b)?.points).toBe(gapBetween(b, a)?.points);
        expect(gapBetween(a, a)).toBeNull();
      }),
    );
  });

  it("are worth a line from sixteen points on", () => {
    const wanted = { coding: 50, reviewAndDesign: 20, people: 10, meetings: 15, other: 5 };
    const real = (coding: number) => ({ ...wanted, coding, meetings: 65 - coding });
    expect(gapLine(wanted, real(35))).toBeNull();
    expect(gapLine(wanted, real(34))).toBe("I would like more of coding in my week: 16 points more than last month.");
    expect(gapLine(wanted, null)).toBeNull();
    expect(mixSentence(wanted, real(40))).toContain("close to one another");
    // Nothing is close to what nobody has said.
    for (const [a, b] of [
      [wanted, null],
      [null, wanted],
      [null, null],
    ] as const)
      expect(mixSentence(a, b)).toMatch(/^Say /);
  });
});

describe("a calendar", () => {
  it("sorts events by their words, the person's own before ours", () => {
    expect(["Focus time", "RFC: retries", "1:1 Sarah / Eve", "Lunch", "Weekly planning"].map((name) => partOf(name))).toEqual([
      "coding",
      "reviewAndDesign",
      "people",
      "other",
      "meetings",
    ]);
    expect(partOf("Weekly planning", [{ words: "planning", part: "people" }])).toBe("people");
  });

  it("gives the hours of a month: repeated ones, without whole days, free time and other months", async () => {
    // Five Mondays of planning, three 1-on-1s, one review; 21 working days of eight hours in all.
    expect(await readCalendar(file, "2026-11-01")).toMatchObject({
      hours: { coding: 168 - 5 - 3 - 4, reviewAndDesign: 4, people: 3, meetings: 5, other: 0 },
      away: 0,
      skipped: [],
    });
    expect((await readCalendar(file, "2026-10-01"))?.hours.meetings).toBe(8);
  });

  it("is refused when it is none", async () => {
    expect(await readCalendar("not a calendar", "2026-11-01")).toBeNull();
    expect(await readCalendar("", "2026-11-01")).toBeNull();
  });
});
