import "server-only";
import { can } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dayAt } from "@/lib/clock";
import { db } from "@/lib/db";
import { showShare } from "@/lib/disclosures/rules";
import { readTaken } from "@/lib/snapshots/reads";
import { everywhere } from "@/lib/snapshots/rules";

/** Whether the button is for this viewer, and since when they have pressed it; nobody else can ask. */
export async function getOwnWish(viewer: Viewer) {
  const [row] = await db(viewer).$queryRaw<
    { leads: boolean; since: Date | null }[]
  >`SELECT leads, since FROM wish_of(${viewer.personId}::uuid)`;
  return row?.leads ? { since: row.since && dayAt(row.since, viewer.timeZone) } : null;
}

export type OwnWish = NonNullable<Awaited<ReturnType<typeof getOwnWish>>>;

/**
 * How many of those who lead people wanted to build again when it was last counted, for leadership of the whole
 * organisation; null for anybody else. Held back where it, or the number of those who do not, would speak of a small group.
 */
export async function wishesToBuild(viewer: Viewer) {
  if (!can.readUnit(viewer, null)) return null;
  const taken = await readTaken(viewer, everywhere, ["wishes"]);
  const rows = taken.rows<{ group: string; people: number }>("wishes");
  const people = rows.reduce((sum, row) => sum + row.people, 0);
  const wishes = rows.find(({ group }) => group === "Wish it")?.people ?? 0;
  return { figure: showShare(wishes, people, taken.min), min: taken.min, asOf: taken.day("wishes") };
}

export type WishesView = NonNullable<Awaited<ReturnType<typeof wishesToBuild>>>;
