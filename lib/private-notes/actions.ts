"use server";
import { action } from "@/lib/action";
import { addNote, addSealedNote, removeNote, resealNote, restoreNote, reviseNote } from "./mutations";
import { addNoteSchema, addSealedNoteSchema, noteVersionSchema, resealNoteSchema, reviseNoteSchema } from "./schema";

export const addNoteAction = action(addNoteSchema, addNote);
export const addSealedNoteAction = action(addSealedNoteSchema, addSealedNote);
export const reviseNoteAction = action(reviseNoteSchema, reviseNote);
export const resealNoteAction = action(resealNoteSchema, resealNote);
export const removeNoteAction = action(noteVersionSchema, removeNote);
export const restoreNoteAction = action(noteVersionSchema, restoreNote);
