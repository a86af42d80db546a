import "server-only";
import { can, visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dayAt } from "@/lib/clock";
import { db, readAs } from "@/lib/db";
import { env } from "@/lib/env";
import { showParts } from "@/lib/insights/rules";

/** Whether the button is for this viewer, and since when they have pressed it; nobody else can ask. */
export async function getOwnWish(viewer: Viewer) {
  const [leads, wish] = await Promise.all([
    db.placement.count({
      where: { personId: viewer.personId, endedOn: null, level: { track: { kind: { in: ["management", "hybrid"] } } } },
    }),
    readAs(viewer, (tx) => tx.buildWish.findFirst({ where: visible.buildWishes(viewer), select: { at: true } })),
  ]);
  return leads ? { since: wish && dayAt(wish.at, viewer.timeZone) } : null;
}

export type OwnWish = NonNullable<Awaited<ReturnType<typeof getOwnWish>>>;

/**
 * How many of those who lead people want to build again, for leadership of the whole organisation; null for anybody
 * else. Held back where it, or the number of those who do not, would speak of a small group.
 */
export async function wishesToBuild(viewer: Viewer) {
  if (!can.readUnit(viewer, null)) return null;
  const [row] = await db.$queryRaw<{ wishes: number; people: number }[]>`SELECT wishes, people FROM wishes_to_build()`;
  const { wishes = 0, people = 0 } = row ?? {};
  const min = env().MIN_GROUP;
  const [figure = "few"] = showParts({ whole: people, parts: [wishes], hasOwn: true }, people >= min ? people : "few", min);
  return { figure, min };
}

export type WishesView = NonNullable<Awaited<ReturnType<typeof wishesToBuild>>>;
