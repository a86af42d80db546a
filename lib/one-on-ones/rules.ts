import { addDays, type Day, dateOf, dayAt, daysBetween, instantOf, timeAt } from "@/lib/clock";

export const cadences = { 7: "Every week", 14: "Every two weeks", 21: "Every three weeks", 28: "Every four weeks" } as const;
export const kindNames = { line: "Manager and report", mentor: "Mentor", skip_level: "Skip level", peer: "Peer" } as const;

/** When two people talk next after a meeting: one cadence on, at the same time on the clock of whoever asks. */
export function nextStart(last: Date, cadenceDays: number, timeZone: string, now: Date): Date {
  let day = addDays(dayAt(last, timeZone), cadenceDays);
  const today = dayAt(now, timeZone);
  while (day <= today) day = addDays(day, cadenceDays);
  return instantOf(day, timeAt(last, timeZone), timeZone);
}

/** The next weekday, as the day to begin with when none is agreed: today at ten may have passed. */
export function nextWeekday(today: Day): Day {
  let day = addDays(today, 1);
  while (dateOf(day).getUTCDay() % 6 === 0) day = addDays(day, 1);
  return day;
}

type Rhythm = { cadenceDays: number; since: Day; last: Day | null; next: Day | null };

/** Whether a 1-on-1 is overdue: none is planned ahead, and the last (the beginning, before the first) is more than a cadence and a half ago. */
export function isOverdue({ cadenceDays, since, last, next }: Rhythm, today: Day): boolean {
  if (next && next >= today) return false;
  return (last === null && next !== null) || daysBetween(last ?? since, today) > cadenceDays * 1.5;
}
