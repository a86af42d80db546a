"use server";
import { action } from "@/lib/action";
import { revisitDecision } from "./mutations";
import { revisitDecisionSchema } from "./schema";

export const revisitDecisionAction = action(revisitDecisionSchema, revisitDecision);
