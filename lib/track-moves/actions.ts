"use server";
import { action } from "@/lib/action";
import { addRemark, proposeMove, reviseMove, sayYes, withdrawMove, writeMessage } from "./mutations";
import { moveSchema, proposeMoveSchema, remarkSchema, reviseMoveSchema, sayYesSchema, writeMessageSchema } from "./schema";

export const proposeMoveAction = action(proposeMoveSchema, proposeMove, { goTo: (id) => `/track-moves/${id}` });
export const reviseMoveAction = action(reviseMoveSchema, reviseMove, { goTo: (id) => `/track-moves/${id}` });
export const writeMessageAction = action(writeMessageSchema, writeMessage);
export const sayYesAction = action(sayYesSchema, sayYes);
export const addRemarkAction = action(remarkSchema, addRemark);
export const withdrawMoveAction = action(moveSchema, withdrawMove);
