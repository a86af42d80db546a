import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dayAt } from "@/lib/clock";
import { db } from "@/lib/db";
import { type Digest, noticeWords } from "./rules";

/** Notices on one page. */
const pageSize = 30;

/** What waits for the viewer and what they have seen, the newest first, and how they are reminded. */
export async function listNotices(viewer: Viewer, { page = 1 }: { page?: number } = {}) {
  const mine = visible.notices(viewer);
  const [rows, total, reminders] = await Promise.all([
    db(viewer).notice.findMany({
      where: mine,
      orderBy: [{ seenAt: { sort: "desc", nulls: "first" } }, { createdAt: "desc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
      select: { id: true, kind: true, href: true, createdAt: true, seenAt: true, about: { select: { name: true } } },
    }),
    db(viewer).notice.count({ where: mine }),
    db(viewer).reminders.findFirst({ where: { personId: viewer.personId }, select: { ofPlan: true, digest: true, invitations: true } }),
  ]);
  return {
    notices: rows.map(({ kind, about, createdAt, seenAt, ...notice }) => ({
      ...notice,
      kind,
      words: noticeWords(kind, about?.name ?? null),
      day: dayAt(createdAt, viewer.timeZone),
      seen: seenAt !== null,
    })),
    page,
    pages: Math.max(1, Math.ceil(total / pageSize)),
    reminders: {
      ofPlan: reminders?.ofPlan ?? true,
      invitations: reminders?.invitations ?? true,
      digest: (reminders?.digest ?? "weekly") as Digest,
    },
  };
}

export type Inbox = Awaited<ReturnType<typeof listNotices>>;
