"use server";
import { action } from "@/lib/action";
import { concludeTrial, endTrial, keepTrial, proposeTrial, reviseTrial, signTrial } from "./mutations";
import { concludeTrialSchema, endTrialSchema, keepTrialSchema, proposeTrialSchema, reviseTrialSchema, signTrialSchema } from "./schema";

export const proposeTrialAction = action(proposeTrialSchema, proposeTrial, { goTo: (id) => `/trials/${id}` });
export const reviseTrialAction = action(reviseTrialSchema, reviseTrial, { goTo: (id) => `/trials/${id}` });
export const signTrialAction = action(signTrialSchema, signTrial);
export const endTrialAction = action(endTrialSchema, endTrial);
export const concludeTrialAction = action(concludeTrialSchema, concludeTrial);
export const keepTrialAction = action(keepTrialSchema, keepTrial);
