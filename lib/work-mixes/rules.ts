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

type Rule = { words: string; part: keyof Week };

// By the words of an event's name, the first that fits. What fits none is a meeting.
const rules: [RegExp, keyof Week][] = [
  [/\b(focus|deep work|coding|build|hack|no meetings?)\b/i, "coding"],
  [/\b(review|design|architecture|rfc|spec|whiteboard)\b/i, "reviewAndDesign"],
  [/\b(1[: -]?(on|o|:)?[: -]?1|one[- ]on[- ]one|1:1|mentor\w*|coach\w*|interview\w*|onboarding|feedback|career|pairing)\b/i, "people"],
  [/\b(lunch|holiday|vacation|out of office|ooo|dentist|doctor|travel|commute|training|conference)\b/i, "other"],
];

/** What part of the week an event belongs to; the person's own words come before ours. */
export function partOf(name: string, own: Rule[] = []): keyof Week {
  const mine = own.find((rule) => rule.words && name.toLowerCase().includes(rule.words.toLowerCase()));
  return mine?.part ?? rules.find(([words]) => words.test(name))?.[1] ?? "meetings";
}

/** Working hours of a month that a calendar does not speak of are counted as coding: eight a weekday. */
export function withRest(booked: Week, month: Day): Week {
  const rest = workingDays(month) * 8 - sumOf(booked);
  return { ...booked, coding: booked.coding + Math.max(0, rest) };
}

function workingDays(month: Day): number {
  const first = new Date(`${monthOf(month)}T00:00:00Z`);
  let days = 0;
  for (let at = first; at.getUTCMonth() === first.getUTCMonth(); at = new Date(at.getTime() + 86_400_000)) if (at.getUTCDay() % 6) days++;
  return days;
}
