import type { Day } from "@/lib/clock";
import { type Week, weekParts } from "@/lib/ladders/rules";

/** Points between wanted and real from which a month is worth a line. */
export const gapPoints = 15;

/** The first day of a day's month. */
export const monthOf = (day: Day): Day => `${day.slice(0, 7)}-01`;

export const sumOf = (week: Week): number => weekParts.reduce((sum, [part]) => sum + week[part], 0);

/** Hours as whole percents that sum to 100; what rounding leaves goes to the largest remainders. All zero: all other. */
export function sharesOf(hours: Week): Week {
  const total = sumOf(hours);
  if (!(total > 0)) return { coding: 0, reviewAndDesign: 0, people: 0, meetings: 0, other: 100 };
  const exact = weekParts.map(([part]) => ({ part, share: (hours[part] / total) * 100 }));
  const left = 100 - exact.reduce((sum, { share }) => sum + Math.floor(share), 0);
  const byRemainder = [...exact].sort((a, b) => (b.share % 1) - (a.share % 1)).map(({ part }) => part);
  const shares = exact.map(({ part, share }) => [part, Math.floor(share) + (byRemainder.indexOf(part) < left ? 1 : 0)]);
  return Object.fromEntries(shares) as Week;
}

/** The part of the week that differs most, if by more than fifteen points. */
export function gapBetween(wanted: Week, real: Week): { label: string; points: number; more: boolean } | null {
  const gaps = weekParts.map(([part, label]) => ({ label, points: Math.abs(wanted[part] - real[part]), more: wanted[part] > real[part] }));
  const largest = gaps.reduce((a, b) => (b.points > a.points ? b : a));
  return largest.points > gapPoints ? largest : null;
}

/** One line for the person's own next 1-on-1, or null. */
export function gapLine(wanted: Week | null, real: Week | null): string | null {
  const gap = wanted && real && gapBetween(wanted, real);
  if (!gap) return null;
  return `I would like ${gap.more ? "more" : "less"} of ${gap.label.toLowerCase()} in my week: ${gap.points} points ${gap.more ? "more" : "less"} than last month.`;
}

/** What the two weeks say beside each other, for the person: a line, that they are close, or what is still to be said. */
export function mixSentence(wanted: Week | null, real: Week | null): string {
  if (!wanted && !real) return "Say how your weeks are and how you would like them. What differs appears here.";
  if (!real) return "Say how this month was. What differs from the week you want appears here.";
  if (!wanted) return "Say what week you would like. What differs from this month appears here.";
  return gapLine(wanted, real) ?? "What you want and what was are close to one another.";
}

/** Somebody's own word for an event, and what it counts as. */
export type WordRule = { words: string; part: keyof Week | "away" };

const anyOf = (words: string) => new RegExp(`(?<![\\p{L}\\d])(${words})(?![\\p{L}\\d])`, "iu");

// By the words of an event's name, the first that fits. What fits none is a meeting.
const rules: [RegExp, keyof Week][] = [
  [anyOf("focus|deep work|coding|build|hack|no meetings?|fokus(?:zeit|block)?"), "coding"],
  [anyOf("review|design|architecture|rfc|spec|whiteboard"), "reviewAndDesign"],
  [
    anyOf(
      String.raw`1 ?(?::|-|-?on-?| on |o|-o-) ?1|one[- ]on[- ]one|mentor\p{L}*|coach\p{L}*|interview\p{L}*|onboarding|feedback|career|pairing|einzelgespräch|vier-?augen-?gespräch`,
    ),
    "people",
  ],
  [anyOf("lunch|dentist|doctor|travel|commute|training|conference|mittag(?:spause|essen)?"), "other"],
];
const away = anyOf(
  "holidays?|vacation|out of office|ooo|pto|day off|on leave|annual leave|parental leave|sick|sick leave|urlaub|krank|congés|vacaciones",
);

const own = (name: string, rules: WordRule[]) => rules.find(({ words }) => words && name.toLowerCase().includes(words.toLowerCase()))?.part;

/** What part of the week an event belongs to; the person's own words come before ours. */
export function partOf(name: string, mine: WordRule[] = []): keyof Week {
  const part = own(name, mine);
  return part && part !== "away" ? part : (rules.find(([words]) => words.test(name))?.[1] ?? "meetings");
}

/** Whether an event's name says that the person is away. */
export function isAway(name: string, mine: WordRule[] = []): boolean {
  const part = own(name, mine);
  return part ? part === "away" : away.test(name);
}
