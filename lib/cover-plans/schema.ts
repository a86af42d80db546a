import "server-only";
import { z } from "zod";
import { id, line, text } from "@/lib/text";

const owner = line(254, { required: false }).transform((said) => said || null);

/** `owner` holds a name, handle or e-mail address for each report; empty names nobody yet. */
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
