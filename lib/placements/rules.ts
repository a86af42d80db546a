import type { Day } from "@/lib/clock";

export type Reason = "hired" | "grew" | "track_move" | "returned" | "relevelled" | "corrected";
export type Spot = { levelId: string; trackKey: string; framework: string; order: number };

/** What a reason is called. A change of track has one word, whichever way it goes. */
export const reasonWords: Record<Reason, string> = {
  hired: "Joined",
  grew: "Grew within the track",
  track_move: "Track move",
  returned: "Track move, returning",
  relevelled: "Re-levelled",
  corrected: "Corrected",
};

/** How a level began, in words. A track move reads the same in both directions. */
export function beganWords(reason: Reason, track: string, trackBefore: string | null): string {
  if ((reason === "track_move" || reason === "returned") && trackBefore) return `Track move: moved from ${trackBefore} to ${track}`;
  return reasonWords[reason];
}

type Before = { current: (Spot & { startedOn: Day }) | null; tracks: string[] };

/** Why a placement cannot be, as a sentence by field; empty when it can. `tracks` are those of all placements so far. */
export function placementFaults(before: Before, next: Spot & { startedOn: Day; reason: Reason }, today: Day): Record<string, string> {
  const { current, tracks } = before;
  if (next.startedOn > today) return { startedOn: "A level begins today or earlier." };
  if (!current) return tracks.length || next.reason === "hired" ? {} : { reason: "The first level of somebody is the one they joined at." };
  if (next.startedOn <= current.startedOn) return { startedOn: "This is not after the day the present level began." };
  if (next.levelId === current.levelId) return { levelId: "This is their level already." };
  const sameTrack = next.trackKey === current.trackKey && next.framework === current.framework;
  if (next.reason === "hired") return { reason: "They joined before; please choose another reason." };
  if (next.reason === "grew" && !(sameTrack && next.order > current.order))
    return { reason: "Growing within the track leads to a later level of the same track." };
  if (next.reason === "track_move" && sameTrack) return { reason: "A track move leads to another track." };
  if (next.reason === "returned" && (sameTrack || !tracks.includes(next.trackKey)))
    return { reason: "Returning leads to another track, one they were on before." };
  return {};
}
