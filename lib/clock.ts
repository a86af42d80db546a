// Days and zones by what the platform knows, so that the browser can run the rules that use them.

/** A calendar day, "2026-11-20". Days have no zone; instants are Dates. */
export type Day = string;

const dayLength = 86_400_000;

/** Today where this person is. */
export function today(timeZone = "UTC"): Day {
  return dayAt(new Date(), timeZone);
}

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
