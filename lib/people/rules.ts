import type { Day } from "@/lib/clock";

/** A search as LIKE wants it: what somebody typed is never a wildcard. */
export function asTyped(search: string): string {
  return search.trim().replace(/[\\%_]/g, "\\$&");
}

/** Why a move cannot begin on this day, or null. The stretch that runs now must have lasted a day. */
export function sinceFault(since: Day, runningSince: Day | null, today: Day): string | null {
  if (since > today) return "This lies in the future. Please come back on the day.";
  if (runningSince && since < runningSince) return "This is before the present one began.";
  return null;
}
