import "server-only";
import { createHmac, randomBytes } from "node:crypto";
import { can } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { type Day, today } from "@/lib/clock";
import { type Recorder, type Writer, write } from "@/lib/db";
import { asBatch } from "@/lib/deadline";
import { env } from "@/lib/env";
import { permit, Refused } from "@/lib/errors";
import { type Facts, handleFrom, type Ref } from "@/lib/identities/rules";
import { parsePeople } from "@/lib/people-files/rules";
import { parseTitleLevels } from "@/lib/title-levels/rules";
import { Prisma } from "@/prisma/generated/client";
import { getImportBasis } from "./queries";
import { type Basis, countPlan, type ImportSummary, isNothing, type Plan, planImport, unitKey, whoChanges } from "./rules";

export type ImportPeople = { csv: string; levels?: string; seats?: boolean; startedOn?: Day | null; dryRun: boolean };

/**
 * Brings people, lines, units and levels up to a CSV file: all of it or nothing. For administrators. Refused, with
 * what it was at, when the database did not finish in time.
 */
export async function importPeople(viewer: Viewer, input: ImportPeople): Promise<ImportSummary> {
  permit(can.administer(viewer));
  const at = { step: "reading who is there" };
  return asBatch(
    () => `The import stopped while ${at.step}`,
    () => importAll(viewer, input, at),
  );
}

/** What an import is at, in words that follow "while". */
type Progress = { step: string };

async function importAll(viewer: Viewer, input: ImportPeople, at: Progress): Promise<ImportSummary> {
  const file = parsePeople(input.csv, { seats: input.seats ?? false });
  const titles = input.levels?.trim() ? parseTitleLevels(input.levels) : null;
  const basis = await getImportBasis(viewer);
  const day = today(viewer.timeZone);
  const {
    plan,
    faults: found,
    leavers,
    titlesWithoutLevel,
  } = planImport(file.people, basis, {
    today: day,
    startedOn: input.startedOn ?? null,
    levelOf: titles?.levelOf ?? null,
    administrator: viewer.personId,
  });
  const faults = [...file.faults, ...(titles?.faults ?? []), ...found].sort((a, b) => a.line - b.line);
  const summary: ImportSummary = {
    applied: false,
    rows: file.rows,
    people: file.people.length,
    ...countPlan(plan, file.people.length),
    newUnits: plan.newUnits.map((path) => path.join(" / ")),
    ignoredColumns: file.ignoredColumns,
    titlesWithoutLevel,
    leavers,
    who: faults.length ? { created: [], changed: [], moved: [], placed: [] } : whoChanges(plan, basis),
    faults: faults.slice(0, 100),
    faultCount: faults.length,
  };
  if (input.dryRun || faults.length) return summary;
  if (isNothing(plan)) return { ...summary, applied: true };
  return write(viewer, async (tx, record) => {
    await apply(tx, plan, basis, day, record, at);
    const counts = [`created ${summary.created}`, `changed ${summary.changed}`, `unchanged ${summary.unchanged}`, `moved ${summary.moved}`];
    record("people.imported", newId(), { fields: counts });
    return { ...summary, applied: true };
  });
}

/**
 * Checks a file, or imports exactly what was checked: the answer of a check carries a seal over the content,
 * made with the server's secret, and nothing else is applied. For administrators.
 */
export async function importChecked(viewer: Viewer, { checked, ...input }: ImportPeople & { checked: string }) {
  permit(can.administer(viewer));
  const seal = sealOf(viewer, input);
  if (!input.dryRun && checked !== seal)
    throw new Refused("This is not what was checked. Please check it again, then import it.", {
      csv: "changed since it was checked. Check it again.",
    });
  return { ...(await importPeople(viewer, input)), checked: seal };
}

function sealOf({ personId }: Viewer, { csv, levels, seats, startedOn }: ImportPeople): string {
  return createHmac("sha256", `import ${env().NEXTAUTH_SECRET}`)
    .update(JSON.stringify([personId, csv, levels ?? "", seats ?? false, startedOn ?? null]))
    .digest("hex");
}

async function apply(tx: Writer, plan: Plan, basis: Basis, day: Day, record: Recorder, at: Progress) {
  const ids = new Map<Ref, string>(plan.created.map(({ ref }) => [ref, newId()]));
  const idOf = (ref: Ref) => ids.get(ref) ?? ref;
  at.step = "making units";
  const units = await createUnits(tx, plan.newUnits, basis);
  const unitOf = new Map(plan.memberships.map(({ ref, unit }) => [ref, units.get(unitKey(unit))]));
  await createPeople(
    tx,
    at,
    plan.created.map(({ ref, facts }) => ({ id: idOf(ref), unit: unitOf.get(ref) ?? null, ...facts })),
  );
  await changePeople(
    tx,
    at,
    plan.changed.map(({ ref, facts }) => ({ id: ref, ...facts })),
  );
  await replace(
    tx,
    at,
    "lines",
    day,
    plan.lines.map(({ ref, manager, startedOn }) => ({ id: newId(), person: idOf(ref), other: idOf(manager), startedOn })),
  );
  await replace(
    tx,
    at,
    "memberships",
    day,
    plan.memberships.map(({ ref, unit, startedOn }) => ({
      id: newId(),
      person: idOf(ref),
      other: units.get(unitKey(unit)) as string,
      startedOn,
    })),
  );
  await replace(
    tx,
    at,
    "placements",
    day,
    plan.placements.map(({ ref, levelId, startedOn, reason }) => ({ id: newId(), person: idOf(ref), other: levelId, startedOn, reason })),
  );
  const note = (event: "person.changed" | "person.moved" | "placement.begun", ref: Ref, fields: string[]) =>
    record(event, ref, { about: ref, fields });
  for (const { ref, fields } of plan.changed) note("person.changed", ref, fields);
  for (const { ref, moved } of plan.lines) if (moved) note("person.moved", ref, ["manager"]);
  for (const { ref, moved } of plan.memberships) if (moved) note("person.moved", ref, ["unit"]);
  for (const { ref, moved } of plan.placements) if (moved) note("placement.begun", ref, ["level"]);
}

