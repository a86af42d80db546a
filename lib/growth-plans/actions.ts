"use server";
import { action } from "@/lib/action";
import { endFocus, postUpdate, resumePlan, reviewPlan, reviseFocus, setAim, startFocus } from "./mutations";
import {
  endFocusSchema,
  planVersionSchema,
  postUpdateSchema,
  reviewPlanSchema,
  reviseFocusSchema,
  setAimSchema,
  startFocusSchema,
} from "./schema";

export const setAimAction = action(setAimSchema, setAim, { goTo: () => "/me#aim" });
export const startFocusAction = action(startFocusSchema, startFocus, { goTo: () => "/me#focuses" });
export const reviseFocusAction = action(reviseFocusSchema, reviseFocus, { goTo: () => "/me#focuses" });
export const endFocusAction = action(endFocusSchema, endFocus, { goTo: () => "/me#focuses" });
export const postUpdateAction = action(postUpdateSchema, postUpdate);
export const reviewPlanAction = action(reviewPlanSchema, reviewPlan, { goTo: () => "/me" });
export const resumePlanAction = action(planVersionSchema, resumePlan);
