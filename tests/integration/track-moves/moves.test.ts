import { beforeEach, describe, expect, it } from "vitest";
import { addDays } from "@/lib/clock";
import { answerCover, nameOwners } from "@/lib/cover-plans/mutations";
import { listCoverAsks } from "@/lib/cover-plans/queries";
import { everything, pool } from "@/lib/db";
import { NotFound, Refused } from "@/lib/errors";
import { moveToManager } from "@/lib/people/mutations";
import { getPerson } from "@/lib/people/queries";
import { addRemark, reviseMove, withdrawMove, writeMessage } from "@/lib/track-moves/mutations";
import { getMove, listMoves, listTeamMessages } from "@/lib/track-moves/queries";
import { as, cast, todayOf } from "@/tests/support/cast";
import {
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
  teamMessage,
  why,
  words,
  yes,
} from "./cast-moves";

beforeEach(async () => {
  await ivyLeads();
  await propose();
});

describe("a track move", () => {
  it("is read by the person and their manager, and by nobody else", async () => {
    for (const who of cast) expect(Boolean(await getMove(await as(who), moveId)), who).toBe(["ivy", "mo"].includes(who));
    expect(await getMove(await as("ivy"), moveId)).toMatchObject({ side: "person", band: "same", leavesPeople: true, other: "Mo Bakari" });
    expect(await words("mo")).toContain("There is something new in Ivy Nakamura’s track move.");
    expect(await words("ivy")).not.toContain("There is something new in your track move.");
    expect((await listMoves(await as("mo"))).moves[0]).toMatchObject({ who: "Ivy Nakamura", state: "Proposed" });
    await addRemark(await as("ivy"), { moveId, words: "I would keep my pairing with Tom." });
    await addRemark(await as("ivy"), { moveId, words: "And Thursdays without meetings." });
    expect((await words("mo")).filter((one) => one.includes("track move"))).toHaveLength(1);
  });

  it("is agreed by both and by whoever takes somebody on, and begins on its day: level, reports and message at once", async () => {
    await addRemark(await as("mo"), { moveId, words: "Eve could take Tom." });
    await expect(yes("ivy")).rejects.toThrow("Nobody is named yet who takes on Sarah Osei.");
    await cover();
    expect(await listCoverAsks(await as("eve"))).toEqual([
      {
        moveId,
        reportId: await idOf("tom"),
        isYes: null,
        report: "Tom Keller",
        from: "Ivy Nakamura",
        startsOn: addDays(todayOf("ivy"), 14),
      },
    ]);
    expect(await words("eve")).toContain("You are asked to take somebody into your team.");
    await writeMessage(await as("mo"), { moveId, version: 2, teamMessage: "" });
    await expect(yes("ivy")).rejects.toThrow("The message for the team is not written yet.");
    await writeMessage(await as("ivy"), { moveId, version: 3, teamMessage });
    await yes("ivy");
    await expect(yes("ivy")).rejects.toThrow("You have agreed already.");
    await yes("mo");
    expect(await state()).toBe("proposed");
    await takeTom();
    expect(await state()).toBe("agreed");
    await carry();
    expect([await state(), await managerOf("tom")]).toEqual(["agreed", "ivy"]);
    expect(await listTeamMessages(await as("tom"))).toEqual([]);

    await letDayCome();
    await Promise.all([1, 2, 3, 4].map(carry));
    expect([await state(), await managerOf("tom"), await managerOf("sarah")]).toEqual(["started", "eve", "mo"]);
    const ivy = await getPerson(await as("ivy"), "ivy");
    expect(ivy?.level).toMatchObject({ key: "staff" });
    expect(ivy?.history?.slice(0, 2).map((one) => [one.level.key, one.reason, one.startedOn])).toEqual([
      ["staff", "returned", addDays(todayOf("ivy"), -1)],
      ["engineering-manager", "track_move", addDays(todayOf("ivy"), -100)],
    ]);
    const events = await everything.auditEvent.findMany({
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
    expect(await everything.pairing.count({ where: { host: { handle: "eve" }, guest: { handle: "tom" }, endedAt: null } })).toBe(1);
  });

  it("begins at once when the last yes comes on the day itself", async () => {
    await withdrawMove(await as("ivy"), { moveId });
    await propose(todayOf("ivy"));
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
    await letDayCome();
    await carry();
    await carry();
    expect([await state(), await managerOf("sam"), await managerOf("tom")]).toEqual(["agreed", "ivy", "ivy"]);
    expect((await getMove(await as("ivy"), moveId))?.waits.map((one) => one.words)).toEqual([
      "Nobody is named yet who takes on Sam Rivera.",
    ]);
    for (const who of ["ivy", "mo"] as const)
      expect((await words(who)).filter((one) => one.includes("track move waits: something"))).toHaveLength(1);
    await nameOwners(await as("ivy"), {
      moveId,
      owner: { [await idOf("tom")]: "eve", [await idOf("sarah")]: "mo", [await idOf("sam")]: "mo" },
    });
    expect(await state()).toBe("proposed");
    await pool().query("UPDATE track_move SET starts_on = $2 WHERE id = $1", [moveId, todayOf("ivy")]);
    await yes("mo");
    expect([await state(), await managerOf("sam"), await managerOf("tom")]).toEqual(["started", "mo", "eve"]);
  });

  it("keeps its band unless both say why", async () => {
    await withdrawMove(await as("ivy"), { moveId });
    await propose(addDays(todayOf("ivy"), 7), "principal");
    await cover("mo", "mo");
    expect(await getMove(await as("mo"), moveId)).toMatchObject({ band: "other" });
    await expect(yes("ivy")).rejects.toMatchObject({ fields: { bandWords: expect.stringContaining("say why") } });
    await yes("ivy", "I have held that level's work for a year.");
    await expect(yes("mo")).rejects.toBeInstanceOf(Refused);
    expect(await state()).toBe("proposed");
    await yes("mo", "I have seen it.");
    expect(await state()).toBe("agreed");
    await pool().query("UPDATE move_yes SET band_words = '' WHERE side = 'manager'");
    expect((await getMove(await as("ivy"), moveId))?.waits.map((one) => one.words)).toEqual([
      "Mo Bakari has not said why the band may differ.",
    ]);
  });

  it("asks both again for another day or level, and whoever takes somebody on for another day", async () => {
    await cover();
    await takeTom();
    await yes("ivy");
    await yes("mo");
    const revise = async (startsOn: string, version: number) =>
      reviseMove(await as("mo"), { moveId, version, levelId: await levelOf("staff"), startsOn, why });
    const { version = 0, ramp = [] } = (await getMove(await as("mo"), moveId)) ?? {};
    await revise(addDays(todayOf("ivy"), 21), version);
    const after = await getMove(await as("ivy"), moveId);
    expect(after).toMatchObject({ state: "proposed", yeses: [], saidYes: false });
    expect(after?.cover.map(({ report, isYes }) => [report.name, isYes])).toEqual([
      ["Sarah Osei", true],
      ["Tom Keller", null],
    ]);
    expect(after?.ramp[0]?.dueOn).toBe(addDays(ramp[0]?.dueOn ?? "", 7));
    await expect(revise(addDays(todayOf("ivy"), 30), version)).rejects.toThrow("changed while you were writing");
    await expect(revise(addDays(todayOf("ivy"), -1), version + 1)).rejects.toMatchObject({ fields: { startsOn: "That day has passed." } });
  });

  it("is withdrawn by either before it starts, and nothing has changed", async () => {
    await cover();
    await takeTom();
    await yes("ivy");
    await yes("mo");
    const before = await everything.reportingLine.count();
    await withdrawMove(await as("mo"), { moveId });
    await letDayCome().catch(() => undefined);
    await carry();
    expect([await state(), await managerOf("tom"), await everything.reportingLine.count()]).toEqual(["withdrawn", "ivy", before]);
    expect(await getMove(await as("mo"), moveId)).toBeNull();
    expect(await getMove(await as("ivy"), moveId)).toMatchObject({ state: "withdrawn" });
    expect(await listCoverAsks(await as("eve"))).toEqual([]);
    await expect(yes("ivy")).rejects.toThrow("This was withdrawn.");
  });

  it("asks by name, and refuses names that lead nowhere", async () => {
    await expect(cover("nobody-here", "mo")).rejects.toMatchObject({
      fields: { [`owner.${await idOf("tom")}`]: "Nobody here has that name, handle or e-mail address." },
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
    // Around a corner as well: Sam reports to Tom, who would go to Sarah.
    await moveToManager(await as("ada"), { personId: await idOf("sam"), managerId: await idOf("tom") });
    await expect(cover("sarah", "sam")).rejects.toMatchObject({
      fields: { [`owner.${await idOf("tom")}`]: expect.stringContaining("circle") },
    });
    await expect(takeTom()).rejects.toBeInstanceOf(NotFound);
    await answerCover(await as("sarah"), { moveId, reportId: await idOf("tom"), answer: "no", words: "Not this year." });
    await expect(yes("ivy")).rejects.toThrow("Sarah Osei would rather not take somebody on.");
  });

  it("waits when whoever is named came to report to those they would take on", async () => {
    await cover("ned", "mo");
    await moveToManager(await as("ada"), { personId: await idOf("ned"), managerId: await idOf("tom") });
    await expect(yes("ivy")).rejects.toThrow("Whoever takes on Tom Keller reports to them now.");
  });
});
