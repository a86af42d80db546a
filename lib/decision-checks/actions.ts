"use server";
import { action } from "@/lib/action";
import { removeCheck, shareCheck, takeCheck, withdrawCheck } from "./mutations";
import { checkSchema, takeCheckSchema } from "./schema";

export const takeCheckAction = action(takeCheckSchema, takeCheck);
export const shareCheckAction = action(checkSchema, shareCheck);
export const withdrawCheckAction = action(checkSchema, withdrawCheck);
export const removeCheckAction = action(checkSchema, removeCheck);
