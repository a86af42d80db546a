import "server-only";
import { z } from "zod";

export const switchSettingSchema = z.object({
  key: z.enum(["questions"], "That is not a valid choice."),
  isOn: z.enum(["true", "false"]).transform((value) => value === "true"),
});
export type SwitchSetting = z.output<typeof switchSettingSchema>;
