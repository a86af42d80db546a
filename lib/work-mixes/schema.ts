import "server-only";
import { z } from "zod";
import { day } from "@/lib/text";
import { monthOf } from "./rules";

const share = z.coerce
  .number("Please give a number.")
  .int("Whole numbers are enough.")
  .min(0, "Not less than 0.")
  .max(100, "Not more than 100.");
const month = day.transform(monthOf);

export const saveWorkMixSchema = z.object({
  month,
  side: z.enum(["wanted", "real"]),
  coding: share,
  reviewAndDesign: share,
  people: share,
  meetings: share,
  other: share,
  /** 0 where there is none yet. */
  version: z.coerce.number().int().min(0),
});
export type SaveWorkMix = z.output<typeof saveWorkMixSchema>;

export const monthSchema = z.object({ month });
export type Month = z.output<typeof monthSchema>;
