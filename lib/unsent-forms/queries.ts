import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";

/** What this person had typed when a session of theirs ended, newest first. */
export async function listUnsentForms(viewer: Viewer) {
  const rows = await db(viewer).unsentForm.findMany({
    where: visible.unsentForms(viewer),
    orderBy: { createdAt: "desc" },
    take: 3,
    select: { id: true, path: true, fields: true },
  });
  return rows.map(({ fields, ...form }) => ({ ...form, texts: Object.values(fields as Record<string, string>) }));
}

export type UnsentFormView = Awaited<ReturnType<typeof listUnsentForms>>[number];
