"use server";
import { action } from "@/lib/action";
import { openRound, reopenRound, saveAssessment, withdrawRound } from "./mutations";
import { openRoundSchema, reopenRoundSchema, roundSchema, saveAssessmentSchema } from "./schema";

const toRound = (id: string) => `/assessments/${id}`;

export const openRoundAction = action(openRoundSchema, openRound, { goTo: toRound });
export const saveAssessmentAction = action(saveAssessmentSchema, saveAssessment, { goTo: toRound });
export const withdrawRoundAction = action(roundSchema, withdrawRound, { goTo: () => "/assessments" });
export const reopenRoundAction = action(reopenRoundSchema, reopenRound, { goTo: toRound });
