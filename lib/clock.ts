// Days and zones by what the platform knows, so that the browser can run the rules that use them.

/** A calendar day, "2026-11-20". Days have no zone; instants are Dates. */
export type Day = string;

const dayLength = 86_400_000;

/** Today where this person is. */
export function today(timeZone: string): Day {
  return dayAt(new Date(), timeZone);
}

/** Today where it is latest: what lies after it has begun nowhere. */
export const latestDay = (): Day => today("Pacific/Kiritimati");

/** The day of a database date, which arrives as midnight UTC. */
export function dayOf(date: Date): Day {
  return date.toISOString().slice(0, 10);
}

/** The day an instant falls on in a zone. */
export function dayAt(instant: Date, timeZone: string): Day {
  return calendarOf(timeZone).format(instant);
}

/** A day as the database wants it. */
export function dateOf(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

export function addDays(day: Day, days: number): Day {
  return dayOf(new Date(dateOf(day).getTime() + days * dayLength));
}

/** Whole days from one day to another; negative when it lies before. */
export function daysBetween(from: Day, to: Day): number {
  return (dateOf(to).getTime() - dateOf(from).getTime()) / dayLength;
}

/** Whether a text is a day of the calendar: 2023-02-29 is not. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = dateOf(text);
  return !Number.isNaN(date.getTime()) && dayOf(date) === text;
}

export function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

// Swedish writes its days as ISO does. Making a calendar costs a hundred times what asking it does.
const calendars = new Map<string, Intl.DateTimeFormat>();
function calendarOf(timeZone: string): Intl.DateTimeFormat {
  const known = calendars.get(timeZone) ?? new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" });
  calendars.set(timeZone, known);
  return known;
}

/** The instant at which clocks of a time zone show a day and a time ("09:30"); a time that a change of clocks skips is the one after. */
export function instantOf(day: Day, time: string, timeZone: string): Date {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  const first = asUtc - offsetAt(asUtc, timeZone);
  const second = asUtc - offsetAt(first, timeZone);
  return new Date(offsetAt(second, timeZone) === offsetAt(first, timeZone) ? second : Math.max(first, second));
}

/** The instant a day begins in a zone: for comparing it with instants. */
export function startOfDay(day: Day, timeZone: string): Date {
  return instantOf(day, "00:00", timeZone);
}

/** What clocks of a time zone show at an instant: "09:30". */
export function timeAt(instant: Date, timeZone: string): string {
  return clockOf(timeZone).format(instant);
}

// How far a time zone is ahead of UTC at an instant, in milliseconds.
function offsetAt(instant: number, timeZone: string): number {
  const at = new Date(instant);
  return Date.parse(`${dayAt(at, timeZone)}T${timeAt(at, timeZone)}:00Z`) - Math.floor(instant / 60_000) * 60_000;
}

const clocks = new Map<string, Intl.DateTimeFormat>();
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known =
    clocks.get(timeZone) ?? new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  clocks.set(timeZone, known);
  return known;
}
