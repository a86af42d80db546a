import "server-only";
import { z } from "zod";
import { id, text } from "@/lib/text";
import { challengeSides, leadingSides } from "./rules";

const step = z.coerce.number("Please pick one.").int("Please pick one.").min(1, "Please pick one.").max(5, "Please pick one.");

export const takeCheckSchema = z.object({
  mentoring: step,
  challenge: z.enum(Object.keys(challengeSides) as [keyof typeof challengeSides], "Please pick one."),
  handsOn: step,
  leadingBy: z.enum(Object.keys(leadingSides) as [keyof typeof leadingSides], "Please pick one."),
  words: text(3000, { required: false }).default(""),
});
export type TakeCheck = z.output<typeof takeCheckSchema>;

export const checkSchema = z.object({ checkId: id });
export type CheckId = z.output<typeof checkSchema>;
