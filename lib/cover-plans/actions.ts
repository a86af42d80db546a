"use server";
import { action } from "@/lib/action";
import { answerCover, nameOwners } from "./mutations";
import { answerCoverSchema, nameOwnersSchema } from "./schema";

export const nameOwnersAction = action(nameOwnersSchema, nameOwners);
export const answerCoverAction = action(answerCoverSchema, answerCover);
