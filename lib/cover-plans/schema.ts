import "server-only";
import { z } from "zod";
import { handle, id, text } from "@/lib/text";

const owner = z.union([z.literal("").transform(() => null), handle], "That is not a valid choice.");

/** `owner` holds a handle for each report; empty names nobody yet. */
export const nameOwnersSchema = z.object({
  moveId: id,
  owner: z.record(id, owner).refine((all) => Object.keys(all).length <= 500, "That is too much at once."),
});
export type NameOwners = z.output<typeof nameOwnersSchema>;

export const answerCoverSchema = z.object({
  moveId: id,
  reportId: id,
  answer: z.enum(["yes", "no"], "Please pick one."),
  words: text(500, { required: false }).default(""),
});
export type AnswerCover = z.output<typeof answerCoverSchema>;
