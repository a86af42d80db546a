import { describe, expect, it } from "vitest";
import { adviceFor, type HandsOn, handsOnWords } from "@/lib/readiness/rules";
import { forbiddenWordsIn } from "@/tests/support/words";

const said = (handsOn: HandsOn, shown = "", cover = "") => ({ handsOn, shown, cover });
const advice = (more: Partial<Parameters<typeof adviceFor>[0]>) =>
  adviceFor({ person: "Eve", manager: "Mo", self: said("yes"), other: said("yes"), tried: true, ...more });
const all = Object.keys(handsOnWords) as HandsOn[];

describe("readiness for a first move into management", () => {
  it("waits for both, and says for whom", () => {
    expect(advice({ self: null, other: null })).toEqual(["There is more to say once Eve and Mo answered too."]);
    expect(advice({ other: null })).toEqual(["There is more to say once Mo answered too."]);
  });

  it("advises about each of the three questions, whatever was said", () => {
    for (const self of all)
      for (const other of all)
        for (const tried of [true, false])
          for (const words of ["", "x"]) {
            const sentences = advice({ self: said(self, words, words), other: said(other), tried });
            expect(sentences.length).toBeGreaterThanOrEqual(2);
            expect(sentences.flatMap(forbiddenWordsIn)).toEqual([]);
            expect(sentences.join(" ")).not.toMatch(/\b(must|may not|cannot|blocked|not ready|denied)\b/i);
          }
  });

  it("names what is missing: a talk, a trial, somebody who covers", () => {
    expect(advice({ other: said("not_yet") })[0]).toContain("You see hands-on work differently.");
    expect(advice({ tried: false })).toContain("Nothing has been tried yet. Some weeks of a trial show more than any answer here.");
    expect(advice({}).at(-1)).toContain("Nobody is named who covers");
    expect(advice({ other: said("yes", "", "Sarah") }).at(-1)).toContain("There is a thought about who covers.");
  });
});
