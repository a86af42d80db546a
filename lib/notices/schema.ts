import "server-only";
import { z } from "zod";
import { id } from "@/lib/text";

export const seeNoticeSchema = z.object({ noticeId: z.union([z.literal("all"), id]) });
export type SeeNotice = z.output<typeof seeNoticeSchema>;

const ticked = z
  .enum(["on", ""])
  .default("")
  .transform((value) => value === "on");

export const chooseRemindersSchema = z.object({
  ofPlan: ticked,
  invitations: ticked,
  digest: z.enum(["off", "daily", "weekly"], "Please pick one."),
});
export type ChooseReminders = z.output<typeof chooseRemindersSchema>;
