import "server-only";
import { z } from "zod";
import { mintViewer } from "@/lib/access/viewer";
import { authTables, write } from "@/lib/db";
import { Unchanged } from "@/lib/errors";

/**
 * Switches somebody's digests or invitations off, knowing only the secret that came with one: their own change, as if
 * they had made it in the product. Unknown secrets change nothing, and neither does switching off a second time.
 */
export async function stopMail(token: string, of: "digests" | "invitations" = "digests"): Promise<void> {
  if (!z.uuid().safeParse(token).success) return;
  const off = of === "invitations" ? { invitations: false } : { digest: "off" as const };
  const on = of === "invitations" ? { invitations: true } : { digest: { not: "off" as const } };
  const theirs = await authTables.reminders.findFirst({ where: { stopToken: token, ...on }, select: { personId: true } });
  if (!theirs) return;
  const { personId } = theirs;
  const facts = { handle: "", name: "", timeZone: "UTC", linePath: "", grants: [], leads: false, authenticatedAt: new Date(0) };
  await write(mintViewer({ personId, ...facts }), async (tx, record) => {
    const { count } = await tx.reminders.updateMany({ where: { personId, stopToken: token, ...on }, data: off });
    if (!count) throw new Unchanged();
    record("reminders.stopped", personId, { about: personId, fields: Object.keys(off) });
  });
}
