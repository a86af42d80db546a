import { describe, expect, it } from "vitest";
import { type Facts, pointsFor } from "@/lib/briefs/rules";

const quiet: Facts = {
  name: "Eve",
  startedOn: "2022-05-03",
  plan: { state: "active", quietDays: 2, lastHeard: "2026-11-18" },
  stuck: null,
  focuses: [],
  confirmed: [],
  revisits: [],
  round: null,
  feedback: [],
  mixLine: null,
  trial: null,
  promises: [],
  agenda: [],
};
const points = (more: Partial<Facts>, today = "2026-11-20", dismissed: string[] = []) =>
  pointsFor({ ...quiet, ...more }, today, new Set(dismissed)).map(({ words, quote, why }) =>
    [words, quote, `(${why})`].filter(Boolean).join(" / "),
  );

describe("what is worth a word", () => {
  it("is nothing when nothing stands out", () => {
    expect(points({})).toEqual([]);
  });

  it("says why it is suggested", () => {
    expect(points({ plan: { state: "active", quietDays: 31, lastHeard: "2026-10-20" } })).toEqual([
      "How is it going, apart from the plan? / (No update for 31 days)",
    ]);
    expect(points({ confirmed: [{ id: "1", ability: "Review sign-in.", by: "Sarah Osei" }] })).toEqual([
      "Sarah Osei can now do this without them / Review sign-in. / (Multiplier confirmed by Sarah Osei)",
    ]);
    expect(points({ promises: [{ id: "1", words: "Ask Dan", dueOn: "2026-11-10", mine: true }] })).toEqual([
      "What became of it? / Ask Dan / (You promised it by 10 Nov 2026)",
    ]);
    expect(points({ agenda: [{ id: "1", words: "The trial", ageDays: 29 }] })).toEqual([
      "Talk about it or drop it / The trial / (On the agenda for 29 days)",
    ]);
    expect(points({ agenda: [{ id: "1", words: "The trial", ageDays: 28 }] })).toEqual([]);
  });

  it("is asked of a resting plan without a nag", () => {
    expect(points({ plan: { state: "paused", quietDays: 90, lastHeard: "2026-08-20" } })).toEqual([
      "What would be worth taking up again? / (The plan is resting)",
    ]);
  });

  it("remembers the day somebody joined, around that day, also for the 29th of February", () => {
    expect(points({ startedOn: "2022-11-25" })).toEqual(["4 years here / (Joined on 25 Nov 2022)"]);
    expect(points({ startedOn: "2022-12-25" })).toEqual([]);
    expect(points({ startedOn: "2024-02-29" }, "2026-02-27")).toEqual(["2 years here / (Joined on 29 Feb 2024)"]);
    expect(points({ startedOn: "2026-11-19" })).toEqual([]);
  });

  it("is a trial that runs, is over, or has shown something", () => {
    const trial = { id: "1", title: "Lead the renewal", endsOn: "2026-11-25", state: "running" as const, verdict: null };
    expect(points({ trial })).toEqual(["How does it feel by now? / Lead the renewal / (Trial ends in 5 days)"]);
    expect(points({ trial: { ...trial, state: "ended" } })).toEqual([
      "What do they take from it? / Lead the renewal / (The trial is over)",
    ]);
    expect(points({ trial: { ...trial, state: "ended", verdict: "not_yet" } })).toEqual([
      "What follows from it? / Lead the renewal / (Verdict: not yet)",
    ]);
  });

  it("stays away once it was let go, until there is something new", () => {
    const stale = (lastHeard: string): Partial<Facts> => ({ plan: { state: "active", quietDays: 31, lastHeard } });
    expect(points(stale("2026-10-20"), "2026-11-20", ["quiet-2026-10-20"])).toEqual([]);
    expect(points(stale("2026-10-19"), "2026-11-20", ["quiet-2026-10-20"])).toHaveLength(1);
  });
});
