"use server";
import { action } from "@/lib/action";
import { addRampItem, removeRampItem, reviseRampItem, tickRampItem } from "./mutations";
import { addRampItemSchema, rampItemSchema, reviseRampItemSchema, tickRampItemSchema } from "./schema";

export const addRampItemAction = action(addRampItemSchema, addRampItem);
export const reviseRampItemAction = action(reviseRampItemSchema, reviseRampItem, { goTo: (id) => `/track-moves/${id}#ramp` });
export const tickRampItemAction = action(tickRampItemSchema, tickRampItem);
export const removeRampItemAction = action(rampItemSchema, removeRampItem, { goTo: (id) => `/track-moves/${id}#ramp` });
