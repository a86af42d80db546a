import { describe, expect, it } from "vitest";
import { byNeed, reasonsFor, type Report } from "@/lib/team/rules";

const today = "2026-03-31";
const longAgo = "2020-01-01";
const rest = { talk: null, roundWaits: false, mixLine: null, trial: null };
const plan = (more: Partial<NonNullable<Report["plan"]>> = {}): Report => ({
  ...rest,
  startedOn: longAgo,
  plan: { freshness: "fresh", quietDays: 2, lastFeeling: "moving", focuses: [{ name: "Communication", dueOn: null }], ...more },
});
const words = (report: Report) => reasonsFor(report, today).map((reason) => reason.words);

describe("why somebody needs their manager", () => {
  it("is nothing when the plan is fresh and has a focus", () => {
    expect(words(plan())).toEqual([]);
  });

  it("is said in words, the most urgent first", () => {
    expect(
      words(plan({ freshness: "stale", quietDays: 31, lastFeeling: "stuck", focuses: [{ name: "Hiring", dueOn: "2026-03-01" }] })),
    ).toEqual(["Said “stuck” in the last update", "No update for 31 days", "The date was 1 Mar 2026 for:\nHiring"]);
  });

  it("welcomes somebody new rather than reminding them", () => {
    expect(words({ ...rest, startedOn: "2026-03-24", plan: null })).toEqual(["Joined 7 days ago: a good moment to begin a plan together"]);
    expect(words({ ...rest, startedOn: longAgo, plan: null })).toEqual(["No plan yet"]);
  });

  it("is a 1-on-1 that is overdue, a promise past its date, an assessment that waits, a week that differs", () => {
    const talk = { cadenceDays: 14, since: "2026-01-01", last: "2026-03-01", next: null, overdueActions: 2 };
    expect(words({ ...plan(), talk, roundWaits: true, mixLine: "More people" })).toEqual([
      "2 promises past their dates",
      "No 1-on-1 for 30 days, and no date",
      "An assessment needs your side",
      "Shared a week that differs from the one wanted",
    ]);
    expect(words({ ...plan(), talk: { ...talk, next: "2026-04-02", overdueActions: 0 } })).toEqual([]);
    expect(words({ ...plan(), talk: { ...talk, since: "2026-03-01", last: null, overdueActions: 0 } })).toEqual([
      "No 1-on-1 yet in 30 days, and no date",
    ]);
  });

  it("is a trial that waits for them or ends within a fortnight, and none that runs on", () => {
    const trial = (endsOn: string, waits = false) => words({ ...plan(), trial: { endsOn, waits } });
    expect(trial("2026-04-05")).toEqual(["Trial ends in 5 days"]);
    expect(trial("2026-04-01")).toEqual(["Trial ends tomorrow"]);
    expect(trial(today)).toEqual(["Trial ends today"]);
    expect(trial("2026-04-15")).toEqual([]);
    expect(trial("2026-06-01", true)).toEqual(["A trial needs your signature"]);
  });

  it("does not nag about a paused plan", () => {
    expect(words(plan({ freshness: "paused", focuses: [] }))).toEqual(["The plan is resting: a talk about what would be worth it?"]);
  });

  it("is not overdue on the day itself", () => {
    expect(words(plan({ focuses: [{ name: "Hiring", dueOn: today }] }))).toEqual([]);
  });

  it("orders by need, and by name among equals, so that it ranks nobody", () => {
    const member = (name: string, report: Report) => ({ name, reasons: reasonsFor(report, today) });
    const ordered = byNeed([member("Zoe", plan()), member("Ann", plan()), member("Max", { ...rest, startedOn: longAgo, plan: null })]);
    expect(ordered.map((one) => one.name)).toEqual(["Max", "Ann", "Zoe"]);
  });
});
