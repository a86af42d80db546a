import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { type Day, dayOf } from "@/lib/clock";
import { forFigures } from "@/lib/db";
import { env } from "@/lib/env";
import type { Part } from "./rules";

/**
 * What was last counted of what people entrust, in a framework or (with `everywhere`) of the whole organisation: the one
 * way to such figures, so that none is ever live. Whether somebody may read them is for whoever asks this to say.
 */
export async function readTaken(viewer: Viewer, about: string, parts: readonly Part[]) {
  const taken = await forFigures(viewer).figureSnapshot.findMany({
    where: { framework: about, part: { in: [...parts] } },
    select: { part: true, day: true, rows: true, leftOut: true },
  });
  const find = (part: Part) => taken.find((one) => one.part === part);
  const inside = taken.every(({ leftOut }) => leftOut.includes(viewer.personId)) ? 0 : 1;
  return {
    /** The rows of a part as they were counted; none before the first time. */
    rows: <T>(part: Part) => (find(part)?.rows ?? []) as T[],
    /** The day of a part's figures; null before they were first taken. */
    day: (part: Part): Day | null => {
      const one = find(part);
      return one ? dayOf(one.day) : null;
    },
    /** 1 where the viewer was counted when these were taken, and may read them since. */
    inside,
    /** How many people make a group: whoever reads of themselves does not make one up. */
    min: env().MIN_GROUP + inside,
  };
}
