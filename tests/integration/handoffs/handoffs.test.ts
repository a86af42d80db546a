import { describe, expect, it } from "vitest";
import { addDays } from "@/lib/clock";
import { everything, pool } from "@/lib/db";
import { NotFound, Refused } from "@/lib/errors";
import { addHandoffLine, saveHandoff } from "@/lib/handoffs/mutations";
import { getHandoff, listHandoffs } from "@/lib/handoffs/queries";
import { moveToManager } from "@/lib/people/mutations";
import { addLine } from "@/lib/talk-lines/mutations";
import { addNote } from "@/lib/private-notes/mutations";
import { as, type Persona, todayOf } from "@/tests/support/cast";

const idOf = async (handle: string) => (await everything.person.findFirstOrThrow({ where: { handle }, select: { id: true } })).id;
const move = async (who: Persona, to: string) => moveToManager(await as("ada"), { personId: await idOf(who), managerId: await idOf(to) });
const openOf = async (who: Persona) => {
  const [entry] = (await listHandoffs(await as(who))).filter((one) => one.role === "person" && !one.sealedOn);
  return entry?.id ?? "";
};
const see = async (who: Persona, id: string) => getHandoff(await as(who), id);
const nothing = { passesPlan: false, evidenceIds: [], promiseIds: [], commitmentIds: [], wish: "" };

describe("a change of manager", () => {
  it("passes exactly what the engineer ticked, as it was on that day, and stays sealed", async () => {
    const [eve, mo] = [await as("eve"), await as("mo")];
    await addNote(mo, { handle: "eve", words: "Secret thought" });
    await addLine(mo, { handle: "eve", kind: "action", words: "Book the review room", owner: "me", dueOn: addDays(todayOf("mo"), 5) });
    await move("eve", "ned");
    const id = await openOf("eve");
    await addHandoffLine(mo, { handoffId: id, kind: "commitment", words: "We said: a level talk in March." });
    await addHandoffLine(mo, { handoffId: id, kind: "commitment", words: "Not to be passed" });
    await addHandoffLine(await as("ned"), { handoffId: id, kind: "agenda", words: "What should stay?" });
    const view = await see("eve", id);
    const choices = view?.choices;
    const piece = choices?.evidence[0];
    const promise = choices?.promises.find((one) => one.words === "Book the review room");
    const commitment = view?.commitments.find((one) => one.words.startsWith("We said"));
    expect(piece && promise && commitment).toBeTruthy();
    // Before it is sealed the new manager reads none of it.
    expect(await see("ned", id)).toMatchObject({ role: "to", packet: null, choices: null, ticks: null, commitments: [] });
    await saveHandoff(eve, {
      handoffId: id,
      version: view?.version ?? 1,
      passesPlan: false,
      evidenceIds: [piece?.id ?? ""],
      promiseIds: [promise?.id ?? ""],
      commitmentIds: [commitment?.id ?? ""],
      wish: "Mornings are for code.",
      step: "seal",
    });
    const packet = (await see("ned", id))?.packet;
    expect(packet).toEqual({
      wish: "Mornings are for code.",
      plan: null,
      evidence: [expect.objectContaining({ title: piece?.title })],
      promises: [{ words: "Book the review room", by: "Mo Bakari", dueOn: addDays(todayOf("mo"), 5) }],
      commitments: ["We said: a level talk in March."],
    });
    expect(JSON.stringify(packet)).not.toMatch(/Secret thought|Not to be passed/);
    // The former manager never reads it, and it cannot be changed any more, not even past the product.
    expect(await see("mo", id)).toMatchObject({ role: "from", packet: null, choices: null });
    await expect(saveHandoff(eve, { handoffId: id, version: 3, ...nothing, step: "seal" })).rejects.toBeInstanceOf(Refused);
    await expect(pool().query("UPDATE handoff SET wish = 'x' WHERE id = $1", [id])).rejects.toThrow("stays as it was");
    // It was read, and Eve can see so.
    const reads = await everything.accessEvent.count({ where: { subjectId: eve.personId, kind: "hand-off", reader: { handle: "ned" } } });
    expect(reads).toBe(1);
  });

  it("is nobody else's, and no longer the new manager's once somebody else is", async () => {
    await move("sarah", "ned");
    const id = await openOf("sarah");
    const view = await see("sarah", id);
    await saveHandoff(await as("sarah"), { handoffId: id, version: view?.version ?? 1, ...nothing, wish: "Hello", step: "seal" });
    for (const who of ["lea", "dan", "eve", "ivy", "tom", "ada", "sam"] as const) expect(await see(who, id), who).toBeNull();
    expect((await see("ned", id))?.packet?.wish).toBe("Hello");
    await move("sarah", "dan");
    expect(await see("ned", id)).toBeNull();
    expect((await see("sarah", id))?.packet?.wish).toBe("Hello");
  });

  it("follows whoever becomes the manager before it is sealed, and is dropped when the former one is again", async () => {
    await move("tom", "ned");
    const id = await openOf("tom");
    await move("tom", "dan");
    expect(await see("ned", id)).toBeNull();
    expect(await see("dan", id)).toMatchObject({ from: { handle: "mo" }, to: { handle: "dan" } });
    await move("tom", "mo");
    expect(await openOf("tom")).toBe("");
    for (const who of ["tom", "dan", "ned", "mo"] as const) expect(await see(who, id), who).toBeNull();
  });

  it("lets nobody choose but the engineer, and nobody promise but the former manager", async () => {
    await move("ivy", "ned");
    const id = await openOf("ivy");
    for (const who of ["mo", "ned"] as const)
      await expect(saveHandoff(await as(who), { handoffId: id, version: 1, ...nothing, step: "seal" }), who).rejects.toThrow(
        "theirs to choose",
      );
    for (const who of ["ivy", "ned"] as const)
      await expect(addHandoffLine(await as(who), { handoffId: id, kind: "commitment", words: "x" }), who).rejects.toThrow("former manager");
    await expect(addHandoffLine(await as("lea"), { handoffId: id, kind: "agenda", words: "x" })).rejects.toBeInstanceOf(NotFound);
  });

  it("is not asked for a first manager or for an old change that is only written down now", async () => {
    const ada = await as("ada");
    const before = await everything.handoff.count();
    await pool().query("UPDATE reporting_line SET started_on = $2 WHERE person_id = $1 AND ended_on IS NULL", [
      await idOf("sam"),
      addDays(todayOf("sam"), -1000),
    ]);
    await moveToManager(ada, { personId: await idOf("sam"), managerId: await idOf("dan"), since: addDays(todayOf("sam"), -200) });
    expect(await everything.handoff.count()).toBe(before);
  });
});
