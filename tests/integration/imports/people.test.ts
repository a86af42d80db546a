import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { addDays, type Day, dateOf, dayOf, today } from "@/lib/clock";
import { everything } from "@/lib/db";
import { Forbidden } from "@/lib/errors";
import { listEvents } from "@/lib/audit/queries";
import { importChecked, importPeople } from "@/lib/imports/mutations";
import { as } from "@/tests/support/cast";

const fixture = (name: string) => readFileSync(`tests/fixtures/sourcegraph/${name}`, "utf8");
const csv = fixture("people.csv");
const levels = fixture("levels.csv");
const real = { csv, levels, seats: true, startedOn: "2024-06-01" };

let ada: Viewer;
let now: Day;
beforeAll(async () => {
  ada = await as("ada");
  now = today(ada.timeZone);
});

const allOfIt = async () => ({
  people: await everything.person.findMany({
    orderBy: { handle: "asc" },
    select: {
      handle: true,
      name: true,
      email: true,
      title: true,
      otherTitles: true,
      location: true,
      version: true,
      linePath: true,
      orgUnitId: true,
    },
  }),
  lines: await everything.reportingLine.findMany({
    orderBy: { id: "asc" },
    select: { id: true, managerId: true, startedOn: true, endedOn: true },
  }),
  memberships: await everything.unitMembership.findMany({ orderBy: { id: "asc" }, select: { id: true, orgUnitId: true, endedOn: true } }),
  placements: await everything.placement.findMany({
    orderBy: { id: "asc" },
    select: { id: true, levelId: true, startedOn: true, endedOn: true, reason: true },
  }),
  units: await everything.orgUnit.count(),
  events: await everything.auditEvent.count(),
});

