import { type Day, daysBetween } from "@/lib/clock";
import { countOf, formatDay } from "@/lib/format";
import type { AssignmentState, TrackKind } from "@/prisma/generated/enums";

export const stateWords = { open: "Open", filled: "Filled", done: "Done", withdrawn: "Withdrawn" } as const satisfies Record<
  AssignmentState,
  string
>;

/** What an assignment gives a taste of, by kind of track. No order: they stand side by side. */
export const tasteWords = {
  individual_contributor: "Individual contributor",
  management: "Management",
  hybrid: "Hybrid",
  other: "Something else",
} as const satisfies Record<TrackKind, string>;
export const trackKinds = Object.keys(tasteWords) as TrackKind[];
const isTrackKind = (text: unknown): text is TrackKind => typeof text === "string" && Object.hasOwn(tasteWords, text);

type Dated = { state: AssignmentState; endsOn: Day; closesOn: Day | null };

/** Why nobody can show interest any more, in words, or null while they can. */
export function closedBecause({ state, endsOn, closesOn }: Dated, today: Day): string | null {
  if (state === "withdrawn") return "This is not offered any more.";
  if (state === "done" || endsOn < today) return "This is over.";
  if (state === "filled") return "This has found its people.";
  return closesOn && closesOn < today ? `This closed on ${formatDay(closesOn)}.` : null;
}

type Effort = { hours: number; startsOn: Day; endsOn: Day };

/** "4 hours a week for 6 weeks" */
export function effortInWords({ hours, startsOn, endsOn }: Effort): string {
  const weeks = Math.max(1, Math.round((daysBetween(startsOn, endsOn) + 1) / 7));
  return `${countOf(hours, "hour")} a week for ${countOf(weeks, "week")}`;
}

/** What is wrong with the days of an assignment, by field. */
export function dateFaults({ startsOn, endsOn, closesOn }: { startsOn: Day; endsOn: Day; closesOn: Day | null }, today: Day) {
  const faults: Record<string, string> = {};
  if (endsOn < startsOn) faults.endsOn = "That is before it starts.";
  else if (endsOn < today) faults.endsOn = "That day has passed.";
  if (closesOn && closesOn > endsOn) faults.closesOn = "By then it is over.";
  return faults;
}

export type BoardSearch = {
  competency: string | null;
  track: TrackKind | null;
  hours: number | null;
  remote: boolean;
  unit: string | null;
  page: number;
};

/** What an address asks of the board; nonsense asks for nothing. */
export function boardSearch(search: Record<string, string | string[] | undefined>): BoardSearch {
  const key = (name: string) => (typeof search[name] === "string" && /^[\w-]{1,100}$/.test(search[name]) ? search[name] : null);
  const number = (name: string, most: number) => {
    const value = Math.trunc(Number(search[name]));
    return value >= 1 && value <= most ? value : null;
  };
  return {
    competency: key("competency"),
    track: isTrackKind(search.track) ? search.track : null,
    hours: number("hours", 40),
    remote: search.remote === "on",
    unit: key("unit"),
    page: number("page", 1000) ?? 1,
  };
}

/** The address of the board for what was asked. */
export function boardPath({ competency, track, hours, remote, unit, page }: BoardSearch): string {
  const said = { competency, track, hours, remote: remote ? "on" : null, unit, page: page > 1 ? page : null };
  const params = Object.entries(said).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]]));
  return params.length ? `/opportunities?${new URLSearchParams(params)}` : "/opportunities";
}
