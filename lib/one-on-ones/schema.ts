import "server-only";
import { z } from "zod";
import { day, handle, id, time, version } from "@/lib/text";

const minutes = z.coerce
  .number("Please give minutes, such as 30.")
  .int("Please give minutes, such as 30.")
  .min(5, "At least five minutes.")
  .max(240, "At most four hours.");
const when = { day, time, minutes };

export const planMeetingSchema = z.object({ handle, ...when });
export type PlanMeeting = z.output<typeof planMeetingSchema>;

export const moveMeetingSchema = z.object({ meetingId: id, version, ...when });
export type MoveMeeting = z.output<typeof moveMeetingSchema>;

export const meetingVersionSchema = z.object({ meetingId: id, version });
export type MeetingVersion = z.output<typeof meetingVersionSchema>;

export const rateMeetingSchema = z.object({ meetingId: id, worth: z.enum(["yes", "no"]).transform((answer) => answer === "yes") });
export type RateMeeting = z.output<typeof rateMeetingSchema>;

export const setCadenceSchema = z.object({
  handle,
  version,
  cadenceDays: z.enum(["7", "14", "21", "28"], "Please pick one.").transform(Number),
});
export type SetCadence = z.output<typeof setCadenceSchema>;

export const askPairingSchema = z.object({ handle, kind: z.enum(["mentor", "skip_level", "peer"], "Please pick one.") });
export type AskPairing = z.output<typeof askPairingSchema>;

export const answerPairingSchema = z.object({ handle, answer: z.enum(["yes", "no"]) });
export type AnswerPairing = z.output<typeof answerPairingSchema>;

export const endPairingSchema = z.object({ handle, version });
export type EndPairing = z.output<typeof endPairingSchema>;
