import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { write, type Writer } from "@/lib/db";
import { Conflict, NotFound } from "@/lib/errors";
import type { AddNote, AddSealedNote, NoteVersion, ResealNote, ReviseNote } from "./schema";

/** Keeps something about somebody, for the viewer alone. */
export const addNote = (viewer: Viewer, { handle, words }: AddNote) => keep(viewer, handle, { kind: "private", words });

/** Keeps what the viewer's browser has encrypted; nobody here can read it. */
export const addSealedNote = (viewer: Viewer, { handle, sealed }: AddSealedNote) => keep(viewer, handle, { kind: "sealed", sealed });

export async function reviseNote(viewer: Viewer, { words, ...input }: ReviseNote): Promise<void> {
  await change(viewer, input, { words }, "private_note.revised", "private");
}

export async function resealNote(viewer: Viewer, { sealed, ...input }: ResealNote): Promise<void> {
  await change(viewer, input, { sealed }, "private_note.revised", "sealed");
}

/** Takes a note away; for a week it can be brought back. */
export async function removeNote(viewer: Viewer, input: NoteVersion): Promise<void> {
  await change(viewer, input, { removedAt: new Date() }, "private_note.removed");
}

export async function restoreNote(viewer: Viewer, input: NoteVersion): Promise<void> {
  await change(viewer, input, { removedAt: null }, "private_note.restored");
}

type Content = { kind: "private"; words: string } | { kind: "sealed"; sealed: AddSealedNote["sealed"] };

// Whom a note is about must not learn from the record of changes that there is one.
async function keep(viewer: Viewer, handle: string, content: Content): Promise<string> {
  return write(viewer, async (tx, record) => {
    const person = await tx.person.findFirst({ where: { AND: [{ handle }, visible.people(viewer)] }, select: { id: true } });
    if (!person) throw new NotFound();
    const { id } = await tx.privateNote.create({
      data: { authorId: viewer.personId, personId: person.id, ...content },
      select: { id: true },
    });
    record("private_note.kept", id, { about: viewer.personId });
    return id;
  });
}

type Data = { words: string } | { sealed: AddSealedNote["sealed"] } | { removedAt: Date | null };

async function change(viewer: Viewer, { noteId, version }: NoteVersion, data: Data, event: `private_note.${string}`, kind?: string) {
  await write(viewer, async (tx, record) => {
    const own = { id: noteId, authorId: viewer.personId, ...(kind ? { kind } : {}) };
    const { count } = await tx.privateNote.updateMany({ where: { ...own, version }, data: { ...data, version: { increment: 1 } } });
    if (!count) throw await whyNot(tx, own);
    record(event, noteId, { about: viewer.personId });
  });
}

async function whyNot(tx: Writer, own: { id: string; authorId: string }) {
  const current = await tx.privateNote.findFirst({ where: own, select: { words: true } });
  if (!current) return new NotFound();
  return new Conflict(current.words === null ? {} : { words: current.words });
}
