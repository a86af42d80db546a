import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween } from "@/lib/clock";
import { dayFaults, endsIn, pulseAsked, signedWords, standingOf, stateOf, weekOf } from "@/lib/trials/rules";

const startsOn = "2026-03-02";
const endsOn = "2026-03-29";
const course = { startsOn, endsOn, agreed: true, endedOn: null, withdrawn: false };

// Days around a trial of any length, ended early or not.
const anyCourse = fc
  .record({ length: fc.integer({ min: 1, max: 84 }), agreed: fc.boolean(), withdrawn: fc.boolean(), early: fc.option(fc.nat(83)) })
  .map(({ length, agreed, withdrawn, early }) => ({
    startsOn,
    endsOn: addDays(startsOn, length - 1),
    agreed,
    withdrawn: withdrawn && early === null,
    endedOn: agreed && early !== null && early < length ? addDays(startsOn, early) : null,
  }));
const anyDay = fc.integer({ min: -30, max: 150 }).map((days) => addDays(startsOn, days));

describe("how a trial stands", () => {
  it("follows from its days alone", () => {
    expect(stateOf(course, "2026-03-01")).toBe("agreed");
    expect(stateOf(course, startsOn)).toBe("running");
    expect(stateOf(course, endsOn)).toBe("running");
    expect(stateOf(course, "2026-03-30")).toBe("ended");
    expect(stateOf({ ...course, endedOn: "2026-03-10" }, "2026-03-10")).toBe("ended");
    expect(stateOf({ ...course, agreed: false }, startsOn)).toBe("proposed");
    expect(stateOf({ ...course, agreed: false }, "2026-03-03")).toBe("lapsed");
  });

  it("is running only when both have signed and on its own days, and never again once it is over", () => {
    fc.assert(
      fc.property(anyCourse, anyDay, fc.nat(60), (trial, day, later) => {
        const state = stateOf(trial, day);
        if (state === "running") {
          expect(trial.agreed && !trial.withdrawn && trial.endedOn === null).toBe(true);
          expect(day >= trial.startsOn && day <= trial.endsOn).toBe(true);
        }
        if (state === "ended" || state === "withdrawn" || state === "lapsed") expect(stateOf(trial, addDays(day, later))).toBe(state);
      }),
    );
  });

  it("is said in words", () => {
    const told = { ...course, signed: { engineer: true, manager: false }, names: { person: "Eve", manager: "Mo" } };
    expect(standingOf({ ...told, agreed: false }, startsOn)).toBe("Waits for Mo");
    expect(standingOf({ ...told, agreed: false, signed: { engineer: false, manager: false } }, startsOn)).toBe("Waits for Eve and Mo");
    expect(standingOf(told, "2026-03-01")).toBe("Signed by both, begins on 2 Mar 2026");
    expect(standingOf(told, startsOn)).toBe("Until 29 Mar 2026");
    expect(standingOf({ ...told, endedOn: "2026-03-10" }, "2026-04-01")).toBe("Ended on 10 Mar 2026");
    expect([endsIn(endsOn, "2026-03-24"), endsIn(endsOn, "2026-03-28"), endsIn(endsOn, endsOn)]).toEqual([
      "Trial ends in 5 days",
      "Trial ends tomorrow",
      "Trial ends today",
    ]);
  });
});

describe("the pulses of those led", () => {
  it("are asked about the middle and from the last day on", () => {
    expect(pulseAsked(course, "2026-03-14")).toBeNull();
    expect(pulseAsked(course, "2026-03-15")).toBe(1);
    expect(pulseAsked(course, "2026-03-28")).toBe(1);
    expect(pulseAsked(course, endsOn)).toBe(2);
    expect(pulseAsked({ ...course, endedOn: "2026-03-05" }, "2026-03-05")).toBe(2);
    expect(pulseAsked(course, addDays(endsOn, 21))).toBe(2);
    expect(pulseAsked(course, addDays(endsOn, 22))).toBeNull();
  });

  it("are never asked about what has not begun or was not agreed, and the second comes in any case", () => {
    fc.assert(
      fc.property(anyCourse, anyDay, (trial, day) => {
        const asked = pulseAsked(trial, day);
        if (!["running", "ended"].includes(stateOf(trial, day))) expect(asked).toBeNull();
        if (trial.agreed && !trial.withdrawn) expect(pulseAsked(trial, trial.endedOn ?? trial.endsOn)).toBe(2);
      }),
    );
  });
});

describe("the terms", () => {
  it("last twelve weeks at most and begin no sooner than today", () => {
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 100 }), fc.integer({ min: -5, max: 120 }), (from, length) => {
        const days = { startsOn: addDays(startsOn, from), endsOn: addDays(startsOn, from + length) };
        const fine = from >= 0 && length >= 0 && length < 84;
        expect(Object.keys(dayFaults(days, startsOn)).length === 0).toBe(fine);
        if (fine) expect(weekOf(days.startsOn, days.endsOn)).toBe(Math.floor(daysBetween(days.startsOn, days.endsOn) / 7));
        if (fine) expect(weekOf(days.startsOn, days.endsOn)).toBeLessThanOrEqual(11);
      }),
    );
  });

  it("are all in what is signed", () => {
    const terms = {
      title: "Cover",
      track: "management" as const,
      startsOn,
      endsOn,
      share: 50,
      findOut: "Whether I like it.",
      promise: "I return.",
    };
    const names = { person: "Eve", sponsor: "Dan", led: ["Ivy", "Tom"], competencies: ["Mentoring"] };
    const words = signedWords(terms, names);
    for (const part of [
      "Eve tries management from 2 Mar 2026 to 29 Mar 2026, with 50 % of the week:\nCover",
      "Dan is",
      "Ivy and Tom",
      "Mentoring",
      "Whether I like it.",
      "I return.",
    ])
      expect(words).toContain(part);
    for (const change of [
      { share: 60 },
      { promise: "x" },
      { endsOn: startsOn },
      { track: "hybrid" as const },
      { findOut: "x" },
      { title: "x" },
    ])
      expect(signedWords({ ...terms, ...change }, names)).not.toBe(words);
    expect(signedWords(terms, { ...names, led: [] })).not.toBe(words);
  });
});
