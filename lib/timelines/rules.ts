import type { Day } from "@/lib/clock";

/** What a story is made of. `kind` says what it was, `title` which, `words` what is worth adding. */
export type Moment = { day: Day; kind: MomentKind; title: string; words: string; href: string | null };
export const momentKinds = {
  joined: "Joined",
  level: "Level",
  track_move: "Track move",
  focus: "Practised",
  round: "Assessment",
  opportunity: "Opportunity",
  trial: "Trial",
  delivery: "Delivery",
  decision: "Decision",
  multiplier: "Multiplier",
  sharing: "Sharing",
  feedback: "Feedback",
} as const;
export type MomentKind = keyof typeof momentKinds;

/** One story of many sources: the newest first, and on one day in the order the sources came. */
export function storyOf(...sources: Moment[][]): Moment[] {
  return sources.flat().sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
}

/** The story by years, the newest first. */
export function byYear(moments: Moment[]): { year: string; moments: Moment[] }[] {
  const years = [...new Set(moments.map((moment) => moment.day.slice(0, 4)))];
  return years.map((year) => ({ year, moments: moments.filter((moment) => moment.day.startsWith(year)) }));
}
