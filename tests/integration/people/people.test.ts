import { beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { addDays, type Day, dayOf, today } from "@/lib/clock";
import { authTables, everything } from "@/lib/db";
import { constraintSentence, Forbidden } from "@/lib/errors";
import { hirePerson, moveToManager, moveToUnit, recordDeparture } from "@/lib/people/mutations";
import { getPerson, getPersonChoices, listPeople } from "@/lib/people/queries";
import { as } from "@/tests/support/cast";

let ada: Viewer;
let now: Day;
beforeAll(async () => {
  ada = await as("ada");
  now = today(ada.timeZone);
});
const idOf = async (handle: string) => (await everything.person.findFirstOrThrow({ where: { handle }, select: { id: true } })).id;
const linesOf = async (handle: string) =>
  (
    await everything.reportingLine.findMany({
      where: { person: { handle } },
      orderBy: { startedOn: "asc" },
      select: { endedOn: true, manager: { select: { handle: true } } },
    })
  ).map(({ endedOn, manager }) => [manager.handle, endedOn && dayOf(endedOn)]);
const hire = { email: null, title: "", location: "", timeZone: "UTC", manager: "", unitId: null, levelId: null };

describe("somebody's page", () => {
  it("says who they are to everybody, and where they have been only to them, their line and administrators", async () => {
    const forNed = await getPerson(await as("ned"), "ivy");
    expect(forNed).toMatchObject({
      name: "Ivy Nakamura",
      unit: { path: "Engineering / Payments" },
      manager: { handle: "mo" },
      level: { key: "staff", track: { kind: "individual_contributor" } },
      history: null,
    });
    for (const reader of ["ivy", "mo", "dan", "lea", "ada"] as const) {
      const history = (await getPerson(await as(reader), "ivy"))?.history?.map(({ level, reason }) => [level.key, reason]);
      expect(history).toEqual([
        ["staff", "returned"],
        ["engineering-manager", "track_move"],
        ["staff", "grew"],
        ["senior", "hired"],
      ]);
    }
  });

  it("notes for Ivy who read her history, and not that she did", async () => {
    const reads = await everything.accessEvent.findMany({
      where: { subject: { handle: "ivy" }, kind: "placement history" },
      select: { reader: { select: { handle: true } } },
    });
    expect(reads.map(({ reader }) => reader.handle).sort()).toEqual(["ada", "dan", "lea", "mo"]);
  });

  it("lists the people who report to a manager", async () => {
    expect((await getPerson(await as("sam"), "mo"))?.reports.map(({ handle }) => handle)).toEqual(["eve", "ivy", "sarah", "tom"]);
    expect(await getPerson(ada, "nobody-of-that-name")).toBeNull();
  });
});

describe("the directory", () => {
  it("shows fifty at a time, by name", async () => {
    const first = await listPeople(await as("sam"));
    expect(first).toMatchObject({ total: 133, pages: 3 });
    expect(first.people).toHaveLength(50);
    const third = await listPeople(await as("sam"), { page: 3 });
    expect(third.people).toHaveLength(33);
  });

  it("searches anywhere in a name, whatever the capitals; typed wildcards are letters", async () => {
    const found = async (search: string) => (await listPeople(await as("sam"), { search })).people.map(({ handle }) => handle);
    expect(await found("LINDQ")).toEqual(["eve"]);
    expect(await found("%")).toEqual([]);
    expect(await found("_")).toEqual([]);
    expect(await found("\\")).toEqual([]);
  });
});

describe("administrators", () => {
  it("alone hire, move and note departures", async () => {
    const personId = await idOf("tom");
    for (const handle of ["eve", "ned", "mo", "lea"] as const) {
      const viewer = await as(handle);
      await expect(hirePerson(viewer, { ...hire, name: "X", handle: "x", startedOn: now })).rejects.toThrow(Forbidden);
      await expect(moveToManager(viewer, { personId, managerId: await idOf("ned") })).rejects.toThrow(Forbidden);
      await expect(moveToUnit(viewer, { personId, unitId: null })).rejects.toThrow(Forbidden);
      await expect(recordDeparture(viewer, { personId, leftOn: now })).rejects.toThrow(Forbidden);
      await expect(getPersonChoices(viewer, personId)).rejects.toThrow(Forbidden);
    }
  });

  it("hire somebody with a manager, a unit and a level", async () => {
    const { units, levels } = await getPersonChoices(ada, await idOf("eve"));
    const unitId = units.find(({ path }) => path === "Engineering / Mobile")?.id ?? null;
    const levelId = levels.find(({ title }) => title === "Developer")?.id ?? null;
    expect(
      await hirePerson(ada, { ...hire, name: "Una Newcomer", handle: "una", startedOn: addDays(now, 7), manager: "ned", unitId, levelId }),
    ).toBe("una");
    expect(await getPerson(ada, "una")).toMatchObject({
      manager: { handle: "ned" },
      unit: { path: "Engineering / Mobile" },
      level: { key: "developer" },
      levelSince: addDays(now, 7),
    });
    await expect(hirePerson(ada, { ...hire, name: "Una", handle: "una", startedOn: now })).rejects.toSatisfy(
      (error) => constraintSentence(error) === "Somebody has this handle already.",
    );
  });

  it("move somebody to another manager, whose rights begin and end at once", async () => {
    expect(await getPerson(await as("mo"), "tom")).toMatchObject({ history: expect.any(Array) });
    await moveToManager(ada, { personId: await idOf("tom"), manager: "ned" });
    expect(await linesOf("tom")).toEqual([
      ["mo", now],
      ["ned", null],
    ]);
    expect(await getPerson(await as("mo"), "tom")).toMatchObject({ history: null });
    expect(await getPerson(await as("ned"), "tom")).toMatchObject({ history: expect.any(Array) });
  });

  it("correct a move on the same day without leaving a trace", async () => {
    await moveToManager(ada, { personId: await idOf("tom"), manager: "dan" });
    expect((await linesOf("tom")).at(-1)).toEqual(["dan", null]);
    expect(await linesOf("tom")).toHaveLength(2);
  });

  it("name a manager as they know them: by name or address as well as by handle", async () => {
    const personId = await idOf("tom");
    const { name, email } = await everything.person.findFirstOrThrow({ where: { handle: "ned" }, select: { name: true, email: true } });
    await moveToManager(ada, { personId, manager: name.toUpperCase() });
    expect((await linesOf("tom")).at(-1)).toEqual(["ned", null]);
    await moveToManager(ada, { personId, manager: "dan" });
    await moveToManager(ada, { personId, manager: email });
    expect((await linesOf("tom")).at(-1)).toEqual(["ned", null]);
    await moveToManager(ada, { personId, manager: "dan" });
  });

  it("cannot close a circle, move anybody into the future, or below nobody that is there", async () => {
    const mo = await idOf("mo");
    await expect(moveToManager(ada, { personId: mo, manager: "eve" })).rejects.toSatisfy(
      (error) => constraintSentence(error) === "That would make the reporting lines a circle.",
    );
    await expect(moveToManager(ada, { personId: mo, manager: "mo" })).rejects.toSatisfy(
      (error) => constraintSentence(error) === "Nobody can be their own manager.",
    );
    await expect(moveToManager(ada, { personId: mo, manager: "ned", since: addDays(now, 1) })).rejects.toThrow("in the future");
    await expect(moveToManager(ada, { personId: mo, manager: "ghost" })).rejects.toMatchObject({
      fields: { manager: "Nobody here has that name, handle or e-mail address." },
    });
    await expect(moveToManager(ada, { personId: mo, manager: "dan" })).rejects.toThrow("already");
    expect(await linesOf("mo")).toEqual([["dan", null]]);
  });

  it("move somebody into another unit, from a day in the past", async () => {
    const personId = await idOf("sarah");
    const { units } = await getPersonChoices(ada, personId);
    const unitId = units.find(({ path }) => path === "Engineering / Data")?.id ?? null;
    await moveToUnit(ada, { personId, unitId, since: addDays(now, -30) });
    expect(await getPerson(ada, "sarah")).toMatchObject({ unit: { path: "Engineering / Data" } });
  });

  it("note a departure: lines, unit, level and access end that day", async () => {
    const personId = await idOf("sam");
    await authTables.session.create({ data: { personId, tokenHash: "sam", expiresAt: new Date(Date.now() + 1e6) } });
    await expect(recordDeparture(ada, { personId: await idOf("mo"), leftOn: now })).rejects.toThrow(
      /^Eve Lindqvist, .* still report to them\./,
    );
    await expect(recordDeparture(ada, { personId: ada.personId, leftOn: now })).rejects.toThrow("last administrator");
    const leftOn = addDays(now, -1);
    await recordDeparture(ada, { personId, leftOn });
    expect(await getPerson(await as("ned"), "sam")).toBeNull();
    expect(await getPerson(ada, "sam")).toMatchObject({ leftOn, manager: null, unit: null, level: null });
    await expect(recordDeparture(ada, { personId, leftOn })).rejects.toThrow("They have left");
  });
});

describe("an administrator", () => {
  it("takes nobody under themselves, directly or below; another administrator does it", async () => {
    const personId = await idOf("ivy");
    const before = await linesOf("ivy");
    await expect(moveToManager(ada, { personId, manager: "ada" })).rejects.toThrow("Another administrator");
    // Nor under somebody who reports to them.
    const ned = { ...ada, linePath: (await as("ned")).linePath };
    await expect(moveToManager(ned, { personId, manager: "ned" })).rejects.toThrow("Another administrator");
    expect(await linesOf("ivy")).toEqual(before);
  });
});
