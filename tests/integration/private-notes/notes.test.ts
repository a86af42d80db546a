import { describe, expect, it } from "vitest";
import { listEvents } from "@/lib/audit/queries";
import { everything, keepUnsentForm, pool } from "@/lib/db";
import { Conflict, NotFound } from "@/lib/errors";
import { addNote, addSealedNote, removeNote, restoreNote, reviseNote } from "@/lib/private-notes/mutations";
import { listNotes } from "@/lib/private-notes/queries";
import { addSealedNoteSchema } from "@/lib/private-notes/schema";
import { listUnsentForms } from "@/lib/unsent-forms/queries";
import { as } from "@/tests/support/cast";

const words = async (who: "mo" | "lea" | "eve" | "ada", about: string) =>
  (await listNotes(await as(who), about))?.notes.map((note) => note.words);

describe("a private note", () => {
  it("is its author's alone, for those above them and whom it is about as well", async () => {
    const mo = await as("mo");
    await addNote(mo, { handle: "tom", words: "Only mine" });
    expect(await words("mo", "tom")).toContain("Only mine");
    expect(await words("lea", "tom")).toEqual([]);
    // Whom it is about does not learn that there is one.
    const { events } = await listEvents(await as("tom"), { aboutMe: true });
    expect(events.filter((event) => event.event.startsWith("private_note"))).toEqual([]);
  });

  it("can be kept by an administrator as by anybody", async () => {
    const ada = await as("ada");
    await addNote(ada, { handle: "tom", words: "Ada's own" });
    expect(await words("ada", "tom")).toEqual(["Ada's own"]);
  });

  it("does not exist for the database without its author, whatever is asked", async () => {
    expect(await everything.privateNote.count()).toBe(0);
    const client = await pool().connect();
    try {
      expect((await client.query("SELECT FROM private_note")).rowCount).toBe(0);
      expect((await client.query("UPDATE private_note SET words = 'x'")).rowCount).toBe(0);
      await client.query("BEGIN");
      await client.query("SELECT set_config('app.person_id', $1, true)", [(await as("lea")).personId]);
      expect((await client.query("SELECT FROM private_note")).rowCount).toBe(0);
      await client.query("ROLLBACK");
      const forged = client.query(
        "INSERT INTO private_note (id, author_id, person_id, kind, words) VALUES (gen_random_uuid(), $1, $1, 'private', 'x')",
        [(await as("lea")).personId],
      );
      await expect(forged).rejects.toThrow(/row-level security/);
    } finally {
      client.release();
    }
  });

  it("is changed with both texts when two pages change it, and comes back when removed", async () => {
    const ned = await as("ned");
    const noteId = await addNote(ned, { handle: "sam", words: "First" });
    await reviseNote(ned, { noteId, version: 1, words: "Second" });
    await expect(reviseNote(ned, { noteId, version: 1, words: "Third" })).rejects.toMatchObject({ theirs: { words: "Second" } });
    await expect(reviseNote(ned, { noteId, version: 1, words: "Third" })).rejects.toBeInstanceOf(Conflict);
    await removeNote(ned, { noteId, version: 2 });
    expect((await listNotes(ned, "sam"))?.removed[0]?.id).toBe(noteId);
    await restoreNote(ned, { noteId, version: 3 });
    expect((await listNotes(ned, "sam"))?.notes[0]?.words).toBe("Second");
    await expect(removeNote(await as("dan"), { noteId, version: 4 })).rejects.toBeInstanceOf(NotFound);
  });
});

describe("a note that was typed when the session ended", () => {
  it("is kept behind the same wall, for its author alone", async () => {
    const mo = await as("mo");
    await keepUnsentForm(mo.personId, "/people/eve/notes", { words: "Typed too late" });
    expect((await pool().query("SELECT FROM unsent_form")).rowCount).toBe(0);
    expect((await listUnsentForms(mo))[0]?.texts.map(({ text }) => text)).toEqual(["Typed too late"]);
    expect(await listUnsentForms(await as("ada"))).toEqual([]);
  });
});

describe("a sealed note", () => {
  const made = { v: 1 as const, iterations: 600_000, salt: "AAAA", iv: "AAAA", data: "AAAA" };

  it("is kept as it came, and cannot be turned into one with words", async () => {
    const dan = await as("dan");
    const noteId = await addSealedNote(dan, { handle: "mo", sealed: made });
    expect((await listNotes(dan, "mo"))?.notes[0]).toMatchObject({ words: null, sealed: made });
    await expect(reviseNote(dan, { noteId, version: 1, words: "x" })).rejects.toBeInstanceOf(NotFound);
  });

  it("is refused when it was not made by a browser of ours", () => {
    const parse = (sealed: string) => addSealedNoteSchema.safeParse({ handle: "eve", sealed }).success;
    expect(parse(JSON.stringify(made))).toBe(true);
    expect(
      ["", "words in the clear", "{}", JSON.stringify({ ...made, iterations: 1000 }), JSON.stringify({ ...made, data: "<script>" })].map(
        parse,
      ),
    ).toEqual([false, false, false, false, false]);
  });
});
