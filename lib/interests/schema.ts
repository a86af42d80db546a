import "server-only";
import { z } from "zod";
import { id, line, text } from "@/lib/text";

export const showInterestSchema = z.object({ assignmentId: id, words: line(300) });
export type ShowInterest = z.output<typeof showInterestSchema>;

export const interestSchema = z.object({ interestId: id });
export type InterestId = z.output<typeof interestSchema>;

export const answerSchema = z.object({
  interestId: id,
  answer: z.enum(["yes", "no"], "Please pick one."),
  words: text(500, { required: false }).default(""),
});
export type Answer = z.output<typeof answerSchema>;