describe("importing an organisation", () => {
  it("is for administrators", async () => {
    for (const handle of ["eve", "ned", "lea"] as const)
      await expect(importPeople(await as(handle), { ...real, dryRun: true })).rejects.toThrow(Forbidden);
  });

  it("names who is new and who changes, and nobody where something is wrong", async () => {
    const rows = "employee_id,name,title,manager_id\nzz1,Una Who,Developer,\ne003,Mo Bakari,Another title,\n";
    expect((await importPeople(ada, { csv: rows, dryRun: true })).who).toMatchObject({
      created: [{ name: "Una Who", how: "Developer" }],
      changed: [{ name: "Mo Bakari", how: "title" }],
      moved: [],
      placed: [],
    });
    const { who, faultCount } = await importPeople(ada, { csv: `${rows}zz2,Olle Who,Developer,nobody\n`, dryRun: true });
    expect([faultCount, ...Object.values(who)]).toEqual([1, [], [], [], []]);
  });

  it("writes nothing in a dry run, and says what it would do", async () => {
    const before = await allOfIt();
    const summary = await importPeople(ada, { ...real, dryRun: true });
    expect(summary).toMatchObject({
      applied: false,
      rows: 175,
      people: 167,
      created: 167,
      changed: 0,
      moved: 0,
      unchanged: 0,
      faultCount: 0,
      ignoredColumns: [],
    });
    expect(summary.titlesWithoutLevel).toContainEqual({ title: "Senior Support Engineer", people: 7 });
    expect(await allOfIt()).toEqual(before);
  });

  it("applies nothing but what was checked", async () => {
    const before = await allOfIt();
    const { checked } = await importChecked(ada, { ...real, checked: "", dryRun: true });
    const other = `${csv.trimEnd()}\nsg998,Ghost,,\n`;
    for (const input of [
      { ...real, csv: other, checked },
      { ...real, seats: false, checked },
      { ...real, checked: "" },
    ])
      await expect(importChecked(ada, { ...input, dryRun: false })).rejects.toThrow("not what was checked");
    expect(await allOfIt()).toEqual(before);
  });

  it("leaves nothing when the last row is wrong", async () => {
    const before = await allOfIt();
    const summary = await importPeople(ada, { ...real, csv: `${csv.trimEnd()}\nsg999,Ghost,nobody,\n`, dryRun: false });
    expect(summary).toMatchObject({
      applied: false,
      faultCount: 1,
      faults: [{ line: 177, column: "manager_id", message: "There is nobody with the employee id nobody." }],
    });
    expect(await allOfIt()).toEqual(before);
  });

  it("merges the seats of the real one, with every line, title, country and level", async () => {
    const summary = await importPeople(ada, { ...real, dryRun: false });
    expect(summary).toMatchObject({ applied: true, created: 167 });
    const held = await everything.person.findMany({
      where: { employeeNumber: { in: ["sg001", "sg345", "sg377", "sg018", "sg274"] } },
      orderBy: { employeeNumber: "asc" },
      select: {
        employeeNumber: true,
        handle: true,
        title: true,
        otherTitles: true,
        location: true,
        lines: { select: { startedOn: true, manager: { select: { employeeNumber: true } } } },
        placements: { select: { reason: true, level: { select: { key: true } } } },
      },
    });
    expect(
      held.map(({ employeeNumber, lines, placements }) => [employeeNumber, lines[0]?.manager.employeeNumber, placements[0]?.level.key]),
    ).toEqual([
      ["sg001", undefined, undefined],
      ["sg018", "sg377", "developer"],
      ["sg274", "sg022", undefined],
      ["sg345", "sg001", "vp-engineering"],
      ["sg377", "sg345", "engineering-manager"],
    ]);
    expect(held[2]).toMatchObject({ handle: "sg274", title: "Brand Designer", location: "TX 🤠" });
    expect(held[4]?.otherTitles).toHaveLength(3);
    expect(held[4]?.lines[0]?.startedOn).toEqual(dateOf("2024-06-01"));
    expect(
      await everything.auditEvent.findFirst({ where: { event: "people.imported" }, orderBy: { at: "desc" }, select: { fields: true } }),
    ).toEqual({ fields: ["created 167", "changed 0", "unchanged 0", "moved 0"] });
  });

  it("puts everybody below their managers on the path", async () => {
    const [wrong] = await everything.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM person p JOIN reporting_line l ON l.person_id = p.id AND l.ended_on IS NULL JOIN person m ON m.id = l.manager_id
       WHERE p.line_path <> m.line_path || p.line_node || '.'`;
    expect(wrong).toEqual({ count: 0 });
  });

  it("changes nothing the second time, in any order", async () => {
    const before = await allOfIt();
    const [header, ...rows] = csv.trim().split("\n");
    const summary = await importPeople(ada, { ...real, csv: [header, ...rows.toReversed()].join("\r\n"), dryRun: false });
    expect(summary).toMatchObject({ created: 0, changed: 0, moved: 0, placed: 0, unchanged: 167 });
    expect(await allOfIt()).toEqual(before);
  });

  it("refuses circles, duplicate addresses and broken CSV, and changes nothing", async () => {
    const before = await allOfIt();
    const faultsOf = async (text: string) =>
      (await importPeople(ada, { csv: text, dryRun: false })).faults.map(({ line, message }) => `${line} ${message}`);
    expect(await faultsOf("employee_id,manager_id\nsg345,sg018")).toEqual([
      "2 These people would report to each other in a circle: sg018 → sg377 → sg345 → sg018.",
    ]);
    expect(await faultsOf("employee_id,email\nn1,new@example.com\nn2,NEW@example.com\nn3,Eve@Example.com")).toEqual([
      "3 NEW@example.com stands in line 2 already.",
      "4 Somebody else has the e-mail address Eve@Example.com.",
    ]);
    expect((await faultsOf('employee_id,name\nn1,"open\n'))[0]).toContain("quotation mark");
    expect(await allOfIt()).toEqual(before);
  });
});

describe("importing changes", () => {
  const of = (employeeNumber: string) =>
    everything.person.findFirstOrThrow({
      where: { employeeNumber },
      select: {
        id: true,
        name: true,
        email: true,
        version: true,
        orgUnit: { select: { name: true } },
        lines: { orderBy: { startedOn: "asc" }, select: { startedOn: true, endedOn: true, manager: { select: { employeeNumber: true } } } },
        placements: { orderBy: { startedOn: "asc" }, select: { endedOn: true, reason: true, level: { select: { key: true } } } },
      },
    });

  it("ends the old line, unit and level today and begins the new ones", async () => {
    const summary = await importPeople(ada, {
      csv: "employee_id,manager_id,unit,level\nsg018,sg002,Engineering / Search,senior",
      dryRun: false,
    });
    expect(summary).toMatchObject({ changed: 0, moved: 1, placed: 1, newUnits: ["Engineering / Search"] });
    const { lines, placements, orgUnit, id } = await of("sg018");
    expect(lines.map(({ endedOn, manager }) => [manager.employeeNumber, endedOn && dayOf(endedOn)])).toEqual([
      ["sg377", now],
      ["sg002", null],
    ]);
    expect(placements.map(({ endedOn, reason, level }) => [level.key, reason, endedOn && dayOf(endedOn)])).toEqual([
      ["developer", "hired", now],
      ["senior", "relevelled", null],
    ]);
    expect(orgUnit?.name).toBe("Search");
    expect(
      (
        await everything.auditEvent.findMany({ where: { aboutId: id }, orderBy: { event: "asc" }, select: { event: true, fields: true } })
      ).map(({ event, fields }) => `${event} ${fields}`),
    ).toEqual(["person.moved manager", "person.moved unit", "placement.begun level"]);
  });

  it("replaces what began today, so that a correction leaves no trace of a day that was not", async () => {
    await importPeople(ada, { csv: "employee_id,manager_id,level\nsg018,sg345,staff", dryRun: false });
    const { lines, placements } = await of("sg018");
    expect(lines.map(({ manager }) => manager.employeeNumber)).toEqual(["sg377", "sg345"]);
    expect(placements.map(({ level }) => level.key)).toEqual(["developer", "staff"]);
  });

  it("takes nobody under whoever imports, directly or below; the person can read who moved them", async () => {
    const idOf = async (employeeNumber: string) => (await of(employeeNumber)).id;
    const head = "employee_id,manager_id,name\n";
    const chief = { ...ada, personId: await idOf("sg020") };
    for (const lines of ["sg018,sg020,", "new-1,sg020,New\nsg018,new-1,"]) {
      const before = await of("sg018");
      const { applied, faults } = await importPeople(chief, { csv: head + lines, dryRun: false });
      expect(applied).toBe(false);
      const line = lines.split("\n").length + 1;
      expect(faults).toEqual([{ line, column: "manager_id", message: expect.stringContaining("Another administrator") }]);
      expect(await of("sg018")).toEqual(before);
    }
    expect((await importPeople(ada, { csv: `${head}sg018,sg020,`, dryRun: false })).applied).toBe(true);
    const { events } = await listEvents({ ...ada, personId: await idOf("sg018"), grants: [] }, { aboutMe: true });
    expect(events[0]).toMatchObject({ event: "person.moved", fields: ["manager"], actor: { handle: "ada" } });
    await importPeople(ada, { csv: `${head}sg018,sg345,`, dryRun: false });
  });

  it("never takes anything away for a blank cell", async () => {
    const before = await of("sg018");
    expect(
      await importPeople(ada, { csv: "employee_id,name,email,manager_id,unit,level,title,country\nsg018,,,,,,,", dryRun: false }),
    ).toMatchObject({ unchanged: 1, changed: 0, moved: 0 });
    expect(await of("sg018")).toEqual(before);
  });

  it("changes facts, and lets two people swap their addresses", async () => {
    await importPeople(ada, { csv: "employee_id,email\nsg018,a@example.org\nsg020,b@example.org", dryRun: false });
    expect(await importPeople(ada, { csv: "employee_id,email\nsg018,b@example.org\nsg020,a@example.org", dryRun: false })).toMatchObject({
      changed: 2,
    });
    expect((await of("sg018")).email).toBe("b@example.org");
  });

  it("leaves those who have left alone, and names them", async () => {
    await importPeople(ada, { csv: `employee_id,name,started\ngone,Gone,${addDays(now, -90)}`, dryRun: false });
    const { recordDeparture } = await import("@/lib/people/mutations");
    await recordDeparture(ada, { personId: (await of("gone")).id, leftOn: addDays(now, -1) });
    expect(await importPeople(ada, { csv: "employee_id,name,manager_id\ngone,Back,sg001\nnew,New,gone", dryRun: true })).toMatchObject({
      leavers: ["gone"],
      faults: [{ line: 3, message: "gone has left." }],
    });
  });
});
