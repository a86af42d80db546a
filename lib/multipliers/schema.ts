import "server-only";
import { z } from "zod";
import { id, line } from "@/lib/text";

export const answerClaimSchema = z.object({
  evidenceId: id,
  /** The words that were asked about: other words since then are another question. */
  ability: line(200),
  answer: z.enum(["confirmed", "corrected", "declined"], "Please pick one."),
  correction: line(300, { required: false }).default(""),
});
export type AnswerClaim = z.output<typeof answerClaimSchema>;
