import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { write } from "@/lib/db";
import { Unchanged } from "@/lib/errors";
import type { ChooseReminders, SeeNotice } from "./schema";

/** Puts a notice, or all of them, to those that were seen. */
export async function seeNotice(viewer: Viewer, { noticeId }: SeeNotice): Promise<void> {
  await write(viewer, async (tx, record) => {
    const which = noticeId === "all" ? {} : { id: noticeId };
    const { count } = await tx.notice.updateMany({
      where: { AND: [visible.notices(viewer), { seenAt: null, ...which }] },
      data: { seenAt: new Date() },
    });
    if (!count) throw new Unchanged();
    record("notice.seen", noticeId === "all" ? viewer.personId : noticeId, { about: viewer.personId });
  });
}

/** Says what one wants to be reminded of, and how often by mail. */
export async function chooseReminders(viewer: Viewer, choice: ChooseReminders): Promise<void> {
  await write(viewer, async (tx, record) => {
    const { personId } = viewer;
    if (await tx.reminders.count({ where: { personId, ...choice } })) throw new Unchanged();
    await tx.reminders.upsert({ where: { personId }, create: { personId, ...choice }, update: choice, select: { personId: true } });
    record("reminders.chosen", personId, { about: personId, fields: ["ofPlan", "digest", "invitations"] });
  });
}
