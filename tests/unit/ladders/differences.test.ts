import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Compared, differenceInWords } from "@/lib/level-comparisons/rules";

const cell = (more: Partial<Compared> = {}, ...texts: string[]): Compared => ({
  state: "expected",
  proficiency: "",
  rubric: null,
  sameAs: null,
  statements: texts.map((text) => ({ text })),
  ...more,
});
const words = (a: Compared | null, b: Compared | null) => differenceInWords(a, b, "Senior", "Team Lead").sentences.join(" ");

describe("how two levels differ, in words", () => {
  it("says that both expect the same, also when one refers to the other", () => {
    const senior = cell({}, "Finds the cause.");
    expect(differenceInWords(senior, senior, "Senior", "Team Lead")).toEqual({ same: true, sentences: ["Both expect the same."] });
    expect(words(senior, cell({ state: "same_as_below", sameAs: senior }))).toBe("Both expect the same.");
  });

  it("names the states of both", () => {
    expect(words(cell({ state: "ceiling_reached" }), cell({ state: "not_applicable" }))).toBe(
      "Senior: grows no further here. Team Lead: not part of this level.",
    );
    expect(words(cell({ state: "not_yet_expected" }), cell({ state: "not_yet_expected" }))).toBe("Neither expects this yet.");
  });

  it("counts what is in common and what is not", () => {
    expect(words(cell({}, "a", "b"), cell({}, "b", "c", "d"))).toBe("1 point in common; 1 only for Senior, 2 only for Team Lead.");
    expect(words(cell({}, "a"), cell({}, "b", "c"))).toBe("They ask for different things: 1 point for Senior, 2 points for Team Lead.");
    expect(words(cell({}, "a"), cell({ state: "optional" }))).toBe(
      "Senior: expected. Team Lead: optional. Only Senior says what that means, in 1 point.",
    );
  });

  it("tells proficiencies and steps apart", () => {
    expect(words(cell({ proficiency: "Awareness" }), cell())).toBe("Proficiency: Awareness for Senior, none named for Team Lead.");
    expect(words(cell({ rubric: { step: 2, name: "Adopts" } }), cell({ rubric: { step: 1, name: "" } }))).toBe(
      "Senior asks step 2 (Adopts), Team Lead step 1.",
    );
  });

  it("says when only one of them speaks of it", () => {
    expect(words(null, cell())).toBe("Only Team Lead says something about this.");
    expect(words(null, null)).toBe("Neither level says anything about this.");
  });

  it("counts a text that stands there twice once", () => {
    const [a, b] = [cell({}, "a", "a"), cell({}, "a", "c")];
    expect(differenceInWords(a, b, "A", "B").same).toBe(false);
    expect(differenceInWords(b, a, "B", "A").same).toBe(false);
  });

  it("never ranks one level above the other", () => {
    const state = fc.constantFrom("expected", "not_yet_expected", "ceiling_reached", "optional", "not_applicable");
    const any = fc.option(
      fc.record({
        state,
        texts: fc.array(fc.constantFrom("a", "b", "c")),
        proficiency: fc.constantFrom("", "Awareness"),
        step: fc.option(fc.integer({ min: 1, max: 3 })),
      }),
    );
    const made = fc.tuple(any, any).map((pair) =>
      pair.map(
        (one) =>
          one &&
          cell(
            {
              state: one.state as Compared["state"],
              proficiency: one.proficiency,
              rubric: one.step === null ? null : { step: one.step, name: "" },
            },
            ...one.texts,
          ),
      ),
    );
    fc.assert(
      fc.property(made, ([a = null, b = null]) => {
        expect(words(a, b)).not.toMatch(/higher|lower|above|below|more|less|better|worse|promot|demot|junior/i);
        expect(differenceInWords(a, b, "Senior", "Team Lead").same).toBe(differenceInWords(b, a, "Team Lead", "Senior").same);
      }),
    );
  });
});
