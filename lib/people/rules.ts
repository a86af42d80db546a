import type { Day } from "@/lib/clock";
import { listOf } from "@/lib/format";

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

/** Who has to be given another manager before theirs can leave. */
export function stillReport(names: string[]): string {
  const shown = names.length > 6 ? [...names.slice(0, 5), `${names.length - 5} others`] : names;
  return `${listOf(shown)} still ${names.length === 1 ? "reports" : "report"} to them. Choose another manager there first.`;
}
