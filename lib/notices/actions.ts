"use server";
import { action } from "@/lib/action";
import { chooseReminders, seeNotice } from "./mutations";
import { chooseRemindersSchema, seeNoticeSchema } from "./schema";

export const seeNoticeAction = action(seeNoticeSchema, seeNotice);
export const chooseRemindersAction = action(chooseRemindersSchema, chooseReminders);
