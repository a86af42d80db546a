import "server-only";
import { z } from "zod";
import { handle } from "@/lib/text";

export const dismissPointSchema = z.object({
  handle,
  key: z
    .string()
    .regex(/^[a-z]+(-[0-9a-z-]+)?$/, "That is not a valid choice.")
    .max(120),
});
export type DismissPoint = z.output<typeof dismissPointSchema>;
