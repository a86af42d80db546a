import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { dayAt, dayOf } from "@/lib/clock";
import { db } from "@/lib/db";
import { stateWords } from "@/lib/track-moves/rules";

/** Moves, and texts of each kind in one, in one file. */
const size = 1000;
const said = { at: true, words: true, author: { select: { name: true } } } as const;
const level = { select: { title: true, track: { select: { name: true } } } } as const;

/** One's own track moves with all that was said in them, for one's own file. */
export async function listOwnMoves(viewer: Viewer) {
  const rows = await db(viewer).trackMove.findMany({
    where: { personId: viewer.personId },
    orderBy: { createdAt: "desc" },
    take: size,
    select: {
      state: true,
      startsOn: true,
      why: true,
      teamMessage: true,
      doorOpen: true,
      askAgainOn: true,
      fromLevel: level,
      level,
      yeses: { select: { at: true, bandWords: true, author: { select: { name: true } } } },
      remarks: { orderBy: { at: "asc" }, take: size, select: said },
      endings: { orderBy: { at: "asc" }, select: said },
      ramp: { orderBy: { dueOn: "asc" }, select: { words: true, dueOn: true, doneAt: true } },
      cover: { take: size, select: { isYes: true, report: { select: { name: true } }, owner: { select: { name: true } } } },
    },
  });
  const saying = ({ at, words, author }: { at: Date; words: string; author: { name: string } }) => ({
    day: dayAt(at, viewer.timeZone),
    by: author.name,
    words,
  });
  return rows.map(({ state, startsOn, askAgainOn, fromLevel, level: to, yeses, remarks, endings, ramp, cover, ...move }) => ({
    ...move,
    state: stateWords[state],
    startsOn: dayOf(startsOn),
    askAgainOn: askAgainOn && dayOf(askAgainOn),
    from: { title: fromLevel.title, track: fromLevel.track.name },
    to: { title: to.title, track: to.track.name },
    agreedBy: yeses.map(({ at, bandWords, author }) => saying({ at, author, words: bandWords })),
    said: [...remarks, ...endings].map(saying),
    ramp: ramp.map(({ dueOn, doneAt, words }) => ({ words, dueOn: dayOf(dueOn), done: doneAt !== null })),
    cover: cover.map(({ report, owner, isYes }) => ({ report: report.name, owner: owner.name, isYes })),
  }));
}
