import "server-only";
import { z } from "zod";
import { handle, id, line, version } from "@/lib/text";

/** One of the team by handle, somebody elsewhere in words, or nobody. */
const holder = {
  holder: z.union([z.literal("").transform(() => null), handle]).default(null),
  elsewhere: line(80, { required: false }).default(""),
};

export const addDutySchema = z.object({ name: line(80), ...holder });
export type AddDuty = z.output<typeof addDutySchema>;

export const assignDutySchema = z.object({ dutyId: id, version, ...holder });
export type AssignDuty = z.output<typeof assignDutySchema>;

export const dutySchema = z.object({ dutyId: id, version });
export type DutyVersion = z.output<typeof dutySchema>;
