import "server-only";
import { can } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dayAt, today } from "@/lib/clock";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { wishFigure } from "./rules";

/** Whether the button is for this viewer, and since when they have pressed it; nobody else can ask. */
export async function getOwnWish(viewer: Viewer) {
  const [row] = await db(viewer).$queryRaw<
    { leads: boolean; since: Date | null }[]
  >`SELECT leads, since FROM wish_of(${viewer.personId}::uuid)`;
  return row?.leads ? { since: row.since && dayAt(row.since, viewer.timeZone) } : null;
}

export type OwnWish = NonNullable<Awaited<ReturnType<typeof getOwnWish>>>;

/**
 * How many of those who lead people want to build again, for leadership of the whole organisation; null for anybody
 * else. Held back where it, or the number of those who do not, would speak of a small group.
 */
export async function wishesToBuild(viewer: Viewer) {
  if (!can.readUnit(viewer, null)) return null;
  const [row] = await db(viewer).$queryRaw<
    { wishes: number; people: number }[]
  >`SELECT wishes, people FROM wishes_to_build(${today(viewer.timeZone)}::date)`;
  const { wishes = 0, people = 0 } = row ?? {};
  const min = env().MIN_GROUP;
  return { figure: wishFigure(wishes, people, min), min };
}

export type WishesView = NonNullable<Awaited<ReturnType<typeof wishesToBuild>>>;
