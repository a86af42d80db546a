"use server";
import { action } from "@/lib/action";
import { extendAssignment, finishAssignment, offerAssignment, reviseAssignment, withdrawAssignment } from "./mutations";
import { assignmentSchema, extendAssignmentSchema, offerAssignmentSchema, reviseAssignmentSchema } from "./schema";

export const offerAssignmentAction = action(offerAssignmentSchema, offerAssignment, { goTo: (id) => `/opportunities/${id}` });
export const reviseAssignmentAction = action(reviseAssignmentSchema, reviseAssignment, { goTo: (id) => `/opportunities/${id}` });
export const extendAssignmentAction = action(extendAssignmentSchema, extendAssignment);
export const withdrawAssignmentAction = action(assignmentSchema, withdrawAssignment);
export const finishAssignmentAction = action(assignmentSchema, finishAssignment);
