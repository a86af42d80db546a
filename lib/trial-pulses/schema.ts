import "server-only";
import { z } from "zod";
import { energyWords } from "@/lib/participations/rules";
import { id, line, text } from "@/lib/text";
import { againWords, ledAnswers } from "./rules";

const few = "Between 0 and 60 hours, please.";
const hours = z.coerce.number(few).int(few).min(0, few).max(60, few);
const keysOf = <T extends object>(words: T) => Object.keys(words) as [keyof T & string, ...(keyof T & string)[]];

export const keepPulseSchema = z.object({
  trialId: id,
  energy: z.enum(keysOf(energyWords), "Please pick one."),
  meetingHours: hours,
  handsOnHours: hours,
  again: z.enum(keysOf(againWords), "Please pick one."),
  words: line(300, { required: false }).default(""),
});
export type KeepPulse = z.output<typeof keepPulseSchema>;

export const answerPulseSchema = z.object({
  trialId: id,
  round: z.enum(["1", "2"]).transform((value) => (value === "1" ? 1 : 2)),
  answer: z.enum([...keysOf(ledAnswers), "skipped"], "Please pick one, or leave it out."),
  words: text(1000, { required: false }).default(""),
});
export type AnswerPulse = z.output<typeof answerPulseSchema>;
