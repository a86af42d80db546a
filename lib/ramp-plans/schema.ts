import "server-only";
import { z } from "zod";
import { day, id, line, version } from "@/lib/text";

export const addRampItemSchema = z.object({ moveId: id, words: line(300), dueOn: day });
export type AddRampItem = z.output<typeof addRampItemSchema>;

export const reviseRampItemSchema = z.object({ itemId: id, version, words: line(300), dueOn: day });
export type ReviseRampItem = z.output<typeof reviseRampItemSchema>;

export const tickRampItemSchema = z.object({ itemId: id, done: z.enum(["yes", "no"]) });
export type TickRampItem = z.output<typeof tickRampItemSchema>;

export const rampItemSchema = z.object({ itemId: id });
export type RampItemId = z.output<typeof rampItemSchema>;
