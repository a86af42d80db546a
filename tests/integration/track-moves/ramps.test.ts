import { beforeEach, describe, expect, it } from "vitest";
import { getBrief } from "@/lib/briefs/queries";
import { addDays } from "@/lib/clock";
import { nameOwners } from "@/lib/cover-plans/mutations";
import { everything, pool } from "@/lib/db";
import { NotFound } from "@/lib/errors";
import { answerDoor, endMove } from "@/lib/move-endings/mutations";
import { exportOwnRecords } from "@/lib/own-records/mutations";
import { moveToManager } from "@/lib/people/mutations";
import { getPerson } from "@/lib/people/queries";
import { addRampItem, tickRampItem } from "@/lib/ramp-plans/mutations";
import { listTeam } from "@/lib/team/queries";
import { addRemark, proposeMove } from "@/lib/track-moves/mutations";
import { getMove } from "@/lib/track-moves/queries";
import { as, todayOf } from "@/tests/support/cast";
import { forbiddenWordsIn } from "@/tests/support/words";
import {
  about,
  carry,
  cover,
  idOf,
  ivyLeads,
  letDayCome,
  levelOf,
  managerOf,
  moveId,
  propose,
  state,
  takeTom,
  why,
  words,
  yes,
} from "./cast-moves";

beforeEach(async () => {
  await ivyLeads();
  await propose();
});

