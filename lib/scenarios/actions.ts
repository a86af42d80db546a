"use server";
import { action } from "@/lib/action";
import { removeScenario, saveScenario } from "./mutations";
import { removeScenarioSchema, saveScenarioSchema } from "./schema";

export const saveScenarioAction = action(saveScenarioSchema, saveScenario);
export const removeScenarioAction = action(removeScenarioSchema, removeScenario);
