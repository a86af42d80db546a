import "server-only";
import { z } from "zod";
import { readers as evidenceReaders } from "@/lib/evidence/schema";
import { id, line, text } from "@/lib/text";
import { readerNames } from "./rules";

const readers = z.enum(Object.keys(readerNames) as [keyof typeof readerNames], "Please pick one.");
const colleague = line(254, { required: false })
  .default("")
  .refine((said) => said.length > 0, "Please name somebody.");
const optionalId = z.union([z.literal("").transform(() => null), id]).default(null);

export const askFeedbackSchema = z.object({
  colleague,
  competencyId: optionalId,
  question: text(500),
  readers,
});
export type AskFeedback = z.output<typeof askFeedbackSchema>;

export const giveFeedbackSchema = z.object({
  colleague,
  competencyId: optionalId,
  words: text(3000),
  readers,
});
export type GiveFeedback = z.output<typeof giveFeedbackSchema>;

export const answerRequestSchema = z.object({ requestId: id, words: text(3000) });
export type AnswerRequest = z.output<typeof answerRequestSchema>;

export const requestSchema = z.object({ requestId: id });
export type RequestId = z.output<typeof requestSchema>;

export const feedbackSchema = z.object({ feedbackId: id });
export type FeedbackId = z.output<typeof feedbackSchema>;

export const keepFeedbackSchema = z.object({ feedbackId: id, readers: evidenceReaders });
export type KeepFeedback = z.output<typeof keepFeedbackSchema>;
