import "server-only";
import { z } from "zod";
import { day, handle, id, text, version } from "@/lib/text";

const terms = { levelId: id, startsOn: day, why: text(2000) };

/** `handle` is whose move it is; empty for one's own. */
export const proposeMoveSchema = z.object({ handle: z.union([z.literal("").transform(() => null), handle]).default(null), ...terms });
export type ProposeMove = z.output<typeof proposeMoveSchema>;

export const reviseMoveSchema = z.object({ moveId: id, version, ...terms });
export type ReviseMove = z.output<typeof reviseMoveSchema>;

export const writeMessageSchema = z.object({ moveId: id, version, teamMessage: text(2000, { required: false }).default("") });
export type WriteMessage = z.output<typeof writeMessageSchema>;

export const sayYesSchema = z.object({ moveId: id, bandWords: text(1000, { required: false }).default("") });
export type SayYes = z.output<typeof sayYesSchema>;

export const remarkSchema = z.object({ moveId: id, words: text(2000) });
export type Remark = z.output<typeof remarkSchema>;

export const moveSchema = z.object({ moveId: id });
export type MoveId = z.output<typeof moveSchema>;
