import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dayOf, today } from "@/lib/clock";
import { db } from "@/lib/db";
import { rampInWords } from "./rules";

/** Lines at a glance; all of them are on the move. */
const shown = 4;

/** The track move of somebody that is talked over or in its first 90 days, with what comes next of its plan; null without one. */
export async function getRamp(viewer: Viewer, handle: string) {
  const move = await db(viewer).trackMove.findFirst({
    where: { AND: [visible.trackMoves(viewer), { person: { handle }, state: { in: ["proposed", "agreed", "started"] } }] },
    select: {
      id: true,
      state: true,
      startsOn: true,
      person: { select: { timeZone: true } },
      level: { select: { title: true, track: { select: { name: true } } } },
      ramp: {
        where: { doneAt: null },
        orderBy: [{ dueOn: "asc" }, { id: "asc" }],
        take: shown,
        select: { id: true, words: true, dueOn: true },
      },
    },
  });
  if (!move) return null;
  const { person, startsOn, ramp, level, ...rest } = move;
  const now = today(person.timeZone);
  return {
    ...rest,
    startsOn: dayOf(startsOn),
    title: level.title,
    track: level.track.name,
    ends: rampInWords(dayOf(startsOn), now),
    items: ramp.map(({ dueOn, ...item }) => ({ ...item, dueOn: dayOf(dueOn), due: dayOf(dueOn) < now })),
  };
}

export type RampView = NonNullable<Awaited<ReturnType<typeof getRamp>>>;
