import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "@/lib/clock";
import { type Exercising, matchesOf, reasonsFor, type Report, waitingOf, type Wishes } from "@/lib/matches/rules";

const key = fc.constantFrom("mentoring", "hiring", "communication", "ownership");
const named = key.map((key) => ({ key, name: key.toUpperCase() }));
const kind = fc.constantFrom("individual_contributor", "management", "hybrid", "other") satisfies fc.Arbitrary<string>;
const wishes: fc.Arbitrary<Wishes> = fc.record({
  focuses: fc.array(named, { maxLength: 3 }),
  chances: fc.array(named, { maxLength: 3 }),
  track: fc.option(fc.record({ kind, level: fc.constant("Team Lead") })),
});
const opening: fc.Arbitrary<Exercising> = fc.record({
  competencies: fc.array(named, { maxLength: 4 }),
  tracks: fc.array(kind, { maxLength: 3 }),
});

describe("an opening fits", () => {
  it("for reasons in words", () => {
    const wanted: Wishes = {
      focuses: [{ key: "mentoring", name: "Mentoring" }],
      chances: [{ key: "hiring", name: "Hiring" }],
      track: { kind: "management", level: "Team Lead" },
    };
    const mentoring = { key: "mentoring", name: "Mentoring" };
    expect(reasonsFor({ competencies: [mentoring, { key: "hiring", name: "Hiring" }], tracks: ["management"] }, wanted)).toEqual([
      "You practise Mentoring.",
      "You had no chance so far to show Hiring.",
      "You look towards Team Lead, and this is a taste of it.",
    ]);
    expect(reasonsFor({ competencies: [], tracks: ["hybrid"] }, wanted)).toEqual([]);
  });

  it("only for a reason, and each reason only from what was said", () => {
    fc.assert(
      fc.property(fc.array(opening), wishes, (openings, wanted) => {
        const matches = matchesOf(openings, wanted);
        for (const { opening, reasons } of matches) {
          expect(reasons.length).toBeGreaterThan(0);
          expect(new Set(reasons).size).toBe(reasons.length);
          const said = [...wanted.focuses, ...wanted.chances].map((one) => one.key);
          expect(
            opening.competencies.some((one) => said.includes(one.key)) ||
              Boolean(wanted.track && opening.tracks.includes(wanted.track.kind)),
          ).toBe(true);
        }
        for (const one of openings) if (!matches.some(({ opening }) => opening === one)) expect(reasonsFor(one, wanted)).toEqual([]);
        expect(matchesOf(openings, { focuses: [], chances: [], track: null })).toEqual([]);
      }),
    );
  });

  it("still when one wishes for more, whatever the order of the wishes", () => {
    fc.assert(
      fc.property(fc.array(opening), wishes, named, (openings, wanted, more) => {
        const fits = (asked: Wishes) => new Set(matchesOf(openings, asked).map(({ opening }) => openings.indexOf(opening)));
        const before = fits(wanted);
        const after = fits({ ...wanted, focuses: [more, ...wanted.focuses] });
        for (const one of before) expect(after.has(one)).toBe(true);
        expect(fits({ ...wanted, focuses: wanted.focuses.toReversed(), chances: wanted.chances.toReversed() })).toEqual(before);
      }),
    );
  });
});

const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays("2026-01-01", days));
const report: fc.Arbitrary<Report> = fc.record({
  handle: fc.uuid(),
  name: fc.string(),
  wishes: fc.array(fc.record({ day, words: fc.constantFrom("Interested in talks", "No chance so far: Hiring") }), { maxLength: 4 }),
  lastChance: fc.option(fc.record({ endedOn: fc.option(day) })),
});

describe("whoever waits for a chance", () => {
  it("has wished for one, is not in the middle of one, and waits no longer than they have", () => {
    fc.assert(
      fc.property(fc.array(report), (reports) => {
        const waiting = waitingOf(reports);
        for (const report of reports) {
          const row = waiting.find((one) => one.handle === report.handle);
          expect(Boolean(row)).toBe(report.wishes.length > 0 && !(report.lastChance && !report.lastChance.endedOn));
          if (!row) continue;
          expect(row.since >= (report.lastChance?.endedOn ?? row.since)).toBe(true);
          expect((report.wishes.map((wish) => wish.day).sort()[0] ?? "") <= row.since).toBe(true);
          expect(row.wishes.length).toBeGreaterThan(0);
        }
        expect(waiting.map((one) => one.since)).toEqual(waiting.map((one) => one.since).sort());
      }),
    );
  });

  it("comes first after the longest wait, counted from the last chance", () => {
    const wish = (day: string) => [{ day, words: "Would like: run the talks" }];
    expect(
      waitingOf([
        { handle: "ivy", name: "Ivy", wishes: wish("2026-03-01"), lastChance: null },
        { handle: "eve", name: "Eve", wishes: wish("2026-01-01"), lastChance: { endedOn: "2026-05-01" } },
        { handle: "tom", name: "Tom", wishes: wish("2026-02-01"), lastChance: { endedOn: null } },
        { handle: "sam", name: "Sam", wishes: [], lastChance: null },
        { handle: "sarah", name: "Sarah", wishes: wish("2026-02-01"), lastChance: { endedOn: "2025-12-01" } },
      ]).map(({ handle, since }) => [handle, since]),
    ).toEqual([
      ["sarah", "2026-02-01"],
      ["ivy", "2026-03-01"],
      ["eve", "2026-05-01"],
    ]);
  });
});
