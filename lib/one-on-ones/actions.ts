"use server";
import { action } from "@/lib/action";
import {
  answerPairing,
  askPairing,
  dropMeeting,
  endPairing,
  holdMeeting,
  moveMeeting,
  planMeeting,
  rateMeeting,
  setCadence,
} from "./mutations";
import {
  answerPairingSchema,
  askPairingSchema,
  endPairingSchema,
  meetingVersionSchema,
  moveMeetingSchema,
  planMeetingSchema,
  rateMeetingSchema,
  setCadenceSchema,
} from "./schema";

export const planMeetingAction = action(planMeetingSchema, planMeeting);
export const moveMeetingAction = action(moveMeetingSchema, moveMeeting);
export const dropMeetingAction = action(meetingVersionSchema, dropMeeting);
export const holdMeetingAction = action(meetingVersionSchema, holdMeeting);
export const rateMeetingAction = action(rateMeetingSchema, rateMeeting);
export const setCadenceAction = action(setCadenceSchema, setCadence);
export const askPairingAction = action(askPairingSchema, askPairing);
export const answerPairingAction = action(answerPairingSchema, answerPairing);
export const endPairingAction = action(endPairingSchema, endPairing);
