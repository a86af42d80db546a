import { addNote, addSealedNote, removeNote, resealNote, restoreNote, reviseNote } from "@/lib/private-notes/mutations";
import { listNotedLeavers, listNotes } from "@/lib/private-notes/queries";
import { as } from "@/tests/support/cast";
import type { MutationRow, QueryRow } from "./rows";

const sealed = { v: 1 as const, iterations: 600_000, salt: "AAAA", iv: "AAAA", data: "AAAA" };
/** Mo's note about Eve, of a kind; a new one when there is none. */
async function mos(kind: "private" | "sealed") {
  const view = await listNotes(await as("mo"), "eve");
  const note = view?.notes.find((one) => (one.sealed !== null) === (kind === "sealed"));
  return { noteId: note?.id ?? crypto.randomUUID(), version: note?.version ?? 1 };
}
async function gone() {
  const [note] = (await listNotes(await as("mo"), "eve"))?.removed ?? [];
  return { noteId: note?.id ?? crypto.randomUUID(), version: note?.version ?? 1 };
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
    attempt: async (viewer) => reviseNote(viewer, { ...(await mos("private")), words: "Changed" }),
    allows: ["mo"],
  },
  "lib/private-notes/mutations.ts resealNote": {
    attempt: async (viewer) => {
      if (viewer.handle === "mo") await addSealedNote(viewer, { handle: "eve", sealed });
      return resealNote(viewer, { ...(await mos("sealed")), sealed });
    },
    allows: ["mo"],
  },
  "lib/private-notes/mutations.ts removeNote": { attempt: async (viewer) => removeNote(viewer, await mos("private")), allows: ["mo"] },
  "lib/private-notes/mutations.ts restoreNote": { attempt: async (viewer) => restoreNote(viewer, await gone()), allows: ["mo"] },
  "lib/private-notes/mutations.ts addNote": {
    attempt: (viewer) => addNote(viewer, { handle: "tom", words: "A word" }),
    allows: "everybody",
  },
  "lib/private-notes/mutations.ts addSealedNote": {
    attempt: (viewer) => addSealedNote(viewer, { handle: "tom", sealed }),
    allows: "everybody",
  },
};
