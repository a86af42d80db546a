import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import { labelOf } from "./rules";

/** What this person had typed when a session of theirs ended, newest first. */
export async function listUnsentForms(viewer: Viewer) {
  const rows = await db(viewer).unsentForm.findMany({
    where: visible.unsentForms(viewer),
    orderBy: { createdAt: "desc" },
    take: 3,
    select: { id: true, path: true, fields: true },
  });
  return rows.map(({ fields, ...form }) => ({
    ...form,
    texts: Object.entries(fields as Record<string, string>).map(([name, text]) => ({ name, label: labelOf(name), text })),
  }));
}

export type UnsentFormView = Awaited<ReturnType<typeof listUnsentForms>>[number];
