import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "@/lib/clock";
import { circlesIn } from "@/lib/cover-plans/rules";
import { noticeWords } from "@/lib/notices/rules";
import { beganWords } from "@/lib/placements/rules";
import { rampInWords, suggestionsFor } from "@/lib/ramp-plans/rules";
import { bandOf, leavesPeople, moveFaults, moveInWords, rampDays, rampEndsOn, waitInWords } from "@/lib/track-moves/rules";
import { NoticeKind, TrackKind } from "@/prisma/generated/enums";
import { sourcesOf } from "@/tests/support/sources";
import { forbiddenWordsIn } from "@/tests/support/words";

const day = "2026-11-20";
const kinds = Object.values(TrackKind);
const place = fc.record({
  levelId: fc.constantFrom("a", "b", "c"),
  trackKey: fc.constantFrom("ic", "management"),
  framework: fc.constantFrom("one", "two"),
  band: fc.constantFrom(null, "band-3", "band-4"),
});

describe("a track move", () => {
  it("is told with the same words in both directions", () => {
    const there = moveInWords({ from: { track: "A" }, to: { track: "B", title: "T" }, startsOn: day });
    const back = moveInWords({ from: { track: "B" }, to: { track: "A", title: "T" }, startsOn: day });
    expect(there.replaceAll(/\b[AB]\b/g, "x")).toBe(back.replaceAll(/\b[AB]\b/g, "x"));
    expect(beganWords("track_move", "A", "B")).toBe("Track move: moved from B to A");
    expect(beganWords("returned", "A", "B")).toBe(beganWords("track_move", "A", "B"));
  });

  it("stays in a band or leaves it whichever way one looks", () => {
    fc.assert(
      fc.property(place, place, fc.boolean(), (a, b, usesBands) => {
        expect(bandOf(a, b, usesBands)).toBe(bandOf(b, a, usesBands));
        if (!usesBands) expect(bandOf(a, b, usesBands)).toBe("none");
      }),
    );
    const senior = { levelId: "s", trackKey: "ic", framework: "one", band: "band-3" };
    expect(bandOf(senior, { ...senior, trackKey: "management" }, true)).toBe("same");
    // A level without a band has no peer where the others have one.
    expect(bandOf({ ...senior, band: null }, { ...senior, band: null }, true)).toBe("other");
  });

  it("leads to another track, within a year, after the present level began", () => {
    const current = { levelId: "s", trackKey: "ic", framework: "one", band: null, since: "2026-01-01" };
    const next = { levelId: "m", trackKey: "management", framework: "one", band: null };
    const faults = (startsOn: string, to = next) => moveFaults({ current, next: to, startsOn }, day);
    expect(faults(day)).toEqual({});
    expect(faults(addDays(day, -1))).toEqual({ startsOn: "That day has passed." });
    expect(faults(addDays(day, 400))).toEqual({ startsOn: "Please choose a day within a year." });
    expect(faults(day, { ...next, trackKey: "ic" })).toHaveProperty("levelId");
    expect(moveFaults({ current: { ...current, since: day }, next, startsOn: day }, day)).toHaveProperty("startsOn");
    expect(moveFaults({ current: null, next, startsOn: day }, day)).toHaveProperty("levelId");
  });

  it("leaves people when it goes from a track that leads to one that does not", () => {
    expect(kinds.flatMap((from) => kinds.filter((to) => leavesPeople(from, to)).map((to) => `${from} ${to}`))).toEqual([
      "management individual_contributor",
      "management other",
      "hybrid individual_contributor",
      "hybrid other",
    ]);
  });

  it("has a ramp of 90 days, the first and the last included, with something to begin with in every direction", () => {
    expect(rampEndsOn("2026-01-01")).toBe("2026-03-31");
    expect(rampInWords(day, day)).toBe("ends in 89 days");
    expect(rampInWords(addDays(day, 3), day)).toBe("begins in 3 days");
    expect(rampInWords(addDays(day, 1 - rampDays), day)).toBe("ends today");
    expect(rampInWords(addDays(day, -rampDays), day)).toContain("waits for words from both");
    for (const kind of kinds) {
      const lines = suggestionsFor(kind);
      expect(lines.length).toBeGreaterThan(3);
      expect(lines.every((line) => line.day >= 1 && line.day <= rampDays)).toBe(true);
      for (const about of [/skills/i, /pair/i, /first small/i])
        expect(
          lines.some((line) => about.test(line.words)),
          `${kind} ${about}`,
        ).toBe(true);
    }
  });
});

describe("a cover plan", () => {
  it("leads every line on exactly when no circle is named", () => {
    const count = 5;
    // Five reports r0 to r4 under the one who moves; owners are one of them, somebody below one of them, or somebody outside.
    const owner = fc.oneof(
      fc.constant("x."),
      fc.nat(count - 1).map((at) => `m.r${at}.`),
      fc.nat(count - 1).map((at) => `m.r${at}.below.`),
    );
    fc.assert(
      fc.property(fc.array(owner, { minLength: count, maxLength: count }), (owners) => {
        const named = owners.map((linePath, at) => ({
          report: { id: `r${at}`, linePath: `m.r${at}.` },
          owner: { id: linePath, linePath },
        }));
        // Whoever one reports to in the end, followed as many steps as there are people.
        const leadsOn = owners.every((_, start) => {
          let at: number | null = start;
          for (let step = 0; step <= count && at !== null; step++) {
            const found: RegExpMatchArray | null = (owners[at] ?? "").match(/r(\d)/);
            at = found ? Number(found[1]) : null;
          }
          return at === null;
        });
        expect(circlesIn(named).length === 0).toBe(leadsOn);
      }),
    );
  });
});

describe("the words around moves", () => {
  it("name no track above another, in no source, event, field, notice or suggestion", () => {
    const nouns = "(track-moves|ramp-plans|cover-plans|move-endings|move-records|build-wishes)";
    const own = Object.entries(sourcesOf("lib", "components", "app", "prisma")).filter(([path]) =>
      new RegExp(`/${nouns}/|lib/jobs/moves|prisma/example/track-moves`).test(path),
    );
    expect(own.length).toBeGreaterThan(25);
    for (const [path, source] of own) expect(forbiddenWordsIn(source), path).toEqual([]);
    for (const kind of Object.values(NoticeKind).filter((one) => /move|ramp|cover/.test(one)))
      expect(forbiddenWordsIn(`${kind} ${noticeWords(kind, "Mo")}`), kind).toEqual([]);
    for (const code of [
      "left",
      "manager",
      "level",
      "late",
      "message",
      "ramp",
      "uncovered",
      "gone",
      "circle",
      "owner",
      "unanswered",
      "declined",
      "yes",
      "band",
    ]) {
      expect(waitInWords({ code, name: "Mo" })).not.toBe(waitInWords({ code: "?", name: "Mo" }));
      expect(forbiddenWordsIn(waitInWords({ code, name: "Mo" }))).toEqual([]);
    }
  });
});
