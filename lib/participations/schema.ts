import "server-only";
import { z } from "zod";
import { readers } from "@/lib/evidence/schema";
import { id, text, version } from "@/lib/text";
import { energyWords } from "./rules";

/** None before the first words were kept. */
const anyVersion = z.coerce.number().int().min(0);

export const kickOffSchema = z.object({ participationId: id, version, kickOff: text(3000, { required: false }).default("") });
export type KickOff = z.output<typeof kickOffSchema>;

export const checkInSchema = z.object({ participationId: id, words: text(2000) });
export type CheckIn = z.output<typeof checkInSchema>;

export const reflectionSchema = z.object({
  participationId: id,
  version: anyVersion,
  practised: text(2000),
  surprised: text(2000, { required: false }).default(""),
  energy: z.enum(Object.keys(energyWords) as [keyof typeof energyWords], "Please pick one."),
});
export type Reflection = z.output<typeof reflectionSchema>;

export const debriefSchema = z.object({ participationId: id, version: anyVersion, words: text(3000) });
export type Debrief = z.output<typeof debriefSchema>;

export const keepSchema = z.object({ participationId: id, readers });
export type Keep = z.output<typeof keepSchema>;

export const endSchema = z.object({ participationId: id, words: text(500, { required: false }).default("") });
export type End = z.output<typeof endSchema>;
