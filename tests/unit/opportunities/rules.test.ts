import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ideas } from "@/lib/assignment-ideas/rules";
import { addDays } from "@/lib/clock";
import { bothSaidYes, standingOf } from "@/lib/interests/rules";
import { boardPath, boardSearch, closedBecause, dateFaults, effortInWords } from "@/lib/opportunities/rules";
import { debriefAsEvidence, endingOn, reflectionAsEvidence, stretchInWords } from "@/lib/participations/rules";

const now = "2026-11-20";

describe("an assignment", () => {
  it("says why nobody can show interest any more", () => {
    const open = { state: "open", endsOn: "2026-12-20", closesOn: "2026-11-20" } as const;
    expect(closedBecause(open, now)).toBeNull();
    expect(closedBecause({ ...open, closesOn: null }, now)).toBeNull();
    expect(closedBecause(open, "2026-11-21")).toBe("This closed on 20 Nov 2026.");
    expect(closedBecause({ ...open, closesOn: null }, "2026-12-21")).toBe("This is over.");
    expect(closedBecause({ ...open, state: "filled" }, now)).toBe("This has found its people.");
    expect(closedBecause({ ...open, state: "withdrawn" }, now)).toBe("This is not offered any more.");
    expect(closedBecause({ ...open, state: "done" }, now)).toBe("This is over.");
  });

  it("says how much it takes", () => {
    expect(effortInWords({ hours: 4, startsOn: "2026-11-02", endsOn: "2026-12-13" })).toBe("4 hours a week for 6 weeks");
    expect(effortInWords({ hours: 1, startsOn: "2026-11-02", endsOn: "2026-11-02" })).toBe("1 hour a week for 1 week");
  });

  it("has days in their order", () => {
    const days = { startsOn: "2026-11-25", endsOn: "2026-12-01", closesOn: null };
    expect(dateFaults(days, now)).toEqual({});
    expect(dateFaults({ ...days, endsOn: "2026-11-24" }, now)).toEqual({ endsOn: "That is before it starts." });
    expect(dateFaults({ ...days, startsOn: "2026-11-01", endsOn: "2026-11-19" }, now)).toEqual({ endsOn: "That day has passed." });
    expect(dateFaults({ ...days, closesOn: "2026-12-02" }, now)).toEqual({ closesOn: "By then it is over." });
  });

  it("comes from ideas in plain words, none of which ranks a track", () => {
    for (const idea of Object.values(ideas)) {
      expect(`${idea.title} ${idea.what} ${idea.why}`).not.toMatch(/promot|demot|\b(up|down|senior|higher|lower|junior)\b|step back/i);
      expect(idea.title.length).toBeLessThanOrEqual(120);
      expect(idea.what.length).toBeLessThanOrEqual(2000);
      expect(idea.competencies.length).toBeGreaterThan(0);
    }
    expect(Object.keys(ideas)).toHaveLength(14);
  });
});

describe("the board's address", () => {
  it("asks for nothing when it is nonsense", () => {
    expect(boardPath(boardSearch({ competency: "a b", track: "boss", hours: "-1", page: "x", unit: ["a", "b"], remote: "1" }))).toBe(
      "/opportunities",
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom("competency", "track", "hours", "page", "unit", "remote"), fc.string()), (search) => {
        const asked = boardSearch(search);
        expect(boardSearch(Object.fromEntries(new URL(boardPath(asked), "http://x").searchParams))).toEqual(asked);
      }),
    );
  });
});

describe("an interest", () => {
  const fresh = { withdrawn: false, owner: null, manager: null, managerName: "Mo", ownerName: "Ned", begun: false };
  const yes = { isYes: true };
  const no = { isYes: false };

  it("says whom it waits for", () => {
    expect(standingOf(fresh)).toBe("Waits for Ned and Mo");
    expect(standingOf({ ...fresh, managerName: "Ned" })).toBe("Waits for Ned");
    expect(standingOf({ ...fresh, managerName: null })).toBe("Waits for Ned");
    expect(standingOf({ ...fresh, owner: yes })).toBe("Waits for Mo");
    expect(standingOf({ ...fresh, manager: yes })).toBe("Waits for Ned");
    expect(standingOf({ ...fresh, owner: no })).toBe("Ned said no this time");
    expect(standingOf({ ...fresh, owner: yes, manager: no })).toBe("Mo said no to the hours this time");
    expect(standingOf({ ...fresh, withdrawn: true })).toBe("Withdrawn");
    expect(standingOf({ ...fresh, begun: true })).toBe("Both said yes");
  });

  it("begins when both said yes, or the owner where there is no manager", () => {
    expect(bothSaidYes({ owner: yes, manager: yes, managerName: "Mo" })).toBe(true);
    expect(bothSaidYes({ owner: yes, manager: null, managerName: "Mo" })).toBe(false);
    expect(bothSaidYes({ owner: null, manager: yes, managerName: "Mo" })).toBe(false);
    expect(bothSaidYes({ owner: yes, manager: no, managerName: "Mo" })).toBe(false);
    expect(bothSaidYes({ owner: yes, manager: null, managerName: null })).toBe(true);
  });
});

describe("a participation", () => {
  it("ends early before its last day, and is finished from then on", () => {
    expect(endingOn("2026-11-19", now)).toBe("early");
    expect(endingOn(now, now)).toBe("finished");
    expect(endingOn(addDays(now, 1), now)).toBe("finished");
  });

  it("says its days", () => {
    const days = { startedOn: "2026-11-01", endsOn: "2026-12-01", endedOn: null };
    expect(stretchInWords(days, now)).toBe("Began on 1 Nov 2026, until 1 Dec 2026");
    expect(stretchInWords({ ...days, startedOn: "2026-11-25" }, now)).toBe("Begins on 25 Nov 2026, until 1 Dec 2026");
    expect(stretchInWords({ ...days, endedOn: "2026-11-12" }, now)).toBe("Began on 1 Nov 2026, ended on 12 Nov 2026");
    expect(stretchInWords(days, "2026-12-05")).toBe("Began on 1 Nov 2026, was to last until 1 Dec 2026");
  });

  it("becomes evidence without the energy it took", () => {
    expect(reflectionAsEvidence("Talks", { practised: "Asking.", surprised: "" })).toEqual({ title: "Talks", words: "Asking." });
    expect(reflectionAsEvidence("Talks", { practised: "Asking.", surprised: "They said yes." }).words).toBe(
      "Asking.\n\nWhat surprised me:\nThey said yes.",
    );
    const long = debriefAsEvidence("t".repeat(120), { by: "n".repeat(200), words: "Good." });
    expect(long.title.length).toBeLessThanOrEqual(200);
  });
});
