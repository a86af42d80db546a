import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { write } from "@/lib/db";
import { NotFound } from "@/lib/errors";
import type { RevisitDecision } from "./schema";

/** Says what came of a decision. It stays evidence whatever came: the reason was good or was not. */
export async function revisitDecision(viewer: Viewer, { evidenceId, outcome, outcomeWords }: RevisitDecision): Promise<string> {
  return write(viewer, async (tx, record) => {
    const { count } = await tx.decision.updateMany({
      where: { evidenceId, evidence: visible.ownEvidence(viewer) },
      data: { outcome, outcomeWords, revisitedAt: new Date() },
    });
    if (!count) throw new NotFound();
    record("decision.revisited", evidenceId, { about: viewer.personId, fields: ["outcome", "outcomeWords"] });
    return evidenceId;
  });
}
