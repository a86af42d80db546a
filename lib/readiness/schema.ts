import "server-only";
import { z } from "zod";
import { handle, text } from "@/lib/text";
import { type HandsOn, handsOnWords } from "./rules";

export const sayReadinessSchema = z.object({
  handle,
  /** None before the first words were kept. */
  version: z.coerce.number().int().min(0),
  handsOn: z.enum(Object.keys(handsOnWords) as [HandsOn, ...HandsOn[]], "Please pick one."),
  shown: text(1000, { required: false }).default(""),
  cover: text(1000, { required: false }).default(""),
});
export type SayReadiness = z.output<typeof sayReadinessSchema>;
