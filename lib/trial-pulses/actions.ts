"use server";
import { action } from "@/lib/action";
import { answerPulse, keepPulse } from "./mutations";
import { answerPulseSchema, keepPulseSchema } from "./schema";

export const keepPulseAction = action(keepPulseSchema, keepPulse);
export const answerPulseAction = action(answerPulseSchema, answerPulse);
