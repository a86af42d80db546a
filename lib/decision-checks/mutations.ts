import { managerOf } from "@/lib/access/colleagues";
import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { dateOf, today } from "@/lib/clock";
import { write } from "@/lib/db";
import { NotFound, Refused } from "@/lib/errors";
import type { CheckId, TakeCheck } from "./schema";

/** Keeps one's answers of today. They stay as they are; later one takes them again and compares. */
export async function takeCheck(viewer: Viewer, answers: TakeCheck): Promise<string> {
  return write(viewer, async (tx, record) => {
    const { id } = await tx.decisionCheck.create({
      data: { personId: viewer.personId, takenOn: dateOf(today(viewer.timeZone)), ...answers },
      select: { id: true },
    });
    record("decision_check.taken", id, { about: viewer.personId });
    return id;
  });
}

/** Lets one's manager of now read the answers of one day. */
export async function shareCheck(viewer: Viewer, { checkId: id }: CheckId): Promise<void> {
  await write(viewer, async (tx, record) => {
    const managerId = await managerOf(tx, viewer.personId);
    if (!managerId) throw new Refused("Nobody is above you now.");
    const { count } = await tx.decisionCheck.updateMany({
      where: { id, personId: viewer.personId, OR: [{ sharedAt: null }, { managerId: null }, { managerId: { not: managerId } }] },
      data: { sharedAt: new Date(), managerId },
    });
    if (!count) throw new NotFound();
    record("decision_check.shared", id, { about: viewer.personId });
  });
}

/** Takes them back; from the next request on nobody else reads them. */
export async function withdrawCheck(viewer: Viewer, { checkId: id }: CheckId): Promise<void> {
  await write(viewer, async (tx, record) => {
    const { count } = await tx.decisionCheck.updateMany({
      where: { id, personId: viewer.personId, sharedAt: { not: null } },
      data: { sharedAt: null, managerId: null },
    });
    if (!count) throw new NotFound();
    record("decision_check.withdrawn", id, { about: viewer.personId });
  });
}

/** Removes one's answers of a day for good. */
export async function removeCheck(viewer: Viewer, { checkId: id }: CheckId): Promise<void> {
  await write(viewer, async (tx, record) => {
    const { count } = await tx.decisionCheck.deleteMany({ where: { id, personId: viewer.personId } });
    if (!count) throw new NotFound();
    record("decision_check.removed", id, { about: viewer.personId });
  });
}
