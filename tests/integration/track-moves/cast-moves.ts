// Ivy leads Tom and Sarah again, under Mo: where her story of coming back to building begins.
import { addDays, today } from "@/lib/clock";
import { db } from "@/lib/db";
import { moveToManager } from "@/lib/people/mutations";
import { placePerson } from "@/lib/placements/mutations";
import { as, type Persona } from "@/tests/support/cast";

export const idOf = async (handle: Persona) => (await as(handle)).personId;
export const levelOf = async (key: string) =>
  (await db.level.findFirstOrThrow({ where: { key, version: { framework: { key: "pendulum" } } }, select: { id: true } })).id;

export async function ivyLeads(): Promise<void> {
  const ada = await as("ada");
  await placePerson(ada, {
    personId: await idOf("ivy"),
    levelId: await levelOf("engineering-manager"),
    startedOn: addDays(today(), -100),
    reason: "track_move",
  });
  for (const handle of ["tom", "sarah"] as const)
    await moveToManager(ada, { personId: await idOf(handle), managerId: await idOf("ivy"), since: today() });
}

export const managerOf = async (handle: Persona) =>
  (await db.reportingLine.findFirst({ where: { person: { handle }, endedOn: null }, select: { manager: { select: { handle: true } } } }))
    ?.manager.handle ?? null;