async function createUnits(tx: Writer, paths: string[][], { units }: Basis): Promise<Map<string, string>> {
  const ids = new Map(units.map(({ id, path }) => [unitKey(path), id]));
  const keys = new Set((await tx.orgUnit.findMany({ select: { key: true } })).map(({ key }) => key));
  for (const path of paths) {
    const stem = handleFrom(path.join(" ")) || "unit";
    let key = stem;
    for (let count = 2; keys.has(key); count++) key = `${stem}-${count}`;
    keys.add(key);
    const { id } = await tx.orgUnit.create({
      data: { key, name: path.at(-1) as string, parentId: ids.get(unitKey(path.slice(0, -1))) ?? null },
      select: { id: true },
    });
    ids.set(unitKey(path), id);
  }
  return ids;
}

// The unit is what the memberships below will make it; said here, each person is written once less.
async function createPeople(tx: Writer, at: Progress, people: (Facts & { id: string; unit: string | null })[]) {
  for (const rows of chunksOf(people, at, "adding people")) {
    await tx.$executeRaw`
      INSERT INTO person (id, handle, name, email, employee_number, title, other_titles, location, time_zone, started_on, org_unit_id)
      SELECT id, handle, name, email, "employeeNumber", title, "otherTitles", location, "timeZone", "startedOn", unit FROM ${rowsOf(rows)}`;
  }
}

async function changePeople(tx: Writer, at: Progress, people: (Facts & { id: string })[]) {
  for (const rows of chunksOf(people, at, "clearing addresses")) {
    // Two people may swap addresses: give all up before anybody takes one.
    await tx.$executeRaw`UPDATE person SET email = NULL FROM ${rowsOf(rows)} WHERE person.id = r.id AND person.email <> r.email`;
  }
  for (const rows of chunksOf(people, at, "changing people")) {
    await tx.$executeRaw`
      UPDATE person SET handle = r.handle, name = r.name, email = r.email, employee_number = r."employeeNumber", title = r.title, other_titles = r."otherTitles",
             location = r.location, time_zone = r."timeZone", started_on = r."startedOn", version = version + 1
        FROM ${rowsOf(rows)} WHERE person.id = r.id`;
  }
}

function rowsOf(rows: (Facts & { id: string })[]) {
  return Prisma.sql`json_to_recordset(${JSON.stringify(rows)}::json) AS r(id uuid, handle text, name text, email citext, "employeeNumber" text,
    title text, "otherTitles" text[], location text, "timeZone" text, "startedOn" date, unit uuid)`;
}

type Span = { id: string; person: string; other: string; startedOn: Day; reason?: Plan["placements"][number]["reason"] };
const tables = {
  lines: ["reporting_line", "manager_id"],
  memberships: ["unit_membership", "org_unit_id"],
  placements: ["placement", "level_id"],
} as const;
const names = { lines: "reporting lines", memberships: "units of people", placements: "levels" };

// What ran until now ends today; what began today was never true for a day, and goes.
async function replace(tx: Writer, at: Progress, kind: keyof typeof tables, day: Day, spans: Span[]) {
  const [table, column] = tables[kind].map((name) => Prisma.raw(name)) as [Prisma.Sql, Prisma.Sql];
  const reason = kind === "placements" ? Prisma.sql`, reason` : Prisma.empty;
  // Each statement on lines goes over the whole tree; the others over their own rows.
  const size = kind === "lines" ? 10_000 : 2500;
  for (const rows of chunksOf(spans, at, `ending ${names[kind]}`, size)) {
    const people = rows.map(({ person }) => person);
    await tx.$executeRaw`DELETE FROM ${table} WHERE person_id = ANY (${people}::uuid[]) AND ended_on IS NULL AND started_on >= ${day}::date`;
    await tx.$executeRaw`UPDATE ${table} SET ended_on = ${day}::date WHERE person_id = ANY (${people}::uuid[]) AND ended_on IS NULL`;
  }
  for (const rows of chunksOf(spans, at, `beginning ${names[kind]}`, size)) {
    await tx.$executeRaw`
      INSERT INTO ${table} (id, person_id, ${column}, started_on${reason})
      SELECT id, person, other, "startedOn"${reason}
        FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(id uuid, person uuid, other uuid, "startedOn" date, reason "PlacementReason")`;
  }
}

// No single statement may keep the database busy for long; what is under way is said.
function* chunksOf<T>(all: T[], at: Progress, step: string, size = 10_000): Generator<T[]> {
  for (let from = 0; from < all.length; from += size) {
    const rows = all.slice(from, from + size);
    at.step = `${step} (${from + 1} to ${from + rows.length} of ${all.length})`;
    yield rows;
  }
}

// A version 7 uuid: in order of time, so that a large import fills the indexes from one side.
function newId(): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
