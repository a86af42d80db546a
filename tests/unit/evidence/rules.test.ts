import { describe, expect, it } from "vitest";
import { claimState, claimTitle, claimWords, counts, evidenceSearch } from "@/lib/evidence/rules";

const sarah = { name: "Sarah Osei" };

describe("evidence", () => {
  it("counts a claim on a colleague only once they agreed, in these words or their own", () => {
    expect(
      [null, { answer: null }, { answer: "confirmed" }, { answer: "corrected" }, { answer: "declined" }].map((claim) =>
        counts(claim as never),
      ),
    ).toEqual([true, false, true, true, false]);
    expect(claimState({ colleague: sarah, answer: "declined" })).toBe("Sarah Osei sees it differently");
  });

  it("keeps what was typed apart from the sentence around it", () => {
    const claim = { colleague: sarah, ability: "Deploy the sign-in service.", correction: "" };
    expect([claimTitle(claim), claimWords(claim)]).toEqual(["Sarah Osei can now do this without me", "Deploy the sign-in service."]);
    const corrected = { ...claim, correction: "I deploy it with the runbook." };
    expect([claimTitle(corrected), claimWords(corrected)]).toEqual([
      "Sarah Osei can now do this, in their own words",
      "I deploy it with the runbook.",
    ]);
  });

  it("takes nonsense in an address for nothing asked", () => {
    expect(evidenceSearch({ kind: "toString", competency: "a b", search: ["x", "y"], page: "-4" })).toEqual({
      kind: null,
      competency: null,
      search: "",
      page: 1,
    });
    expect(evidenceSearch({ kind: "decision", competency: "mentoring", search: " keys ", page: "3" })).toEqual({
      kind: "decision",
      competency: "mentoring",
      search: "keys",
      page: 3,
    });
  });
});
