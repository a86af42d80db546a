"use server";
import { action } from "@/lib/action";
import { addHandoffLine, removeHandoffLine, saveHandoff } from "./mutations";
import { addHandoffLineSchema, handoffLineSchema, saveHandoffSchema } from "./schema";

export const saveHandoffAction = action(saveHandoffSchema, saveHandoff);
export const addHandoffLineAction = action(addHandoffLineSchema, addHandoffLine);
export const removeHandoffLineAction = action(handoffLineSchema, removeHandoffLine);
