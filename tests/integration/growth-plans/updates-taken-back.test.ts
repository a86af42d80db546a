// A posted update, corrected or removed by its author, and what everybody reads then.
import { describe, expect, it } from "vitest";
import { getBrief } from "@/lib/briefs/queries";
import { db, everything } from "@/lib/db";
import { Conflict, NotFound } from "@/lib/errors";
import { correctUpdate, postUpdate, removeUpdate, restoreUpdate } from "@/lib/growth-plans/mutations";
import { getPlan } from "@/lib/growth-plans/queries";
import { getOwnRecords } from "@/lib/own-records/queries";
import { listTeam } from "@/lib/team/queries";
import { as } from "@/tests/support/cast";

const post = async (words: string) => postUpdate(await as("eve"), { focusId: null, feeling: "stuck", words });
const planOf = () =>
  everything.growthPlan.findFirst({
    where: { person: { handle: "eve" } },
    select: { lastUpdateAt: true, updates: { select: { id: true } } },
  });

/** Everything that shows updates, as its reader sees it. */
async function read(): Promise<string> {
  const [eve, mo] = [await as("eve"), await as("mo")];
  return JSON.stringify(
    await Promise.all([getPlan(eve, "eve"), getPlan(mo, "eve"), getBrief(mo, "eve"), listTeam(mo), getOwnRecords(eve)]),
  );
}
const feelingForMo = async () => JSON.stringify((await listTeam(await as("mo"))).members.find((one) => one.handle === "eve"));

describe("an update that was corrected", () => {
  it("reads in its new words alone, at its old place, and leaves the earlier ones to the record", async () => {
    const id = await post("Wrung wurds.");
    const before = await planOf();
    const corrected = await correctUpdate(await as("eve"), { updateId: id, feeling: "moving", words: "Right words." });
    const all = await read();
    expect(all).toContain("Right words.");
    expect(all).not.toContain("Wrung wurds.");
    expect(await feelingForMo()).toContain("moving");
    expect((await planOf())?.lastUpdateAt).toEqual(before?.lastUpdateAt);
    const rows = await everything.growthUpdate.findMany({ where: { id: { in: [id, corrected] } }, orderBy: { replacesId: "desc" } });
    expect(rows.map(({ words, replacesId }) => [words, replacesId])).toEqual(
      expect.arrayContaining([
        ["Wrung wurds.", null],
        ["Right words.", id],
      ]),
    );
    expect(new Set(rows.map(({ createdAt }) => createdAt.getTime())).size).toBe(1);
    const events = await everything.auditEvent.findMany({ where: { recordId: corrected }, select: { event: true } });
    expect(events).toEqual([{ event: "growth_update.corrected" }]);
  });

  it("is walled off in its earlier words from those above, whatever they ask", async () => {
    const id = await post("Before the correction.");
    await correctUpdate(await as("eve"), { updateId: id, feeling: "steady", words: "After it." });
    const found = async (persona: "eve" | "mo") => db(await as(persona)).growthUpdate.count({ where: { id } });
    expect([await found("eve"), await found("mo")]).toEqual([1, 0]);
  });

  it("answers an old page with what was saved meanwhile, and cannot be brought back", async () => {
    const eve = await as("eve");
    const id = await post("First.");
    await correctUpdate(eve, { updateId: id, feeling: "steady", words: "Second." });
    const error = await correctUpdate(eve, { updateId: id, feeling: "steady", words: "Third." }).catch((one: unknown) => one);
    expect(error).toBeInstanceOf(Conflict);
    expect(error).toMatchObject({ theirs: { words: "Second." } });
    await expect(removeUpdate(eve, { updateId: id })).rejects.toBeInstanceOf(Conflict);
    await expect(restoreUpdate(eve, { updateId: id })).rejects.toBeInstanceOf(NotFound);
  });
});

describe("an update that was removed", () => {
  it("is read by nobody, makes the plan no fresher, and can be brought back", async () => {
    const eve = await as("eve");
    const before = await planOf();
    const id = await post("Said too much.");
    const posted = await planOf();
    await removeUpdate(eve, { updateId: id });
    expect(await read()).not.toContain("Said too much.");
    expect(await db(await as("mo")).growthUpdate.count({ where: { id } })).toBe(0);
    expect((await planOf())?.lastUpdateAt).toEqual(before?.lastUpdateAt);
    await restoreUpdate(eve, { updateId: id });
    expect(await read()).toContain("Said too much.");
    expect((await planOf())?.lastUpdateAt).toEqual(posted?.lastUpdateAt);
    await expect(restoreUpdate(eve, { updateId: id })).rejects.toBeInstanceOf(NotFound);
  });

  it("is not for those above to remove, correct or bring back", async () => {
    const mo = await as("mo");
    const id = await post("Mine.");
    await expect(removeUpdate(mo, { updateId: id })).rejects.toBeInstanceOf(NotFound);
    await expect(correctUpdate(mo, { updateId: id, feeling: "steady", words: "x" })).rejects.toBeInstanceOf(NotFound);
    await removeUpdate(await as("eve"), { updateId: id });
    await expect(restoreUpdate(mo, { updateId: id })).rejects.toBeInstanceOf(NotFound);
  });
});
