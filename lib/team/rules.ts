import { type Day, daysBetween } from "@/lib/clock";
import { formatDay } from "@/lib/format";
import type { Freshness } from "@/lib/growth-plans/rules";
import { rampInWords } from "@/lib/ramp-plans/rules";
import { isOverdue } from "@/lib/one-on-ones/rules";
import { endsIn } from "@/lib/trials/rules";

/** What is known of a report when deciding who needs their manager. Days are the report's own. */
export type Report = {
  startedOn: Day;
  plan: {
    freshness: Freshness;
    quietDays: number;
    lastFeeling: "moving" | "steady" | "stuck" | null;
    focuses: { name: string; dueOn: Day | null }[];
  } | null;
  /** The 1-on-1 with whoever looks: how often, since when, when last and next, and promises past their date. */
  talk: { cadenceDays: number; since: Day; last: Day | null; next: Day | null; overdueActions: number } | null;
  /** Whether an assessment waits for the manager's side. */
  roundWaits: boolean;
  /** The day a track move of theirs began, while its first 90 days run. */
  moveStartedOn?: Day | null;
  /** The gap in the work mix they share, in a sentence. */
  mixLine: string | null;
  /** A trial of theirs that runs, or that waits for the manager's signature. */
  trial: { endsOn: Day; waits: boolean } | null;
};

/** Why a report needs their manager, in words; `urgency` orders the page and is never shown. */
export type Reason = { words: string; urgency: number };

/** People new within this many days are helped along rather than reminded. */
const newDays = 30;
/** A trial that ends within this many days is worth a talk. */
const endsSoonDays = 14;

/** The reasons, most urgent first; empty when nothing calls. About what is open, never about the person. */
export function reasonsFor(report: Report, today: Day): Reason[] {
  return [...ofPlan(report, today), ...ofTalk(report, today), ...ofTrial(report, today), ...ofMove(report, today)].sort(
    (a, b) => b.urgency - a.urgency,
  );
}

function ofTalk({ talk, roundWaits, mixLine }: Report, today: Day): Reason[] {
  const reasons: Reason[] = [];
  if (talk?.overdueActions)
    reasons.push({
      words: talk.overdueActions === 1 ? "A promise past its date" : `${talk.overdueActions} promises past their dates`,
      urgency: 85,
    });
  if (talk && isOverdue(talk, today))
    reasons.push({
      words: talk.last
        ? `No 1-on-1 for ${days(daysBetween(talk.last, today))}, and no date`
        : talk.next
          ? "The date of the 1-on-1 has passed"
          : `No 1-on-1 yet in ${days(daysBetween(talk.since, today))}, and no date`,
      urgency: 75,
    });
  if (roundWaits) reasons.push({ words: "An assessment needs your side", urgency: 65 });
  if (mixLine) reasons.push({ words: "Shared a week that differs from the one wanted", urgency: 45 });
  return reasons;
}

function ofTrial({ trial }: Report, today: Day): Reason[] {
  if (!trial) return [];
  if (trial.waits) return [{ words: "A trial needs your signature", urgency: 67 }];
  return daysBetween(today, trial.endsOn) <= endsSoonDays ? [{ words: endsIn(trial.endsOn, today), urgency: 55 }] : [];
}

function ofMove({ moveStartedOn }: Report, today: Day): Reason[] {
  return moveStartedOn ? [{ words: `Track move: the ramp ${rampInWords(moveStartedOn, today)}`, urgency: 55 }] : [];
}

function ofPlan({ startedOn, plan }: Report, today: Day): Reason[] {
  const here = daysBetween(startedOn, today);
  if (here <= newDays && !plan)
    return [{ words: `Joined ${here < 1 ? "today" : `${days(here)} ago`}: a good moment to begin a plan together`, urgency: 60 }];
  if (!plan) return [{ words: "No plan yet", urgency: 70 }];
  const reasons: Reason[] = [];
  if (plan.lastFeeling === "stuck") reasons.push({ words: "Said “stuck” in the last update", urgency: 100 });
  if (plan.freshness === "stale") reasons.push({ words: `No update for ${days(plan.quietDays)}`, urgency: 80 });
  for (const focus of plan.focuses)
    if (focus.dueOn && focus.dueOn < today)
      reasons.push({ words: `The date was ${formatDay(focus.dueOn)} for:\n${focus.name}`, urgency: 50 });
  if (plan.freshness === "due") reasons.push({ words: `Last update ${days(plan.quietDays)} ago`, urgency: 40 });
  if (plan.freshness !== "paused" && !plan.focuses.length) reasons.push({ words: "No focus at the moment", urgency: 30 });
  if (plan.freshness === "paused") reasons.push({ words: "The plan is resting: a talk about what would be worth it?", urgency: 20 });
  return reasons;
}

/** Who needs me first; by name among equals, so that the order never ranks people. */
export function byNeed<T extends { name: string; reasons: Reason[] }>(members: T[]): T[] {
  return [...members].sort((a, b) => (b.reasons[0]?.urgency ?? 0) - (a.reasons[0]?.urgency ?? 0) || a.name.localeCompare(b.name));
}

const days = (count: number) => (count === 1 ? "a day" : `${count} days`);
