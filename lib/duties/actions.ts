"use server";
import { action } from "@/lib/action";
import { addDuty, assignDuty, endDuty } from "./mutations";
import { addDutySchema, assignDutySchema, dutySchema } from "./schema";

export const addDutyAction = action(addDutySchema, addDuty);
export const assignDutyAction = action(assignDutySchema, assignDuty);
export const endDutyAction = action(dutySchema, endDuty);
