import "server-only";
import { z } from "zod";
import { id, optionalDay, text } from "@/lib/text";

export const endMoveSchema = z.object({ moveId: id, words: text(3000) });
export type EndMove = z.output<typeof endMoveSchema>;

export const answerDoorSchema = z.object({ moveId: id, door: z.enum(["open", "closed"], "Please pick one."), askAgainOn: optionalDay });
export type AnswerDoor = z.output<typeof answerDoorSchema>;
