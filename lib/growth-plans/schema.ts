import "server-only";
import { z } from "zod";
import { id, line, optionalDay, text, version } from "@/lib/text";

const blankToNull = z.literal("").transform(() => null);
const feeling = z.enum(["moving", "steady", "stuck"], "Please pick one.");
const comfort = z.enum(["inside", "edge", "outside"], "Please pick one.");
const kind = z.enum(["additive", "multiplier"], "Please pick one.");

export const setAimSchema = z.object({
  aim: z.enum(["level", "experience", "staying", "exploring"], "Please pick one."),
  aimLevelId: z.union([blankToNull, id]).default(null),
  aimExperience: line(200, { required: false }).default(""),
  aimWords: text(1000, { required: false }).default(""),
  /** Absent when there is no plan yet. */
  version: version.optional(),
});
export type SetAim = z.output<typeof setAimSchema>;

export const startFocusSchema = z.object({
  /** The level the competency is practised at, if not the one aimed at. */
  levelId: id.optional(),
  competencyId: z.union([blankToNull, id]).default(null),
  experience: line(200, { required: false }).default(""),
  nextStep: text(500),
  dueOn: optionalDay,
  comfort,
  kind,
});
export type StartFocus = z.output<typeof startFocusSchema>;

export const reviseFocusSchema = z.object({ focusId: id, version, nextStep: text(500), dueOn: optionalDay, comfort, kind });
export type ReviseFocus = z.output<typeof reviseFocusSchema>;

export const endFocusSchema = z.object({ focusId: id, ending: z.enum(["practised", "set_aside"], "Please pick one.") });
export type EndFocus = z.output<typeof endFocusSchema>;

export const postUpdateSchema = z.object({ focusId: z.union([blankToNull, id]).default(null), feeling, words: text(2000) });
export type PostUpdate = z.output<typeof postUpdateSchema>;

export const oneUpdateSchema = z.object({ updateId: id });
export type OneUpdate = z.output<typeof oneUpdateSchema>;

export const correctUpdateSchema = z.object({ updateId: id, feeling, words: text(2000) });
export type CorrectUpdate = z.output<typeof correctUpdateSchema>;

export const planVersionSchema = z.object({ version });
export type PlanVersion = z.output<typeof planVersionSchema>;

export const reviewPlanSchema = z.object({
  version,
  /** By focus. */
  focuses: z.record(id, z.enum(["keep", "set_aside"], "Please pick one.")).default({}),
  aim: z.enum(["same", "exploring", "staying"], "Please pick one.").default("same"),
  rest: z.enum(["true", "false"]).transform((value) => value === "true"),
});
export type ReviewPlan = z.output<typeof reviewPlanSchema>;
