"use server";
import { action } from "@/lib/action";
import { addLine, editLine, makeAction, removeLine, restoreLine, shiftLine, tickLine } from "./mutations";
import { addLineSchema, editLineSchema, lineVersionSchema, makeActionSchema, shiftLineSchema, tickLineSchema } from "./schema";

export const addLineAction = action(addLineSchema, addLine);
export const editLineAction = action(editLineSchema, editLine, { answer: (version) => ({ data: { version } }) });
export const makeActionAction = action(makeActionSchema, makeAction);
export const tickLineAction = action(tickLineSchema, tickLine);
export const shiftLineAction = action(shiftLineSchema, shiftLine);
export const removeLineAction = action(lineVersionSchema, removeLine);
export const restoreLineAction = action(lineVersionSchema, restoreLine);
