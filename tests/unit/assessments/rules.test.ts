import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Answer, answers, byMeeting, isRated, meetingOf, missingFrom } from "@/lib/assessments/rules";

const answer = fc.constantFrom(...(Object.keys(answers) as Answer[]));
const given = fc.option(fc.record({ answer: fc.option(answer) }));
const cell = fc.record({ self: given, manager: given });

describe("two sides of a round", () => {
  it("are apart when they differ, together when they say the same, and unrated when neither rated", () => {
    const meet = (self: Answer | null, manager: Answer | null) => meetingOf({ self: { answer: self }, manager: { answer: manager } });
    expect([
      meet("meets", "growing"),
      meet("beyond", "beyond"),
      meet("not_seen", "no_chance"),
      meet("meets", "not_seen"),
      meet(null, null),
    ]).toEqual(["apart", "together", "unrated", "apart", "unrated"]);
  });

  it("meet the same whichever side is asked first", () => {
    fc.assert(
      fc.property(given, given, (a, b) => {
        expect(meetingOf({ self: a, manager: b })).toBe(meetingOf({ self: b, manager: a }));
      }),
    );
  });

  it("are all shown, each in one place, in the framework's order", () => {
    fc.assert(
      fc.property(fc.array(cell), (cells) => {
        const parts = byMeeting(cells);
        const all = [...parts.apart, ...parts.together, ...parts.unrated];
        expect(all).toHaveLength(cells.length);
        for (const part of Object.values(parts)) expect(part).toEqual(cells.filter((one) => part.includes(one)));
      }),
    );
  });
});

describe("an assessment before it is submitted", () => {
  const draft = { answer: "", words: "", chance: "", hasEvidence: false, isAsked: true } as const;

  it("asks for an answer where the level asks for something, and takes “not seen” for one", () => {
    expect(missingFrom(draft)?.field).toBe("answer");
    expect(missingFrom({ ...draft, isAsked: false })).toBeNull();
    expect(missingFrom({ ...draft, answer: "not_seen" })).toBeNull();
    expect(missingFrom({ ...draft, isAsked: false, words: "Something" })?.field).toBe("answer");
  });

  it("asks for a reason or evidence where something was rated, and for a chance where there was none", () => {
    fc.assert(
      fc.property(answer, fc.boolean(), (picked, hasEvidence) => {
        const missing = missingFrom({ ...draft, answer: picked, hasEvidence })?.field ?? null;
        expect(missing).toBe(picked === "no_chance" ? "chance" : isRated(picked) && !hasEvidence ? "words" : null);
        expect(missingFrom({ ...draft, answer: picked, hasEvidence, words: "Because.", chance: "A talk." })).toBeNull();
      }),
    );
  });
});
