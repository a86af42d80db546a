import { addNote, addSealedNote, removeNote, resealNote, restoreNote, reviseNote } from "@/lib/private-notes/mutations";
import { listNotedLeavers, listNotes } from "@/lib/private-notes/queries";
import { as } from "@/tests/support/cast";
import type { MutationRow, QueryRow } from "./rows";

const sealed = { v: 1 as const, iterations: 600_000, salt: "AAAA", iv: "AAAA", data: "AAAA" };
/** Mo's note about Eve, of a kind; a new one when there is none. */
async function mos(kind: "private" | "sealed", stale: number) {
  const view = await listNotes(await as("mo"), "eve");
  const note = view?.notes.find((one) => (one.sealed !== null) === (kind === "sealed"));
  return { noteId: note?.id ?? crypto.randomUUID(), version: (note?.version ?? 1) + stale };
}
async function gone(stale: number) {
  const [note] = (await listNotes(await as("mo"), "eve"))?.removed ?? [];
  return { noteId: note?.id ?? crypto.randomUUID(), version: (note?.version ?? 1) + stale };
}

export const noteQueries: Record<string, QueryRow> = {
  // Nobody of whom one of the cast keeps notes has left.
  "lib/private-notes/queries.ts listNotedLeavers": { ask: (viewer) => listNotedLeavers(viewer), gives: [] },
  "lib/private-notes/queries.ts listNotes": {
    ask: (viewer) => listNotes(viewer, "eve"),
    gives: ["mo"],
    has: (view: { notes: unknown[] } | null) => (view?.notes.length ?? 0) > 0,
  },
};

export const noteMutations: Record<string, MutationRow> = {
  "lib/private-notes/mutations.ts reviseNote": {
    attempt: async (viewer, stale) => reviseNote(viewer, { ...(await mos("private", stale)), words: "Changed" }),
    allows: ["mo"],
    records: ["private_note.revised of self"],
  },
  "lib/private-notes/mutations.ts resealNote": {
    attempt: async (viewer, stale) => {
      if (viewer.handle === "mo" && !stale) await addSealedNote(viewer, { handle: "eve", sealed });
      return resealNote(viewer, { ...(await mos("sealed", stale)), sealed });
    },
    allows: ["mo"],
    records: ["private_note.kept of self", "private_note.revised of self"],
  },
  "lib/private-notes/mutations.ts removeNote": {
    attempt: async (viewer, stale) => removeNote(viewer, await mos("private", stale)),
    allows: ["mo"],
    records: ["private_note.removed of self"],
  },
  "lib/private-notes/mutations.ts restoreNote": {
    attempt: async (viewer, stale) => restoreNote(viewer, await gone(stale)),
    allows: ["mo"],
    records: ["private_note.restored of self"],
  },
  "lib/private-notes/mutations.ts addNote": {
    attempt: (viewer) => addNote(viewer, { handle: "tom", words: "A word" }),
    allows: "everybody",
    records: ["private_note.kept of self"],
  },
  "lib/private-notes/mutations.ts addSealedNote": {
    attempt: (viewer) => addSealedNote(viewer, { handle: "tom", sealed }),
    allows: "everybody",
    records: ["private_note.kept of self"],
  },
};
