import { type Day, dateOf, daysBetween } from "./clock";

const locale = "en-GB";
// Made once: making one costs more than all else a row of a page does.
const dayFormat = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const weekdayFormat = new Intl.DateTimeFormat(locale, {
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});
const monthFormat = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
const distanceFormat = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const countFormat = new Intl.NumberFormat(locale);

/** "20 Nov 2026" */
export function formatDay(day: Day): string {
  return dayFormat.format(dateOf(day));
}

/** "Tue 24 Nov 2026": for days one keeps free. */
export function formatDate(day: Day): string {
  return weekdayFormat.format(dateOf(day)).replace(",", "");
}

/** "November 2026" */
export function formatMonth(day: Day): string {
  return monthFormat.format(dateOf(day));
}

/** "20 Nov 2026, 10:42" in the given zone. */
export function formatInstant(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone,
  }).format(instant);
}

/** "today", "yesterday", "12 days ago", "in 3 days". */
export function formatDistance(day: Day, today: Day): string {
  return distanceFormat.format(daysBetween(today, day), "day");
}

/** "18 people", "1 person". */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${countFormat.format(count)} ${count === 1 ? one : many}`;
}

/** "a", "a and b", "a, b and c". */
export function listOf(words: string[]): string {
  return new Intl.ListFormat(locale, { type: "conjunction" }).format(words);
}

/** Lines of a Markdown text: one of ours, and below it what somebody typed, quoted on lines of its own. */
export const entry = (line: string, ...words: (string | null | undefined | false)[]): string[] => [
  "",
  line,
  ...words.flatMap((typed) => (typed ? ["", ...typed.split("\n").map((part) => `> ${part}`.trimEnd())] : [])),
];
