import "server-only";
import { can, visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dayAt } from "@/lib/clock";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { permit } from "@/lib/errors";
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

/** Failures that one card shows. */
const failuresShown = 20;

/**
 * Which addresses took no mail in the last month and are still somebody's, and how many mails wait to be tried again.
 * For administrators; of a mail it says to whom and when, never what.
 */
export async function getMailState(viewer: Viewer) {
  permit(can.administer(viewer));
  const [failures, waiting] = await Promise.all([
    db(viewer).$queryRaw<{ handle: string; name: string; address: string; outcome: string; answer: string; at: Date; total: number }[]>`
      SELECT p.handle, p.name, p.email::text AS address, f.outcome, f.answer, f.settled_at AS at, (count(*) OVER ())::int AS total
        FROM (SELECT DISTINCT ON (person_id) person_id, address, outcome, answer, settled_at FROM mail
               WHERE outcome IN ('refused', 'given_up') AND settled_at > now() - interval '30 days' ORDER BY person_id, settled_at DESC) f
        JOIN person p ON p.id = f.person_id AND p.email = f.address
       ORDER BY f.settled_at DESC LIMIT ${failuresShown}`,
    db(viewer).mail.findMany({
      where: { settledAt: null, answer: { not: null } },
      orderBy: { dueAt: "desc" },
      take: 1000,
      select: { answer: true },
    }),
  ]);
  return {
    isSetUp: Boolean(env().SMTP_URL),
    failed: failures.map(({ at, total: _, ...failure }) => ({ ...failure, day: dayAt(at, viewer.timeZone) })),
    failedCount: failures[0]?.total ?? 0,
    waiting: waiting.length,
    lastAnswer: waiting[0]?.answer ?? null,
  };
}
