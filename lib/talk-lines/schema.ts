import "server-only";
import { z } from "zod";
import { handle, id, optionalDay, text, version } from "@/lib/text";

const owner = z.enum(["me", "them"], "Please pick one.");

export const addLineSchema = z.object({
  handle,
  kind: z.enum(["agenda", "note", "action"]),
  words: text(5000),
  owner: owner.default("me"),
  dueOn: optionalDay,
});
export type AddLine = z.output<typeof addLineSchema>;

export const editLineSchema = z.object({ lineId: id, version, words: text(5000) });
export type EditLine = z.output<typeof editLineSchema>;

export const makeActionSchema = z.object({ lineId: id, version, owner, dueOn: optionalDay });
export type MakeAction = z.output<typeof makeActionSchema>;

export const tickLineSchema = z.object({ lineId: id, version, done: z.enum(["true", "false"]).transform((value) => value === "true") });
export type TickLine = z.output<typeof tickLineSchema>;

export const shiftLineSchema = z.object({ lineId: id, version, to: z.enum(["earlier", "later"]) });
export type ShiftLine = z.output<typeof shiftLineSchema>;

export const lineVersionSchema = z.object({ lineId: id, version });
export type LineVersion = z.output<typeof lineVersionSchema>;
