"use server";
import { action } from "@/lib/action";
import { endTrial, proposeTrial, reviseTrial, signTrial } from "./mutations";
import { endTrialSchema, proposeTrialSchema, reviseTrialSchema, signTrialSchema } from "./schema";

export const proposeTrialAction = action(proposeTrialSchema, proposeTrial, { goTo: (id) => `/trials/${id}` });
export const reviseTrialAction = action(reviseTrialSchema, reviseTrial, { goTo: (id) => `/trials/${id}` });
export const signTrialAction = action(signTrialSchema, signTrial);
export const endTrialAction = action(endTrialSchema, endTrial);
