"use server";
import { action } from "@/lib/action";
import { answerHours, answerInterest, showInterest, withdrawInterest } from "./mutations";
import { answerSchema, interestSchema, showInterestSchema } from "./schema";

export const showInterestAction = action(showInterestSchema, showInterest);
export const withdrawInterestAction = action(interestSchema, withdrawInterest);
export const answerInterestAction = action(answerSchema, answerInterest);
export const answerHoursAction = action(answerSchema, answerHours);
