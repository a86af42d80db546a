"use server";
import { action } from "@/lib/action";
import { switchSetting } from "./mutations";
import { switchSettingSchema } from "./schema";

export const switchSettingAction = action(switchSettingSchema, switchSetting);
