import { beforeEach, describe, expect, it } from "vitest";
import { addDays, today } from "@/lib/clock";
import { answerCover, nameOwners } from "@/lib/cover-plans/mutations";
import { listCoverAsks } from "@/lib/cover-plans/queries";
import { db, pool } from "@/lib/db";
import { NotFound, Refused } from "@/lib/errors";
import { carryMoves } from "@/lib/jobs/moves";
import { answerDoor, endMove } from "@/lib/move-endings/mutations";
import { listNotices } from "@/lib/notices/queries";
import { moveToManager } from "@/lib/people/mutations";
import { getPerson } from "@/lib/people/queries";
import { addRampItem, tickRampItem } from "@/lib/ramp-plans/mutations";
import { addRemark, proposeMove, reviseMove, sayYes, withdrawMove, writeMessage } from "@/lib/track-moves/mutations";
import { getMove, listMoves, listTeamMessages } from "@/lib/track-moves/queries";
import { as, cast, type Persona } from "@/tests/support/cast";
import { idOf, ivyLeads, levelOf, managerOf } from "./cast-moves";

const why = "I miss building, and the team has two people who would lead it well.";
const words = async (handle: Persona) => (await listNotices(await as(handle))).notices.filter((one) => !one.seen).map((one) => one.words);
async function carry() {
  const client = await pool().connect();
  try {
    await carryMoves(client);
  } finally {
    client.release();
  }
}
/** Lets the agreed day come. */
const letDayCome = (id: string) => pool().query("UPDATE track_move SET starts_on = current_date - 1 WHERE id = $1", [id]);

let moveId = "";
const propose = async (startsOn = addDays(today(), 14), level = "staff") =>
  proposeMove(await as("ivy"), { handle: null, levelId: await levelOf(level), startsOn, why });
const cover = async (tom: string | null = "eve", sarah: string | null = "mo") =>
  nameOwners(await as("ivy"), { moveId, owner: { [await idOf("tom")]: tom, [await idOf("sarah")]: sarah } });
const takeTom = async (answer: "yes" | "no" = "yes") =>
  answerCover(await as("eve"), { moveId, reportId: await idOf("tom"), answer, words: "" });
const yes = async (handle: Persona, bandWords = "") => sayYes(await as(handle), { moveId, bandWords });
const state = async () => (await db.trackMove.findUnique({ where: { id: moveId }, select: { state: true } }))?.state;

beforeEach(async () => {
  await pool().query("DELETE FROM move_yes");
  await pool().query("UPDATE track_move SET state = 'withdrawn', ended_at = now() WHERE state IN ('proposed', 'agreed')");
  await pool().query("UPDATE track_move SET state = 'settled', ended_at = now() WHERE state = 'started'");
  await pool().query(
    "DELETE FROM placement WHERE person_id = (SELECT id FROM person WHERE handle = 'ivy') AND started_on >= current_date - 200",
  );
  await pool().query(
    "UPDATE placement SET ended_on = NULL WHERE id = (SELECT id FROM placement WHERE person_id = (SELECT id FROM person WHERE handle = 'ivy') ORDER BY started_on DESC LIMIT 1)",
  );
  const ada = await as("ada");
  for (const handle of ["tom", "sarah", "sam"] as const)
    if ((await managerOf(handle)) !== (handle === "sam" ? "ned" : "mo"))
      await moveToManager(ada, { personId: await idOf(handle), managerId: await idOf(handle === "sam" ? "ned" : "mo") });
  await ivyLeads();
  moveId = await propose();
});

