import { type Day, daysBetween } from "@/lib/clock";
import { rampEndsOn } from "@/lib/track-moves/rules";
import { countOf } from "@/lib/format";
import type { TrackKind } from "@/prisma/generated/enums";

/** A line to begin with; `day` counts from the first day on the track. */
export type Suggestion = { words: string; day: number };

const leading: Suggestion[] = [
  { day: 7, words: "A first 1-on-1 with everybody in the team: what works, and what they would change" },
  { day: 14, words: "Name the three skills I need first (hiring, feedback, planning), and who teaches me each" },
  { day: 21, words: "Pair with somebody who leads: sit in on an interview and on a planning of theirs" },
  { day: 30, words: "Give the code and the shifts I still hold to named colleagues" },
  { day: 45, words: "First small delivery of the team that I plan and do not write" },
  { day: 75, words: "First hire: describe the role and lead the interviews" },
  { day: 85, words: "First reviews written, and read by my manager before anybody else" },
];
const building: Suggestion[] = [
  { day: 7, words: "My machine builds and runs everything the team owns" },
  { day: 14, words: "Name the three skills that moved on while I did other things, and how I learn each" },
  { day: 21, words: "Pair twice a week with somebody who knows the code best" },
  { day: 30, words: "First small delivery, from the ticket to production" },
  { day: 45, words: "A week on call, together with somebody" },
  { day: 75, words: "First large delivery: a design of mine, read by others and begun" },
  { day: 85, words: "A look at the week with my manager: what it holds now, and what it should" },
];
const other: Suggestion[] = [
  { day: 14, words: "Name the three skills I need first, and who teaches me each" },
  { day: 21, words: "Pair with somebody who does this work already" },
  { day: 30, words: "First small delivery" },
  { day: 75, words: "First large delivery" },
];

/** What the first 90 days could hold, by the track one comes to. */
export const suggestionsFor = (kind: TrackKind): Suggestion[] =>
  kind === "individual_contributor" ? building : kind === "other" ? other : leading;

/** The last day of the ramp in words: "ends in 12 days", or null once nobody needs reminding of a day long past. */
export function rampInWords(startsOn: Day, today: Day): string {
  const left = daysBetween(today, rampEndsOn(startsOn));
  if (startsOn > today) return `begins in ${countOf(daysBetween(today, startsOn), "day")}`;
  if (left > 0) return `ends in ${countOf(left, "day")}`;
  return left === 0 ? "ends today" : "has ended, and waits for words from both";
}
