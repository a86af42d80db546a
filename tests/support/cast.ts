import { mintViewer, type Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";

export const cast = ["lea", "mo", "eve", "sarah", "ivy", "tom", "dan", "ned", "ada", "sam"] as const;
export type Persona = (typeof cast)[number];

/** This person of the cast as they ask now: call it again after their rights changed. */
export async function as(handle: Persona | (string & {})): Promise<Viewer> {
  const person = await db.person.findUnique({
    where: { handle },
    select: { id: true, handle: true, name: true, timeZone: true, linePath: true, grants: { select: { kind: true, orgUnitId: true, orgUnit: { select: { path: true } } } } },
  });
  if (!person) throw new Error(`There is no ${handle}.`);
  const { id, grants, ...facts } = person;
  return mintViewer({
    ...facts,
    personId: id,
    authenticatedAt: new Date(),
    grants: grants.map((grant) => ({ kind: grant.kind, unitId: grant.orgUnitId, unitPath: grant.orgUnit?.path ?? null })),
  });
}
