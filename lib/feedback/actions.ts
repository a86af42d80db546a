"use server";
import { action } from "@/lib/action";
import { answerRequest, askFeedback, declineRequest, giveFeedback, keepFeedback, takeBackFeedback } from "./mutations";
import { answerRequestSchema, askFeedbackSchema, feedbackSchema, giveFeedbackSchema, keepFeedbackSchema, requestSchema } from "./schema";

export const askFeedbackAction = action(askFeedbackSchema, askFeedback, { goTo: () => "/feedback?show=asked" });
export const giveFeedbackAction = action(giveFeedbackSchema, giveFeedback, { goTo: () => "/feedback?show=given" });
export const answerRequestAction = action(answerRequestSchema, answerRequest);
export const declineRequestAction = action(requestSchema, declineRequest);
export const takeBackFeedbackAction = action(feedbackSchema, takeBackFeedback);
export const keepFeedbackAction = action(keepFeedbackSchema, keepFeedback);
