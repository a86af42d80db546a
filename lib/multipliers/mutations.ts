import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { write } from "@/lib/db";
import { Conflict, NotFound, Refused } from "@/lib/errors";
import type { AnswerClaim } from "./schema";

/** The colleague's answer: yes, yes in other words, or no. Only they can give it; a no is seen by the asker alone. */
export async function answerClaim(viewer: Viewer, { evidenceId, ability, answer, correction }: AnswerClaim): Promise<string> {
  if (answer === "corrected" && !correction)
    throw new Refused("Please look at the marked fields.", { correction: "How would you say it?" });
  return write(viewer, async (tx, record) => {
    const claim = await tx.multiplierClaim.findFirst({
      where: { evidenceId, ...visible.claimsOnMe(viewer) },
      select: { ability: true, evidence: { select: { personId: true } } },
    });
    if (!claim) throw new NotFound();
    const { count } = await tx.multiplierClaim.updateMany({
      where: { evidenceId, ability, ...visible.claimsOnMe(viewer) },
      data: { answer, correction: answer === "corrected" ? correction : "", answeredAt: new Date() },
    });
    if (!count) throw new Conflict({ correction: claim.ability });
    record(`multiplier.${answer}`, evidenceId, { about: claim.evidence.personId });
    return evidenceId;
  });
}
