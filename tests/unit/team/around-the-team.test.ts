import { describe, expect, it } from "vitest";
import { mapSentence, missingWords } from "@/lib/competency-maps/rules";
import { changesSince } from "@/lib/decision-checks/rules";
import { isCovered, uncoveredWords } from "@/lib/duties/rules";
import { roleIn, tickedOf } from "@/lib/handoffs/rules";

const row = (more: object) => ({ key: "k", name: "K", group: "G", shown: [], growing: [], noChance: [], ...more });

describe("a map of competencies", () => {
  it("says what is missing, never who is weak", () => {
    expect(missingWords(row({ shown: ["Tom"] }))).toBeNull();
    expect(missingWords(row({ growing: ["Tom"] }))).toBe("Growing here");
    expect(missingWords(row({ noChance: ["Tom"] }))).toBe("Wanted: a chance to show it");
    expect(missingWords(row({}))).toBe("Nobody so far");
  });
  it("counts in a sentence", () => {
    expect(mapSentence([row({ shown: ["a"] }), row({ shown: ["a", "b"] }), row({}), row({ growing: ["a"] })])).toBe(
      "2 of 4 were shown within a year, 1 by one person alone, for 1 nobody has shown or practises anything yet.",
    );
    expect(mapSentence([])).toBe("Nobody here has a level yet.");
  });
});

describe("a duty", () => {
  it("is covered by one of the team or by somebody elsewhere", () => {
    expect(isCovered({ holder: { inTeam: true }, elsewhere: "" })).toBe(true);
    expect(isCovered({ holder: null, elsewhere: "The project office" })).toBe(true);
    expect(isCovered({ holder: { inTeam: false }, elsewhere: "" })).toBe(false);
    expect(isCovered({ holder: null, elsewhere: "" })).toBe(false);
    expect(uncoveredWords({ holder: null })).toBe("Nobody yet");
  });
});

describe("the four questions, taken again", () => {
  const before = { mentoring: 2, challenge: "technical", handsOn: 5, leadingBy: "both" } as const;
  it("say what changed and nothing else", () => {
    expect(changesSince(before, before)).toEqual([]);
    expect(changesSince({ ...before, mentoring: 4 }, before)).toEqual([
      { question: "Do I enjoy mentoring and developing others?", was: "Now and then", is: "Mostly" },
    ]);
  });
});

describe("a hand-off", () => {
  it("passes what was ticked and is still there", () => {
    expect(tickedOf([{ id: "a" }, { id: "b" }], ["b", "gone"])).toEqual([{ id: "b" }]);
    expect(roleIn({ personId: "p", fromId: "f" }, "p")).toBe("person");
    expect(roleIn({ personId: "p", fromId: "f" }, "f")).toBe("from");
    expect(roleIn({ personId: "p", fromId: "f" }, "t")).toBe("to");
  });
});
