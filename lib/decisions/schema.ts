import "server-only";
import { z } from "zod";
import { id, text } from "@/lib/text";

export const revisitDecisionSchema = z.object({
  evidenceId: id,
  outcome: z.enum(["as_hoped", "partly", "otherwise"], "Please pick one."),
  outcomeWords: text(2000, { required: false }).default(""),
});
export type RevisitDecision = z.output<typeof revisitDecisionSchema>;
