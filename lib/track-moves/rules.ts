import { addDays, type Day } from "@/lib/clock";
import { formatDay } from "@/lib/format";
import type { TrackKind, TrackMoveState } from "@/prisma/generated/enums";

/** What a move is called at each stage, whichever way it goes. */
export const stateWords = {
  proposed: "Proposed",
  agreed: "Agreed",
  started: "First 90 days",
  settled: "Settled",
  withdrawn: "Withdrawn",
} as const satisfies Record<TrackMoveState, string>;

/** The first days on a track, with a plan of their own. */
export const rampDays = 90;
export const rampEndsOn = (startsOn: Day): Day => addDays(startsOn, rampDays - 1);

/** A move can be agreed for a day within a year. */
const farthest = 366;

const leads = (kind: TrackKind) => kind === "management" || kind === "hybrid";
/** Whether reports need somebody else: from a track that leads people to one that does not. */
export const leavesPeople = (from: TrackKind, to: TrackKind) => leads(from) && !leads(to);

export type Place = { levelId: string; trackKey: string; framework: string; band: string | null };

/**
 * Whether a move stays in its band: "none" where the framework has no bands, and nothing is asked then.
 * With bands, a level without one has no peer.
 */
export function bandOf(from: Place, to: Place, usesBands: boolean): "same" | "other" | "none" {
  if (!usesBands) return "none";
  return from.band !== null && from.band === to.band && from.framework === to.framework ? "same" : "other";
}

type Proposal = { current: (Place & { since: Day }) | null; next: Place; startsOn: Day };

/** What is wrong with a proposal, by field; empty when it can be talked about. */
export function moveFaults({ current, next, startsOn }: Proposal, today: Day): Record<string, string> {
  if (!current) return { levelId: "A track move needs a level to begin from. An administrator can note the present one." };
  const faults: Record<string, string> = {};
  if (next.trackKey === current.trackKey && next.framework === current.framework)
    faults.levelId = "This is the same track. A track move leads to another one.";
  if (startsOn < today) faults.startsOn = "That day has passed.";
  else if (startsOn > addDays(today, farthest)) faults.startsOn = "Please choose a day within a year.";
  else if (startsOn <= current.since)
    faults.startsOn = `The present level began on ${formatDay(current.since)}. Please choose a later day.`;
  return faults;
}

type Move = { from: { track: string }; to: { track: string; title: string }; startsOn: Day };

/** A move in a sentence, the same in both directions. */
export const moveInWords = ({ from, to, startsOn }: Move) => `From ${from.track} to ${to.track}, as ${to.title}, on ${formatDay(startsOn)}`;

/** What a move that has not started waits for. The codes are those of track_move_waits in the database. */
export type Wait = { code: string; name: string };

/** What is missing before one can say yes; the others are what a yes waits for. */
export const isUnready = ({ code }: { code: string }) => !["yes", "unanswered", "band"].includes(code);

/** A wait in words. */
export function waitInWords({ code, name }: Wait): string {
  const words: Record<string, string> = {
    left: `${name} has left.`,
    manager: `${name} reports to nobody at present.`,
    level: `The present level of ${name} is another one than when this was proposed. Please look at the proposal and save it again.`,
    late: "The day that was proposed has passed. Please propose another one.",
    message: "The message for the team is not written yet.",
    ramp: "The plan for the first 90 days is empty.",
    uncovered: `Nobody is named yet who takes on ${name}.`,
    gone: `${name} is in the cover plan and does not need to be. Please save the cover plan again.`,
    circle: `Whoever takes on ${name} reports to them now. Please name somebody else.`,
    owner: `${name} cannot take anybody on. Please name somebody else.`,
    unanswered: `${name} has not answered yet whether to take somebody on.`,
    declined: `${name} would rather not take somebody on. Please name somebody else.`,
    yes: `${name} has not agreed yet.`,
    band: `${name} has not said why the band may differ.`,
  };
  return words[code] ?? "Something in the plan is missing.";
}
