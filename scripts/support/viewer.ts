import { mintViewer, type Viewer } from "@/lib/access/viewer";
import { dayOf, today } from "@/lib/clock";
import { everything } from "@/lib/db";
import { Refused } from "@/lib/errors";
import type { Prisma } from "@/prisma/generated/client";

/** The administrator a command works for: the one of this e-mail address, or the first there is. */
export async function administratorViewer(email?: string): Promise<Viewer> {
  const viewer = await find({ grants: { some: { kind: "administrator" } }, ...(email ? { email } : {}) });
  if (viewer) return viewer;
  throw new Refused(
    email
      ? `There is no administrator with the e-mail address ${email}.`
      : "There is no administrator yet. Open Pendulum in a browser and set it up first.",
  );
}

/** Somebody of the example company, for loading what they themselves would have written. */
export async function personViewer(handle: string): Promise<Viewer> {
  const viewer = await find({ handle });
  if (viewer) return viewer;
  throw new Refused(`There is nobody with the handle ${handle}.`);
}

async function find(where: Prisma.PersonWhereInput): Promise<Viewer | null> {
  const people = await everything.person.findMany({
    where,
    take: 100,
    orderBy: { id: "asc" },
    select: {
      id: true,
      handle: true,
      name: true,
      timeZone: true,
      leftOn: true,
      linePath: true,
      reports: { where: { endedOn: null }, take: 1, select: { id: true } },
      grants: { select: { kind: true, orgUnitId: true, orgUnit: { select: { path: true } } } },
    },
  });
  const person = people.find(({ leftOn, timeZone }) => !leftOn || dayOf(leftOn) > today(timeZone));
  if (!person) return null;
  const { id, grants, reports, leftOn: _, ...facts } = person;
  return mintViewer({
    ...facts,
    personId: id,
    leads: reports.length > 0,
    authenticatedAt: new Date(),
    grants: grants.map((grant) => ({ kind: grant.kind, unitId: grant.orgUnitId, unitPath: grant.orgUnit?.path ?? null })),
  });
}
