import "server-only";
import { otherAdministrator } from "@/lib/access/colleagues";
import { can, visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { type Writer, write } from "@/lib/db";
import { NotFound, permit, Refused } from "@/lib/errors";
import { provedRecently } from "./rules";
import type { GrantAccess, WithdrawGrant } from "./schema";

/** Gives somebody a right, which holds from their next request on. For administrators who just signed in. */
export async function grantAccess(viewer: Viewer, { personId, kind, unitId = null }: GrantAccess): Promise<void> {
  permitGrants(viewer);
  if (personId === viewer.personId)
    throw new Refused("Nobody gives themselves a right. Another administrator has to do this; if there is none, make somebody one first.");
  if (unitId && kind !== "leadership")
    throw new Refused("Only leadership can be for one unit.", { unitId: "Only leadership can be for one unit." });
  await write(viewer, async (tx, record) => {
    await lockGrants(tx);
    const person = await tx.person.findFirst({ where: { id: personId, leftOn: null, ...visible.people(viewer) }, select: { id: true } });
    const unit = unitId ? await tx.orgUnit.findUnique({ where: { id: unitId }, select: { id: true } }) : null;
    if (!person || (unitId && !unit)) throw new NotFound();
    const there = await tx.grant.findFirst({ where: { personId, kind, orgUnitId: unitId }, select: { id: true } });
    if (there) throw new Refused("They have this right already.");
    const { id } = await tx.grant.create({ data: { personId, kind, orgUnitId: unitId }, select: { id: true } });
    record("grant.given", id, { about: personId, fields: [kind] });
  });
}

/** Takes a right back. The last administrator who can sign in stays one. */
export async function withdrawGrant(viewer: Viewer, { grantId }: WithdrawGrant): Promise<void> {
  permitGrants(viewer);
  await write(viewer, async (tx, record) => {
    await lockGrants(tx);
    const grant = await tx.grant.findUnique({ where: { id: grantId }, select: { personId: true, kind: true } });
    if (!grant) throw new NotFound();
    if (grant.kind === "administrator" && !(await otherAdministrator(tx, viewer, grant.personId)))
      throw new Refused("This is the last administrator who can sign in. Make somebody else one first.");
    await tx.grant.delete({ where: { id: grantId }, select: { id: true } });
    record("grant.withdrawn", grantId, { about: grant.personId, fields: [grant.kind] });
  });
}

function permitGrants(viewer: Viewer) {
  permit(can.administer(viewer));
  if (!provedRecently(viewer.authenticatedAt, new Date()))
    throw new Refused("To change who may do what, please sign out and in again first: your last sign-in is more than ten minutes ago.");
}

// Two administrators who withdraw each other's right at once must not both succeed.
async function lockGrants(tx: Writer) {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('grants'))::text`;
}
