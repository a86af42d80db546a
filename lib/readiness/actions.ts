"use server";
import { action } from "@/lib/action";
import { sayReadiness } from "./mutations";
import { sayReadinessSchema } from "./schema";

export const sayReadinessAction = action(sayReadinessSchema, sayReadiness);
