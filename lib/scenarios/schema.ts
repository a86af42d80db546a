import "server-only";
import { z } from "zod";
import { id, line } from "@/lib/text";

const key = z.string().regex(/^[\w-]{1,200}$/, "That is not a valid choice.");
const rate = z.string().regex(/^(\d{1,5}(\.\d{1,6})?)( \d{1,5}(\.\d{1,6})?){3}$/, "That is not a number of people.");

export const saveScenarioSchema = z.object({
  name: line(80),
  unit: z.union([z.literal("").transform(() => null), key]).default(null),
  framework: key,
  rates: z.record(key, rate),
});
export type SaveScenario = z.output<typeof saveScenarioSchema>;

export const removeScenarioSchema = z.object({ scenarioId: id });
export type RemoveScenario = z.output<typeof removeScenarioSchema>;
