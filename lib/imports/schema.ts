import "server-only";
import { z } from "zod";
import { optionalDay } from "@/lib/text";

const ticked = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

export const importPeopleSchema = z.object({
  csv: z.string({ error: "Please choose a file or paste its text." }).min(1, "Please choose a file or paste its text."),
  levels: z.string().default(""),
  seats: ticked,
  startedOn: optionalDay,
  /** The seal that a check answered with. */
  checked: z.string().max(100).default(""),
  dryRun: z.enum(["yes", "no"], "That is not a valid choice.").transform((value) => value === "yes"),
});
