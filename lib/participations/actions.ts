"use server";
import { action } from "@/lib/action";
import { addCheckIn, endParticipation, keepDebrief, keepReflection, saveDebrief, saveReflection, writeKickOff } from "./mutations";
import { checkInSchema, debriefSchema, endSchema, keepSchema, kickOffSchema, reflectionSchema } from "./schema";

export const writeKickOffAction = action(kickOffSchema, writeKickOff);
export const addCheckInAction = action(checkInSchema, addCheckIn);
export const saveReflectionAction = action(reflectionSchema, saveReflection);
export const saveDebriefAction = action(debriefSchema, saveDebrief);
export const keepReflectionAction = action(keepSchema, keepReflection);
export const keepDebriefAction = action(keepSchema, keepDebrief);
export const endParticipationAction = action(endSchema, endParticipation);
