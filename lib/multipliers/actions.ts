"use server";
import { action } from "@/lib/action";
import { answerClaim } from "./mutations";
import { answerClaimSchema } from "./schema";

export const answerClaimAction = action(answerClaimSchema, answerClaim);
