import { type Week, weekParts } from "@/lib/ladders/rules";
import type { CalendarMonth } from "./read-calendar";

/** A stretch of time in the calendar. What is tentative counts only where nothing else is. */
export type Stretch = {
  from: Date;
  to: Date;
  kind: "firm" | "tentative" | "away";
  name: string;
  part: keyof Week;
  /** Named by days alone. */
  wholeDay: boolean;
};

const hour = 3_600_000;
const hoursOfDay = 8;
const mostNames = 40;

/**
 * Hours of a month by part: time that events share is shared among them, time away counts for none,
 * and working hours (eight a weekday) that no event speaks of count as coding.
 */
export function hoursOf(stretches: Stretch[], month: string, from: Date, to: Date): Omit<CalendarMonth, "skipped"> {
  const hours = Object.fromEntries(weekParts.map(([part]) => [part, 0])) as Week;
  const names = new Map<string, { name: string; hours: number; part: keyof Week }>();
  const { days, away } = workingHours(stretches, month);
  for (const { length, of } of segmentsOf(stretches, from, to))
    for (const one of of) {
      const share = length / of.length;
      hours[one.part] += share;
      const known = names.get(one.name) ?? { name: one.name, hours: 0, part: one.part };
      names.set(one.name, { ...known, hours: known.hours + share });
    }
  const booked = weekParts.reduce((sum, [part]) => sum + hours[part], 0);
  return {
    hours: { ...hours, coding: hours.coding + Math.max(0, days * hoursOfDay - away - booked) },
    away,
    names: [...names.values()].sort((a, b) => b.hours - a.hours).slice(0, mostNames),
  };
}

/** The time between one beginning or end and the next, in hours, with the events that have it. */
function segmentsOf(stretches: Stretch[], from: Date, to: Date): { length: number; of: Stretch[] }[] {
  const within = (time: Date) => Math.min(Math.max(time.getTime(), from.getTime()), to.getTime());
  const marks = stretches.flatMap((one) => [
    { at: within(one.from), begins: true, one },
    { at: within(one.to), begins: false, one },
  ]);
  marks.sort((a, b) => a.at - b.at);
  const open = new Set<Stretch>();
  const segments: { length: number; of: Stretch[] }[] = [];
  for (const [index, { at, begins, one }] of marks.entries()) {
    if (begins) open.add(one);
    else open.delete(one);
    const length = ((marks[index + 1]?.at ?? at) - at) / hour;
    const all = [...open];
    const firm = all.filter(({ kind }) => kind === "firm");
    const of = firm.length ? firm : all.filter(({ kind }) => kind === "tentative");
    if (length > 0 && of.length && !all.some(({ kind }) => kind === "away")) segments.push({ length, of });
  }
  return segments;
}

/** The weekdays of a month, and how many of their hours the person was away. */
function workingHours(stretches: Stretch[], month: string): { days: number; away: number } {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const absences = stretches.filter(({ kind }) => kind === "away");
  let days = 0;
  let away = 0;
  for (let day = 1; new Date(year, number - 1, day).getMonth() === number - 1; day++) {
    const [begins, ends] = [new Date(year, number - 1, day), new Date(year, number - 1, day + 1)];
    if (begins.getDay() % 6 === 0) continue;
    days++;
    const overlaps = absences.map(
      (one) => (Math.min(one.to.getTime(), ends.getTime()) - Math.max(one.from.getTime(), begins.getTime())) / hour,
    );
    away += Math.min(
      hoursOfDay,
      overlaps.filter((length) => length > 0).reduce((sum, length) => sum + length, 0),
    );
  }
  return { days, away };
}
