import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { write, type Writer } from "@/lib/db";
import { Conflict, NotFound, permit, Refused } from "@/lib/errors";
import type { AddDuty, AssignDuty, DutyVersion } from "./schema";

/** Names a duty of one's own team, and who sees to it. */
export async function addDuty(viewer: Viewer, { name, ...held }: AddDuty): Promise<string> {
  return write(viewer, async (tx, record) => {
    permit((await tx.reportingLine.count({ where: { managerId: viewer.personId, endedOn: null } })) > 0, "Nobody reports to you.");
    const [same] = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM duty WHERE manager_id = ${viewer.personId}::uuid AND ended_at IS NULL AND lower(name) = lower(${name}) LIMIT 1`;
    if (same) throw new Refused("Please look at the marked fields.", { name: "This duty is there already." });
    const { id } = await tx.duty.create({
      data: { managerId: viewer.personId, name, ...(await holderOf(tx, viewer, held)) },
      select: { id: true },
    });
    record("duty.added", id, { about: viewer.personId });
    return id;
  });
}

/** Gives a duty to somebody else, or to nobody. */
export async function assignDuty(viewer: Viewer, { dutyId: id, version, ...held }: AssignDuty): Promise<string> {
  return write(viewer, async (tx, record) => {
    await own(tx, viewer, id);
    const { count } = await tx.duty.updateMany({
      where: { id, version, ...visible.ownDuties(viewer) },
      data: { ...(await holderOf(tx, viewer, held)), version: { increment: 1 } },
    });
    if (!count) throw new Conflict({});
    record("duty.assigned", id, { about: viewer.personId, fields: ["holder"] });
    return id;
  });
}

/** Takes a duty off the list; the team has it no longer. */
export async function endDuty(viewer: Viewer, { dutyId: id, version }: DutyVersion): Promise<void> {
  await write(viewer, async (tx, record) => {
    await own(tx, viewer, id);
    const { count } = await tx.duty.updateMany({
      where: { id, version, ...visible.ownDuties(viewer) },
      data: { endedAt: new Date(), version: { increment: 1 } },
    });
    if (!count) throw new Conflict({});
    record("duty.ended", id, { about: viewer.personId });
  });
}

async function own(tx: Writer, viewer: Viewer, id: string) {
  if (!(await tx.duty.count({ where: { id, ...visible.ownDuties(viewer) } }))) throw new NotFound();
}

// One of the team or its lead; or somebody elsewhere, by name.
async function holderOf(tx: Writer, viewer: Viewer, { holder, elsewhere }: { holder: string | null; elsewhere: string }) {
  if (!holder) return { holderId: null, elsewhere };
  const person = await tx.person.findFirst({
    where: { handle: holder, OR: [{ id: viewer.personId }, { lines: { some: { managerId: viewer.personId, endedOn: null } } }] },
    select: { id: true },
  });
  if (!person) throw new Refused("Please look at the marked fields.", { holder: "They are not in your team." });
  if (elsewhere) throw new Refused("Please look at the marked fields.", { elsewhere: "Pick one of the team, or name somebody elsewhere." });
  return { holderId: person.id, elsewhere: "" };
}
