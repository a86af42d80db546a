import "server-only";
import { z } from "zod";
import { handle, id, text, version } from "@/lib/text";

const base64 = (longest: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9+/]+={0,2}$/, "That is not a sealed note.")
    .max(longest);
const sealedNote = z.object({
  v: z.literal(1),
  iterations: z.int().min(600_000).max(10_000_000),
  salt: base64(24),
  iv: base64(16),
  data: base64(110_000),
});
const sealed = z
  .string("Please write something and give a passphrase.")
  .max(120_000, "That is too long to seal.")
  .transform((value, context) => {
    try {
      return sealedNote.parse(JSON.parse(value));
    } catch {
      context.addIssue({ code: "custom", message: "Sealing happens in your browser and needs JavaScript. Nothing was sent or kept." });
      return z.NEVER;
    }
  });

export const addNoteSchema = z.object({ handle, words: text(20_000) });
export type AddNote = z.output<typeof addNoteSchema>;

export const addSealedNoteSchema = z.object({ handle, sealed });
export type AddSealedNote = z.output<typeof addSealedNoteSchema>;

export const reviseNoteSchema = z.object({ noteId: id, version, words: text(20_000) });
export type ReviseNote = z.output<typeof reviseNoteSchema>;

export const resealNoteSchema = z.object({ noteId: id, version, sealed });
export type ResealNote = z.output<typeof resealNoteSchema>;

export const noteVersionSchema = z.object({ noteId: id, version });
export type NoteVersion = z.output<typeof noteVersionSchema>;
