import { managerOf } from "@/lib/access/colleagues";
import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dateOf, today } from "@/lib/clock";
import { write } from "@/lib/db";
import { Conflict, NotFound, Refused } from "@/lib/errors";
import { getWorkMix } from "./queries";
import { monthOf, sumOf } from "./rules";
import type { Month, SaveWorkMix } from "./schema";

/** Says how the weeks of a month were, or how one would like them. They add up to 100. */
export async function saveWorkMix(viewer: Viewer, { month, side, version, ...week }: SaveWorkMix): Promise<void> {
  const sum = sumOf(week);
  if (sum !== 100)
    throw new Refused(`These add up to ${sum}; they should be 100.`, { other: `These add up to ${sum}; they should be 100.` });
  if (month > monthOf(today(viewer.timeZone))) throw new Refused("That month is still to come.");
  await write(viewer, async (tx, record) => {
    const key = { personId: viewer.personId, month: dateOf(month), side };
    const { count } = version
      ? await tx.workMix.updateMany({ where: { ...key, version }, data: { ...week, version: { increment: 1 } } })
      : await tx.workMix.createMany({ data: { ...key, ...week }, skipDuplicates: true });
    if (!count) throw new Conflict({});
    record("work_mix.saved", viewer.personId, { about: viewer.personId, fields: [side] });
  });
}

/** Gives one's manager a dated copy of a month. */
export async function shareWorkMix(viewer: Viewer, { month }: Month): Promise<void> {
  const { wanted, real, expected } = await getWorkMix(viewer, month);
  if (!real) throw new Refused("Say first how the month was.");
  await write(viewer, async (tx, record) => {
    const managerId = await managerOf(tx, viewer.personId);
    if (!managerId) throw new Refused("Nobody is above you now.");
    await tx.workMixShare.updateMany({
      where: { personId: viewer.personId, month: dateOf(month), revokedAt: null },
      data: { revokedAt: new Date() },
    });
    const copy = { wanted, real, expected };
    await tx.workMixShare.create({ data: { personId: viewer.personId, managerId, month: dateOf(month), copy }, select: { id: true } });
    record("work_mix.shared", viewer.personId, { about: viewer.personId });
  });
}

/** Takes a shared copy back; from the next request on nobody else reads it. */
export async function withdrawWorkMix(viewer: Viewer, { month }: Month): Promise<void> {
  await write(viewer, async (tx, record) => {
    const { count } = await tx.workMixShare.updateMany({
      where: { AND: [visible.workMixShares(viewer), { personId: viewer.personId, month: dateOf(month) }] },
      data: { revokedAt: new Date() },
    });
    if (!count) throw new NotFound();
    record("work_mix.withdrawn", viewer.personId, { about: viewer.personId });
  });
}
