import "server-only";
import { z } from "zod";
import { handle, id, text, version } from "@/lib/text";
import { answers } from "./rules";

const answer = z.union([z.literal(""), z.enum(Object.keys(answers) as [keyof typeof answers], "Please pick one.")]);
const perCompetency = <T extends z.ZodType>(value: T) => z.record(id, value).default({});

export const openRoundSchema = z.object({ handle, levelId: id });
export type OpenRound = z.output<typeof openRoundSchema>;

export const saveAssessmentSchema = z.object({
  roundId: id,
  version,
  answer: perCompetency(answer),
  words: perCompetency(text(2000, { required: false })),
  chance: perCompetency(text(500, { required: false })),
  step: z.enum(["save", "submit"], "Please pick one."),
});
export type SaveAssessment = z.output<typeof saveAssessmentSchema>;

export const roundSchema = z.object({ roundId: id });
export type RoundId = z.output<typeof roundSchema>;

export const reopenRoundSchema = z.object({ roundId: id, reason: text(500) });
export type ReopenRound = z.output<typeof reopenRoundSchema>;
