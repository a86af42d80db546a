"use server";
import { action } from "@/lib/action";
import {
  correctUpdate,
  endFocus,
  postUpdate,
  removeUpdate,
  restoreUpdate,
  resumePlan,
  reviewPlan,
  reviseFocus,
  setAim,
  startFocus,
} from "./mutations";
import {
  correctUpdateSchema,
  endFocusSchema,
  oneUpdateSchema,
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
export const correctUpdateAction = action(correctUpdateSchema, correctUpdate, { goTo: () => "/me#updates" });
export const removeUpdateAction = action(oneUpdateSchema, removeUpdate, { goTo: (id) => `/me?removed=${id}#updates` });
export const restoreUpdateAction = action(oneUpdateSchema, restoreUpdate, { goTo: () => "/me#updates" });
export const reviewPlanAction = action(reviewPlanSchema, reviewPlan, { goTo: () => "/me" });
export const resumePlanAction = action(planVersionSchema, resumePlan);
