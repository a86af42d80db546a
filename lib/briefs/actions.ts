"use server";
import { action } from "@/lib/action";
import { dismissPoint } from "./mutations";
import { dismissPointSchema } from "./schema";

export const dismissPointAction = action(dismissPointSchema, dismissPoint);
