import type ICAL from "ical.js";
import type { Week } from "@/lib/ladders/rules";
import { partOf, withRest } from "@/lib/work-mixes/rules";

/** Events of one recurring kind that are looked at: enough for a month of every quarter of an hour. */
const mostOccurrences = 5000;

/**
 * The hours of a month by part of the week, from a calendar file's text; null when it cannot be read.
 * Whole days, what was declined and what is marked as free do not count. Runs in the browser: only
 * these five sums leave this function.
 */
export async function readCalendar(text: string, month: string): Promise<Week | null> {
  const { default: ical } = await import("ical.js");
  const hours: Week = { coding: 0, reviewAndDesign: 0, people: 0, meetings: 0, other: 0 };
  try {
    const root = new ical.Component(ical.parse(text) as ConstructorParameters<typeof ICAL.Component>[0]);
    for (const zone of root.getAllSubcomponents("vtimezone")) ical.TimezoneService.register(zone);
    for (const entry of root.getAllSubcomponents("vevent")) {
      const event = new ical.Event(entry);
      if (counts(event)) for (const length of lengthsIn(event, month)) hours[partOf(event.summary ?? "")] += length;
    }
  } catch {
    return null;
  }
  return withRest(hours, month);
}

function counts(event: ICAL.Event): boolean {
  if (!event.startDate || event.startDate.isDate || event.isRecurrenceException()) return false;
  const value = (name: string) => String(event.component.getFirstPropertyValue(name) ?? "").toUpperCase();
  return value("transp") !== "TRANSPARENT" && value("status") !== "CANCELLED" && value("x-microsoft-cdo-busystatus") !== "FREE";
}

/** Hours of each time an event takes place within the month. */
function lengthsIn(event: ICAL.Event, month: string): number[] {
  const [from, to] = boundsOf(month);
  const length = event.duration.toSeconds() / 3600;
  const isIn = (time: ICAL.Time) => time.toJSDate() >= from && time.toJSDate() < to;
  if (!(length > 0 && length <= 24)) return [];
  if (!event.isRecurring()) return isIn(event.startDate) ? [length] : [];
  const lengths: number[] = [];
  const times = event.iterator();
  for (let looked = 0; looked < mostOccurrences; looked++) {
    const time = times.next();
    if (!time || time.toJSDate() >= to) break;
    if (isIn(time)) lengths.push(length);
  }
  return lengths;
}

// In the browser's own zone: the month as the person lived it.
function boundsOf(month: string): [Date, Date] {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return [new Date(year, number - 1, 1), new Date(year, number, 1)];
}