describe("a track move", () => {
  it("is read by the person and their manager, and by nobody else", async () => {
    for (const who of cast) expect(Boolean(await getMove(await as(who), moveId)), who).toBe(["ivy", "mo"].includes(who));
    expect(await getMove(await as("ivy"), moveId)).toMatchObject({ side: "person", band: "same", leavesPeople: true, other: "Mo Bakari" });
    expect(await words("mo")).toContain("Something about a track move waits for you.");
    expect(await words("ivy")).not.toContain("Something about a track move waits for you.");
    expect((await listMoves(await as("mo"))).moves[0]).toMatchObject({ who: "Ivy Nakamura", state: "Proposed" });
  });

  it("is agreed by both and by whoever takes somebody on, and begins on its day: level, reports and message at once", async () => {
    await addRemark(await as("mo"), { moveId, words: "Eve could take Tom." });
    await expect(yes("ivy")).rejects.toThrow("Nobody is named yet who takes on Sarah Osei.");
    await cover();
    expect(await listCoverAsks(await as("eve"))).toEqual([
      { moveId, reportId: await idOf("tom"), isYes: null, report: "Tom Keller", from: "Ivy Nakamura", startsOn: addDays(today(), 14) },
    ]);
    expect(await words("eve")).toContain("You are asked to take somebody into your team.");
    await writeMessage(await as("ivy"), { moveId, version: 1, teamMessage: "I come back to building, beside you." });
    await yes("ivy");
    await yes("mo");
    expect(await state()).toBe("proposed");
    await takeTom();
    expect(await state()).toBe("agreed");
    await carry();
    expect([await state(), await managerOf("tom")]).toEqual(["agreed", "ivy"]);
    expect(await listTeamMessages(await as("tom"))).toEqual([]);

    await letDayCome(moveId);
    await Promise.all([1, 2, 3, 4].map(carry));
    expect([await state(), await managerOf("tom"), await managerOf("sarah")]).toEqual(["started", "eve", "mo"]);
    const ivy = await getPerson(await as("ivy"), "ivy");
    expect(ivy?.level).toMatchObject({ key: "staff" });
    expect(ivy?.history?.slice(0, 2).map((one) => [one.level.key, one.reason, one.startedOn])).toEqual([
      ["staff", "returned", addDays(today(), -1)],
      ["engineering-manager", "track_move", addDays(today(), -100)],
    ]);
    const events = await db.auditEvent.findMany({
      where: { recordId: moveId },
      orderBy: { at: "asc" },
      select: { event: true, actorId: true },
    });
    expect(events.filter(({ event }) => event === "track_move.started")).toEqual([{ event: "track_move.started", actorId: null }]);
    expect((await listTeamMessages(await as("tom")))[0]).toMatchObject({
      teamMessage: "I come back to building, beside you.",
      newManager: "Eve Lindqvist",
    });
    expect(await listTeamMessages(await as("ned"))).toEqual([]);
    for (const who of ["tom", "sarah", "eve"] as const) expect(await words(who), who).toContain("There is a message for your team.");
    // Eve talks with Tom from now on, as with anybody whose manager she becomes.
    expect(await db.pairing.count({ where: { host: { handle: "eve" }, guest: { handle: "tom" }, endedAt: null } })).toBe(1);
  });

  it("begins at once when the last yes comes on the day itself", async () => {
    moveId = await (async () => {
      await withdrawMove(await as("ivy"), { moveId });
      return propose(today());
    })();
    // Reports who came today never lasted a day under Ivy, and pass on as well.
    await cover("mo", "mo");
    await yes("mo");
    await yes("ivy");
    expect([await state(), await managerOf("tom"), await managerOf("sarah")]).toEqual(["started", "mo", "mo"]);
  });

  it("waits, and says so, when a report joins, when one is asked anew, and when the manager is another one", async () => {
    await cover();
    await takeTom();
    await yes("ivy");
    await yes("mo");
    expect(await state()).toBe("agreed");
    await moveToManager(await as("ada"), { personId: await idOf("sam"), managerId: await idOf("ivy") });
    await letDayCome(moveId);
    await carry();
    await carry();
    expect([await state(), await managerOf("sam"), await managerOf("tom")]).toEqual(["agreed", "ivy", "ivy"]);
    expect((await getMove(await as("ivy"), moveId))?.waits.map((one) => one.words)).toEqual([
      "Nobody is named yet who takes on Sam Rivera.",
    ]);
    for (const who of ["ivy", "mo"] as const)
      expect((await words(who)).filter((one) => one.startsWith("A track move waits"))).toHaveLength(1);
    await nameOwners(await as("ivy"), {
      moveId,
      owner: { [await idOf("tom")]: "eve", [await idOf("sarah")]: "mo", [await idOf("sam")]: "mo" },
    });
    expect(await state()).toBe("proposed");
    await pool().query("UPDATE track_move SET starts_on = current_date WHERE id = $1", [moveId]);
    await yes("mo");
    expect([await state(), await managerOf("sam"), await managerOf("tom")]).toEqual(["started", "mo", "eve"]);
  });

  it("keeps its band unless both say why", async () => {
    await withdrawMove(await as("ivy"), { moveId });
    moveId = await propose(addDays(today(), 7), "principal");
    await cover("mo", "mo");
    expect(await getMove(await as("mo"), moveId)).toMatchObject({ band: "other" });
    await expect(yes("ivy")).rejects.toMatchObject({ fields: { bandWords: expect.stringContaining("say why") } });
    await yes("ivy", "I have held that level's work for a year.");
    await expect(yes("mo")).rejects.toBeInstanceOf(Refused);
    expect(await state()).toBe("proposed");
    await yes("mo", "I have seen it.");
    expect(await state()).toBe("agreed");
  });

  it("asks both again for another day or level, and whoever takes somebody on for another day", async () => {
    await cover();
    await takeTom();
    await yes("ivy");
    await yes("mo");
    const revise = async (startsOn: string, version: number) =>
      reviseMove(await as("mo"), { moveId, version, levelId: await levelOf("staff"), startsOn, why });
    const { version = 0, ramp = [] } = (await getMove(await as("mo"), moveId)) ?? {};
    await revise(addDays(today(), 21), version);
    const after = await getMove(await as("ivy"), moveId);
    expect(after).toMatchObject({ state: "proposed", yeses: [], saidYes: false });
    expect(after?.cover.map(({ report, isYes }) => [report.name, isYes])).toEqual([
      ["Sarah Osei", true],
      ["Tom Keller", null],
    ]);
    expect(after?.ramp[0]?.dueOn).toBe(addDays(ramp[0]?.dueOn ?? "", 7));
    await expect(revise(addDays(today(), 30), version)).rejects.toThrow("changed while you were writing");
    await expect(revise(addDays(today(), -1), version + 1)).rejects.toMatchObject({ fields: { startsOn: "That day has passed." } });
  });

  it("is withdrawn by either before it starts, and nothing has changed", async () => {
    await cover();
    await takeTom();
    await yes("ivy");
    await yes("mo");
    const before = await db.reportingLine.count();
    await withdrawMove(await as("mo"), { moveId });
    await letDayCome(moveId).catch(() => undefined);
    await carry();
    expect([await state(), await managerOf("tom"), await db.reportingLine.count()]).toEqual(["withdrawn", "ivy", before]);
    expect(await getMove(await as("mo"), moveId)).toBeNull();
    expect(await getMove(await as("ivy"), moveId)).toMatchObject({ state: "withdrawn" });
    expect(await listCoverAsks(await as("eve"))).toEqual([]);
    await expect(yes("ivy")).rejects.toThrow("This was withdrawn.");
  });

  it("asks by name, and refuses names that lead nowhere", async () => {
    await expect(cover("nobody-here", "mo")).rejects.toMatchObject({
      fields: { [`owner.${await idOf("tom")}`]: "There is nobody of that handle." },
    });
    await expect(cover("tom", "ivy")).rejects.toMatchObject({
      fields: {
        [`owner.${await idOf("tom")}`]: "Nobody can be their own manager.",
        [`owner.${await idOf("sarah")}`]: "From that day on it is somebody else.",
      },
    });
    await expect(cover("sarah", "tom")).rejects.toMatchObject({
      fields: { [`owner.${await idOf("tom")}`]: expect.stringContaining("circle") },
    });
    await cover("sarah", "mo");
    await expect(takeTom()).rejects.toBeInstanceOf(NotFound);
    await answerCover(await as("sarah"), { moveId, reportId: await idOf("tom"), answer: "no", words: "Not this year." });
    await expect(yes("ivy")).rejects.toThrow("Sarah Osei would rather not take somebody on.");
  });

  it("has a plan of 90 days that both write, and is settled with both sides' words and an open door", async () => {
    const ivy = await as("ivy");
    const plan = (await getMove(ivy, moveId))?.ramp ?? [];
    expect(plan.map((item) => item.words)).toContain("First small delivery, from the ticket to production");
    await addRampItem(await as("mo"), { moveId, words: "Lunch with the new hires", dueOn: addDays(today(), 20) });
    await tickRampItem(ivy, { itemId: plan[0]?.id ?? "", done: "yes" });
    await expect(tickRampItem(await as("eve"), { itemId: plan[0]?.id ?? "", done: "yes" })).rejects.toBeInstanceOf(NotFound);
    await expect(endMove(ivy, { moveId, words: "x" })).rejects.toThrow("This has not begun yet.");
    await cover("mo", "mo");
    await yes("ivy");
    await yes("mo");
    await letDayCome(moveId);
    await carry();
    await expect(answerDoor(ivy, { moveId, door: "open", askAgainOn: null })).rejects.toThrow("First both of you look back.");
    await pool().query("UPDATE person SET time_zone = 'UTC' WHERE handle = 'ivy'");
    await endMove(ivy, { moveId, words: "I build again, and I was asked for the plan twice." });
    await expect(endMove(ivy, { moveId, words: "x" })).rejects.toThrow("said already");
    expect(await state()).toBe("started");
    await endMove(await as("mo"), { moveId, words: "The team is well, and so is the design." });
    expect(await state()).toBe("settled");
    await expect(answerDoor(ivy, { moveId, door: "open", askAgainOn: today() })).rejects.toMatchObject({
      fields: { askAgainOn: "Please choose a day to come." },
    });
    await answerDoor(await as("mo"), { moveId, door: "open", askAgainOn: addDays(today(), 180) });
    expect(await getMove(ivy, moveId)).toMatchObject({ doorOpen: true, askAgainOn: addDays(today(), 180) });
    await pool().query("UPDATE track_move SET ask_again_on = current_date WHERE id = $1", [moveId]);
    await carry();
    await carry();
    expect((await words("ivy")).filter((one) => one === "The day to ask again about another try has come.")).toHaveLength(1);
  });
});
