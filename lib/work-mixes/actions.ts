"use server";
import { action } from "@/lib/action";
import { saveWorkMix, shareWorkMix, withdrawWorkMix } from "./mutations";
import { monthSchema, saveWorkMixSchema } from "./schema";

export const saveWorkMixAction = action(saveWorkMixSchema, saveWorkMix);
export const shareWorkMixAction = action(monthSchema, shareWorkMix);
export const withdrawWorkMixAction = action(monthSchema, withdrawWorkMix);
