import "server-only";
import { findColleague, otherAdministrator } from "@/lib/access/colleagues";
import { can, visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { type Day, dateOf, dayOf, today } from "@/lib/clock";
import { type Writer, write } from "@/lib/db";
import { asBatch } from "@/lib/deadline";
import { NotFound, permit, Refused } from "@/lib/errors";
import { ownLine } from "@/lib/reporting-lines/rules";
import { sinceFault, stillReport } from "./rules";
import type { HirePerson, MoveToManager, MoveToUnit, RecordDeparture } from "./schema";

/** Takes somebody on, with a manager, a unit and a level where they are known. Returns the handle. For administrators. */
export async function hirePerson(viewer: Viewer, { manager, unitId, levelId, startedOn, ...facts }: HirePerson): Promise<string> {
  permit(can.administer(viewer));
  return write(viewer, async (tx, record) => {
    const boss = manager ? await findManager(tx, viewer, manager) : null;
    const begins = dateOf(startedOn);
    // Lines and memberships cannot begin in advance.
    const from = dateOf([startedOn, today(facts.timeZone)].sort()[0] as Day);
    const { id } = await tx.person.create({ data: { ...facts, startedOn: begins }, select: { id: true } });
    if (boss) await tx.reportingLine.create({ data: { personId: id, managerId: boss.id, startedOn: from }, select: { id: true } });
    if (unitId)
      await tx.unitMembership.create({
        data: { personId: id, orgUnitId: await findUnit(tx, unitId), startedOn: from },
        select: { id: true },
      });
    if (levelId)
      await tx.placement.create({
        data: { personId: id, levelId: await findLevel(tx, levelId), startedOn: begins, reason: "hired" },
        select: { id: true },
      });
    record("person.hired", id, {
      about: id,
      fields: [...(boss ? ["manager"] : []), ...(unitId ? ["unit"] : []), ...(levelId ? ["level"] : [])],
    });
    return facts.handle;
  });
}

/**
 * Gives somebody another manager, or none, from a day on; today unless said. For administrators. Everybody below them
 * moves along, thousands if need be: refused when the database did not finish that in time.
 */
export async function moveToManager(viewer: Viewer, move: MoveToManager): Promise<void> {
  permit(can.administer(viewer));
  await asBatch(
    () => "The move stopped while everybody below was moved along",
    () => moveAll(viewer, move),
  );
}

async function moveAll(viewer: Viewer, { personId, since, ...to }: MoveToManager): Promise<void> {
  await write(viewer, async (tx, record) => {
    const { timeZone, linePath } = await findPerson(tx, viewer, personId);
    const named = "managerId" in to ? to.managerId && { id: to.managerId } : to.manager;
    const manager = named ? await findManager(tx, viewer, named) : null;
    const open = await tx.reportingLine.findFirst({
      where: { personId, endedOn: null },
      select: { id: true, managerId: true, startedOn: true },
    });
    if ((open?.managerId ?? null) === (manager?.id ?? null))
      throw new Refused("That is how it is already.", { manager: "That is how it is already." });
    if (manager?.linePath.startsWith(viewer.linePath) && !linePath.startsWith(viewer.linePath))
      throw new Refused(ownLine, { manager: ownLine });
    const from = startOf(since, open, timeZone);
    if (open) await endOrDrop(tx.reportingLine, open, from);
    if (manager) await tx.reportingLine.create({ data: { personId, managerId: manager.id, startedOn: from }, select: { id: true } });
    record("person.moved", personId, { about: personId, fields: ["manager"] });
  });
}

/** Puts somebody into another unit, or none, from a day on; today unless said. For administrators. */
export async function moveToUnit(viewer: Viewer, { personId, unitId, since }: MoveToUnit): Promise<void> {
  permit(can.administer(viewer));
  await write(viewer, async (tx, record) => {
    const { timeZone } = await findPerson(tx, viewer, personId);
    const orgUnitId = unitId && (await findUnit(tx, unitId));
    const open = await tx.unitMembership.findFirst({
      where: { personId, endedOn: null },
      select: { id: true, orgUnitId: true, startedOn: true },
    });
    if ((open?.orgUnitId ?? null) === orgUnitId) throw new Refused("That is how it is already.", { unitId: "That is how it is already." });
    const from = startOf(since, open, timeZone);
    if (open) await endOrDrop(tx.unitMembership, open, from);
    if (orgUnitId) await tx.unitMembership.create({ data: { personId, orgUnitId, startedOn: from }, select: { id: true } });
    record("person.moved", personId, { about: personId, fields: ["unit"] });
  });
}

/**
 * Notes the first day on which somebody is no longer here: what they had ends that day, and so does
 * their access. Refused while people report to them, and for the last administrator.
 */
export async function recordDeparture(viewer: Viewer, { personId, leftOn, typedName }: RecordDeparture): Promise<void> {
  permit(can.administer(viewer));
  await write(viewer, async (tx, record) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('grants'))::text`;
    const { name, startedOn, timeZone } = await findPerson(tx, viewer, personId);
    if (leftOn > today(timeZone))
      throw new Refused("This lies in the future. Please come back on the day.", { leftOn: "This lies in the future." });
    if (typedName !== undefined && typedName.toLowerCase() !== name.toLowerCase())
      throw new Refused("That is another name.", { typedName: `Please type ${name}.` });
    const day = dateOf(leftOn);
    if (day < startedOn) throw new Refused("That is before they joined.", { leftOn: "That is before they joined." });
    const reports = await tx.person.findMany({
      where: { lines: { some: { managerId: personId, endedOn: null } } },
      orderBy: { name: "asc" },
      select: { name: true },
    });
    if (reports.length) throw new Refused(stillReport(reports.map((one) => one.name)));
    const isAdministrator = (await tx.grant.count({ where: { kind: "administrator", personId } })) > 0;
    if (isAdministrator && !(await otherAdministrator(tx, viewer, personId)))
      throw new Refused("This is the last administrator who can sign in. Make somebody else one first.");
    const open = { personId, endedOn: null };
    for (const spans of [tx.reportingLine, tx.unitMembership, tx.placement] as unknown as Spans[]) {
      await spans.deleteMany({ where: { ...open, startedOn: { gte: day } } });
      await spans.updateMany({ where: open, data: { endedOn: day } });
    }
    const { count } = await tx.person.updateMany({
      where: { id: personId, leftOn: null },
      data: { leftOn: day, version: { increment: 1 } },
    });
    if (!count) throw new Refused("They have left already.");
    record("person.departed", personId, { about: personId, fields: ["left"] });
  });
}

type Open = { id: string; startedOn: Date };
type Spans = {
  deleteMany(args: { where: object }): Promise<{ count: number }>;
  updateMany(args: { where: object; data: object }): Promise<{ count: number }>;
};

// In the calendar of the person; what an import began on a day that has not come there yet can end on that day.
function startOf(since: Day | null | undefined, open: Open | null, timeZone: string): Date {
  const now = [today(timeZone), open ? dayOf(open.startedOn) : ""].sort().at(-1) as Day;
  const day = since ?? now;
  const fault = sinceFault(day, open && dayOf(open.startedOn), now);
  if (fault) throw new Refused(fault, { since: fault });
  return dateOf(day);
}

// What began the same day was never true for a day, and goes.
async function endOrDrop(spans: unknown, { id, startedOn }: Open, on: Date) {
  const where = { id, endedOn: null };
  const { count } =
    startedOn < on ? await (spans as Spans).updateMany({ where, data: { endedOn: on } }) : await (spans as Spans).deleteMany({ where });
  if (!count) throw new Refused("This was changed a moment ago. Please look again.");
}

async function findPerson(tx: Writer, viewer: Viewer, id: string) {
  const person = await tx.person.findFirst({
    where: { id, ...visible.people(viewer) },
    select: { name: true, linePath: true, timeZone: true, startedOn: true, leftOn: true },
  });
  if (!person) throw new NotFound();
  if (person.leftOn) throw new Refused("They have left.");
  return person;
}

async function findManager(tx: Writer, viewer: Viewer, named: { id: string } | string) {
  if (typeof named === "string") {
    const { colleague, fault } = await findColleague(tx, viewer, named, { self: true });
    if (fault !== null) throw new Refused("Please look at the marked fields.", { manager: fault });
    return colleague;
  }
  const manager = await tx.person.findFirst({
    where: { ...named, leftOn: null, ...visible.people(viewer) },
    select: { id: true, linePath: true },
  });
  if (!manager) throw new NotFound();
  return manager;
}

async function findUnit(tx: Writer, id: string): Promise<string> {
  const unit = await tx.orgUnit.findUnique({ where: { id }, select: { id: true } });
  if (!unit) throw new NotFound();
  return unit.id;
}

async function findLevel(tx: Writer, id: string): Promise<string> {
  const level = await tx.level.findFirst({ where: { id, version: { state: "published" } }, select: { id: true } });
  if (!level) throw new NotFound();
  return level.id;
}
