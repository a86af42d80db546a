import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";

/** What colleagues say this person can now do without them, and nobody has answered. */
export async function listClaimsOnMe(viewer: Viewer) {
  const rows = await db.multiplierClaim.findMany({
    where: { ...visible.claimsOnMe(viewer), answer: null },
    orderBy: { evidenceId: "asc" },
    take: 5,
    select: { evidenceId: true, ability: true, evidence: { select: { person: { select: { name: true } } } } },
  });
  return rows.map(({ evidence, ...row }) => ({ ...row, by: evidence.person.name }));
}

export type ClaimOnMe = Awaited<ReturnType<typeof listClaimsOnMe>>[number];
