"use server";
import { action } from "@/lib/action";
import { concludeTrial, keepTrial } from "./mutations";
import { concludeTrialSchema, keepTrialSchema } from "./schema";

export const concludeTrialAction = action(concludeTrialSchema, concludeTrial);
export const keepTrialAction = action(keepTrialSchema, keepTrial);
