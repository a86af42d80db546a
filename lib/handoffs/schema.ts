import "server-only";
import { z } from "zod";
import { id, line, text, version } from "@/lib/text";

const listed = (values: unknown) => (Array.isArray(values) ? values : values ? [values] : []);
const ticked = z.preprocess(listed, z.array(id).max(200, "That is more than one list holds."));

export const saveHandoffSchema = z.object({
  handoffId: id,
  version,
  passesPlan: z
    .enum(["on", ""])
    .default("")
    .transform((value) => value === "on"),
  evidenceIds: ticked,
  promiseIds: ticked,
  commitmentIds: ticked,
  wish: text(3000, { required: false }).default(""),
  /** Sealed, it is copied for the new manager and stays as it is. */
  step: z.enum(["save", "seal"]).default("save"),
});
export type SaveHandoff = z.output<typeof saveHandoffSchema>;

export const addHandoffLineSchema = z.object({ handoffId: id, kind: z.enum(["commitment", "agenda"]), words: line(1000) });
export type AddHandoffLine = z.output<typeof addHandoffLineSchema>;

export const handoffLineSchema = z.object({ lineId: id });
export type HandoffLineId = z.output<typeof handoffLineSchema>;
