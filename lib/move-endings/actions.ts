"use server";
import { action } from "@/lib/action";
import { answerDoor, endMove } from "./mutations";
import { answerDoorSchema, endMoveSchema } from "./schema";

export const endMoveAction = action(endMoveSchema, endMove);
export const answerDoorAction = action(answerDoorSchema, answerDoor);
