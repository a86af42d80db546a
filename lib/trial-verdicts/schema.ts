import "server-only";
import { z } from "zod";
import { id, text } from "@/lib/text";
import { verdicts } from "@/lib/trials/rules";

export const concludeTrialSchema = z.object({
  trialId: id,
  /** None before the first words were kept. */
  version: z.coerce.number().int().min(0),
  verdict: z.enum(Object.keys(verdicts) as [keyof typeof verdicts], "Please pick one."),
  learnt: text(2000),
  surprised: text(2000, { required: false }).default(""),
});
export type ConcludeTrial = z.output<typeof concludeTrialSchema>;

export const keepTrialSchema = z.object({ trialId: id, readers: z.enum(["shared", "private"], "Please pick one.") });
export type KeepTrial = z.output<typeof keepTrialSchema>;
