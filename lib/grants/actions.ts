"use server";
import { action } from "@/lib/action";
import { grantAccess, withdrawGrant } from "./mutations";
import { grantAccessSchema, withdrawGrantSchema } from "./schema";

export const grantAccessAction = action(grantAccessSchema, grantAccess);
export const withdrawGrantAction = action(withdrawGrantSchema, withdrawGrant);
