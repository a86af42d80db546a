import "server-only";
import { z } from "zod";
import { day, id, line, optionalDay, text, version } from "@/lib/text";
import { trackKinds } from "./rules";

const listed = (values: unknown) => (Array.isArray(values) ? values : values ? [values] : []);
const few = (most: number, why: string) => z.coerce.number(why).int(why).min(1, why).max(most, why);

const facts = {
  title: line(120),
  what: text(2000),
  why: text(1000),
  hours: few(40, "Between 1 and 40 hours, please."),
  startsOn: day,
  endsOn: day,
  closesOn: optionalDay,
  seats: few(20, "Between 1 and 20, please."),
  remote: z
    .literal("on")
    .optional()
    .transform((value) => value === "on"),
  unitId: z.union([z.literal("").transform(() => null), id]).default(null),
  competencyIds: z.preprocess(
    listed,
    z
      .array(id)
      .max(12, "Twelve competencies are enough.")
      .transform((ids) => [...new Set(ids)]),
  ),
  tracks: z.preprocess(listed, z.array(z.enum(trackKinds as [(typeof trackKinds)[number]], "That is not a valid choice.")).max(4)),
};

export const offerAssignmentSchema = z.object(facts);
export type OfferAssignment = z.output<typeof offerAssignmentSchema>;

export const reviseAssignmentSchema = z.object({ ...facts, assignmentId: id, version });
export type ReviseAssignment = z.output<typeof reviseAssignmentSchema>;

export const extendAssignmentSchema = z.object({ assignmentId: id, endsOn: day });
export type ExtendAssignment = z.output<typeof extendAssignmentSchema>;

export const assignmentSchema = z.object({ assignmentId: id });
export type AssignmentId = z.output<typeof assignmentSchema>;