describe("a track move, once agreed and begun", () => {
  it("has a plan of 90 days that both write, and is settled with both sides' words and an open door", async () => {
    const ivy = await as("ivy");
    const plan = (await getMove(ivy, moveId))?.ramp ?? [];
    expect(plan.map((item) => item.words)).toContain("First small delivery, from the ticket to production");
    await addRampItem(await as("mo"), { moveId, words: "Lunch with the new hires", dueOn: addDays(todayOf("ivy"), 20) });
    await tickRampItem(ivy, { itemId: plan[0]?.id ?? "", done: "yes" });
    await expect(tickRampItem(await as("eve"), { itemId: plan[0]?.id ?? "", done: "yes" })).rejects.toBeInstanceOf(NotFound);
    await expect(endMove(ivy, { moveId, words: "x" })).rejects.toThrow("This has not begun yet.");
    await cover("mo", "mo");
    await yes("ivy");
    await yes("mo");
    await letDayCome();
    await carry();
    await expect(answerDoor(ivy, { moveId, door: "open", askAgainOn: null })).rejects.toThrow("First both of you look back.");
    await endMove(ivy, { moveId, words: "I build again, and I was asked for the plan twice." });
    await expect(endMove(ivy, { moveId, words: "x" })).rejects.toThrow("said already");
    expect(await state()).toBe("started");
    await endMove(await as("mo"), { moveId, words: "The team is well, and so is the design." });
    expect(await state()).toBe("settled");
    await expect(answerDoor(ivy, { moveId, door: "open", askAgainOn: todayOf("ivy") })).rejects.toMatchObject({
      fields: { askAgainOn: "Please choose a day to come." },
    });
    await answerDoor(await as("mo"), { moveId, door: "open", askAgainOn: addDays(todayOf("ivy"), 180) });
    expect(await getMove(ivy, moveId)).toMatchObject({ doorOpen: true, askAgainOn: addDays(todayOf("ivy"), 180) });
    await pool().query("UPDATE track_move SET ask_again_on = $2 WHERE id = $1", [moveId, todayOf("ivy")]);
    await carry();
    await carry();
    expect((await words("ivy")).filter((one) => one === "The day to ask again about another try has come.")).toHaveLength(1);
  });

  it.each([
    [80, 0],
    [84, 1],
  ])("is noticed by both within a week of the end of its 90 days, once: after %i days %i times", async (days, times) => {
    await cover("mo", "mo");
    await yes("ivy");
    await yes("mo");
    await pool().query("UPDATE track_move SET starts_on = $2 WHERE id = $1", [moveId, addDays(todayOf("ivy"), -days)]);
    await carry();
    await carry();
    expect(await state()).toBe("started");
    for (const who of ["ivy", "mo"] as const)
      expect(await everything.notice.count({ where: { key: `move-${moveId}-ramp`, person: { handle: who } } }), who).toBe(times);
  });

  it("goes the other way with the same steps: Eve comes to lead, and nobody needs anybody else", async () => {
    const eve = await as("eve");
    about(await proposeMove(await as("mo"), { handle: "eve", levelId: await levelOf("team-lead"), startsOn: todayOf("eve"), why }));
    expect(await words("eve")).toContain("There is something new in your track move.");
    expect(await getMove(eve, moveId)).toMatchObject({ band: "same", leavesPeople: false, cover: [] });
    await expect(nameOwners(eve, { moveId, owner: {} })).rejects.toThrow("Nobody needs another manager for this.");
    await yes("eve");
    await yes("mo");
    expect((await getPerson(eve, "eve"))?.history?.[0]).toMatchObject({ reason: "track_move", level: { key: "team-lead" } });
    expect((await listTeam(await as("mo"))).members.find((one) => one.handle === "eve")?.reasons.map((one) => one.words)).toContain(
      "Track move: the ramp ends in 89 days",
    );
    await pool().query(
      "UPDATE ramp_item SET due_on = $2 WHERE id = (SELECT id FROM ramp_item WHERE move_id = $1 ORDER BY due_on LIMIT 1)",
      [moveId, addDays(todayOf("eve"), -1)],
    );
    const brief = await getBrief(await as("mo"), "eve");
    expect(brief?.ramp?.items).toHaveLength(4);
    expect(brief?.points.map((one) => one.why)).toContainEqual(expect.stringContaining("In the first 90 days; the date was"));
    expect((await getBrief(await as("dan"), "eve"))?.ramp).toBeNull();
  });

  it("asks a new manager anew, also after the one before agreed", async () => {
    await cover("mo", "mo");
    await yes("ivy");
    await yes("mo");
    expect(await state()).toBe("agreed");
    await moveToManager(await as("ada"), { personId: await idOf("ivy"), managerId: await idOf("ned") });
    expect(await getMove(await as("mo"), moveId)).toBeNull();
    const view = await getMove(await as("ned"), moveId);
    expect([view?.yeses.map((one) => one.name), view?.waits.map((one) => one.words)]).toEqual([
      ["Ivy Nakamura"],
      ["Ned Kovač has not agreed yet."],
    ]);
    await yes("ned");
    expect((await getMove(await as("ned"), moveId))?.waits).toEqual([]);
  });

  it("is agreed for a day to come: one that passes while somebody has not answered is proposed anew", async () => {
    await cover();
    await yes("ivy");
    await yes("mo");
    await letDayCome();
    await takeTom();
    expect([await state(), await managerOf("tom")]).toEqual(["proposed", "ivy"]);
    expect((await getMove(await as("ivy"), moveId))?.waits.map((one) => one.words)).toEqual([
      "The day that was proposed has passed. Please propose another one.",
    ]);
  });

  it("is in one's own file with all that was said, in words that set no track above another", async () => {
    await addRemark(await as("mo"), { moveId, words: "Eve could take Tom." });
    const ivy = await as("ivy");
    const records = JSON.parse((await exportOwnRecords(ivy, { format: "json" })).toString()) as { trackMoves: unknown[] };
    expect(JSON.stringify(records.trackMoves)).toContain("Eve could take Tom.");
    expect(forbiddenWordsIn(JSON.stringify(records.trackMoves))).toEqual([]);
    const text = (await exportOwnRecords(ivy, { format: "md" })).toString();
    expect(text).toContain(`From Management to Individual contributor. Proposed.\n\n> ${why}`);
    expect(forbiddenWordsIn(text.slice(text.indexOf("## Track moves"), text.indexOf("## Weeks")))).toEqual([]);
    const events = await everything.auditEvent.findMany({
      where: { OR: [{ event: { startsWith: "track_move." } }, { event: { startsWith: "ramp_item." } }] },
      select: { event: true },
    });
    expect(events.length).toBeGreaterThan(10);
    expect(forbiddenWordsIn(events.map((one) => one.event).join(" "))).toEqual([]);
  });
});
