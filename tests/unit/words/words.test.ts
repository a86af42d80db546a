import { describe, expect, it } from "vitest";
import { forbiddenWordsIn } from "@/tests/support/words";

describe("words that put one track over another", () => {
  it.each([
    ["She was promoted and moves UP.", ["up", "promoted"]],
    ["A step\nback to code", ["step back"]],
    ["trial.stepDown", ["down"]],
    ["track_move.demoted", ["demoted"]],
    ["sign-up", ["up"]],
    ["a higher level above yours", ["higher", "above"]],
  ])("are found in %j", (text, words) => {
    expect(forbiddenWordsIn(text)).toEqual(words);
  });

  it.each(["An update", "Supper downtown", "She returned to code.", "Not yet", "It ends on its day or any day before.", "aboveboard"])(
    "are not found in %j",
    (text) => {
      expect(forbiddenWordsIn(text)).toEqual([]);
    },
  );
});
