import { addDays, type Day, daysBetween } from "@/lib/clock";
import { countOf, formatDay, listOf } from "@/lib/format";
import type { TrackKind } from "@/prisma/generated/enums";

/** A trial lasts at most twelve weeks. */
export const longestDays = 84;
/** Those led are asked at the end for this many days. */
const endPulseDays = 21;

/** What somebody tries, in a sentence: "trying management". Tracks stand side by side. */
export const triedWords = {
  individual_contributor: "the individual contributor track",
  management: "management",
  hybrid: "a hybrid role",
  other: "another role",
} as const satisfies Record<TrackKind, string>;

export const verdicts = {
  yes: { label: "Yes", says: "This is for me." },
  no: { label: "No", says: "A finding: now I know what I would rather do." },
  not_yet: { label: "Not yet", says: "Some of it is for me, at another time or in another way." },
} as const;

/** A verdict in a few words. A no is worth as much as a yes. */
export const verdictWords = { yes: "yes", no: "no, which is a finding", not_yet: "not yet" } as const satisfies Record<
  keyof typeof verdicts,
  string
>;

/** What a new trial promises until somebody finds better words. */
export const usualPromise =
  "When this ends, on its date or any day before, I am again where I am now: the same level, the same team and the same kind of work. " +
  "No reason is needed, and ending it counts neither for nor against me.";

type Course = { startsOn: Day; endsOn: Day; agreed: boolean; endedOn: Day | null; withdrawn: boolean };
export type TrialState = "proposed" | "lapsed" | "agreed" | "running" | "ended" | "withdrawn";

/** How a trial stands on a day. Nothing has to happen for it to begin or to be over: its dates say so. */
export function stateOf({ startsOn, endsOn, agreed, endedOn, withdrawn }: Course, today: Day): TrialState {
  if (withdrawn) return "withdrawn";
  if (!agreed) return startsOn < today ? "lapsed" : "proposed";
  if (endedOn || endsOn < today) return "ended";
  return startsOn > today ? "agreed" : "running";
}

/** Whether the terms can still be changed: until it begins. */
export const canChange = (state: TrialState) => state === "proposed" || state === "lapsed" || state === "agreed";

type Signed = { engineer: boolean; manager: boolean };
type Told = Course & { signed: Signed; names: { person: string; manager: string | null } };

/** How a trial stands, in words for the three who read it. */
export function standingOf({ signed, names, ...course }: Told, today: Day): string {
  const last = formatDay(course.endedOn ?? course.endsOn);
  switch (stateOf(course, today)) {
    case "withdrawn":
      return "Not taken further";
    case "lapsed":
      return "Its first day passed before both had signed";
    case "proposed":
      return `Waits for ${listOf([signed.engineer ? null : names.person, signed.manager ? null : (names.manager ?? "a manager")].filter((name) => name !== null))}`;
    case "agreed":
      return `Signed by both, begins on ${formatDay(course.startsOn)}`;
    case "running":
      return `Until ${last}`;
    case "ended":
      return `Ended on ${last}`;
  }
}

/** "Trial ends in 5 days" */
export function endsIn(endsOn: Day, today: Day): string {
  const days = daysBetween(today, endsOn);
  return `Trial ends ${days < 1 ? "today" : days === 1 ? "tomorrow" : `in ${countOf(days, "day")}`}`;
}

/** Which week of a trial a day is in, from 0. */
export const weekOf = (startsOn: Day, day: Day) => Math.floor(daysBetween(startsOn, day) / 7);

/** Which of the two pulses of those led is asked on a day: about the middle (1), and from the last day on (2). */
export function pulseAsked(course: Course, today: Day): 1 | 2 | null {
  const { startsOn, endsOn, endedOn } = course;
  const state = stateOf(course, today);
  if (state === "ended") return daysBetween(endedOn ?? endsOn, today) <= endPulseDays ? 2 : null;
  if (state !== "running") return null;
  if (today === endsOn) return 2;
  return today >= addDays(startsOn, Math.floor(daysBetween(startsOn, endsOn) / 2)) ? 1 : null;
}

/** What is wrong with the days of a trial that is to be signed, by field. */
export function dayFaults({ startsOn, endsOn }: { startsOn: Day; endsOn: Day }, today: Day): Record<string, string> {
  const faults: Record<string, string> = {};
  if (startsOn < today) faults.startsOn = "That day has passed.";
  if (endsOn < startsOn) faults.endsOn = "That is before it starts.";
  else if (daysBetween(startsOn, endsOn) >= longestDays) faults.endsOn = "A trial lasts at most twelve weeks.";
  return faults;
}

type Terms = { title: string; track: TrackKind; startsOn: Day; endsOn: Day; share: number; findOut: string; promise: string };
type Names = { person: string; sponsor: string; led: string[]; competencies: string[] };

/** The whole of what both sign, word for word the same. */
export function signedWords(
  { title, track, startsOn, endsOn, share, findOut, promise }: Terms,
  { person, sponsor, led, competencies }: Names,
) {
  return [
    `${person} tries ${triedWords[track]} from ${formatDay(startsOn)} to ${formatDay(endsOn)}, with ${share} % of the week:`,
    title,
    `${sponsor} is the sponsor.`,
    led.length ? `Led meanwhile: ${listOf(led)}. They report to whom they do now.` : "",
    competencies.length ? `To practise: ${listOf(competencies)}.` : "",
    `What we want to find out:\n${findOut}`,
    `The promise of return:\n${promise}`,
  ]
    .filter(Boolean)
    .join("\n");
}
