import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { db, recordReads } from "@/lib/db";
import { adviceFor, isHandsOn } from "./rules";

/** Both sides of a first move into management, for the person and the manager they have now; null for everybody else. */
export async function getReadiness(viewer: Viewer, handle: string) {
  const person = await db(viewer).person.findFirst({
    where: {
      AND: [
        { handle },
        visible.people(viewer),
        { OR: [{ id: viewer.personId }, { lines: { some: { managerId: viewer.personId, endedOn: null } } }] },
      ],
    },
    select: {
      id: true,
      handle: true,
      name: true,
      lines: { where: { endedOn: null }, select: { manager: { select: { id: true, name: true } } } },
    },
  });
  if (!person) return null;
  const manager = person.lines[0]?.manager ?? null;
  const [answers, trials] = await Promise.all([
    manager
      ? db(viewer).readinessAnswer.findMany({
          where: { AND: [visible.readiness(viewer), { personId: person.id, managerId: manager.id }] },
          take: 2,
          select: { side: true, handsOn: true, shown: true, cover: true, version: true },
        })
      : [],
    db(viewer).trial.findMany({
      where: { AND: [visible.trials(viewer), { personId: person.id, track: "management", verdict: { isNot: null } }] },
      orderBy: { startsOn: "desc" },
      take: 1,
      select: { id: true, title: true, verdict: { select: { verdict: true } } },
    }),
  ]);
  await recordReads(viewer, answers.length || trials.length ? [person.id] : [], "readiness");
  const side = (which: "self" | "manager") => {
    const found = answers.find((one) => one.side === which);
    return found && isHandsOn(found.handsOn) ? { ...found, handsOn: found.handsOn } : null;
  };
  const [trial] = trials;
  const sides = { self: side("self"), manager: side("manager") };
  return {
    person: { handle: person.handle, name: person.name },
    managerName: manager?.name ?? null,
    side: person.id === viewer.personId ? ("self" as const) : ("manager" as const),
    sides,
    trial: trial?.verdict ? { id: trial.id, title: trial.title, verdict: trial.verdict.verdict } : null,
    advice: manager
      ? adviceFor({ person: person.name, manager: manager.name, self: sides.self, other: sides.manager, tried: Boolean(trial) })
      : [],
  };
}

export type ReadinessView = NonNullable<Awaited<ReturnType<typeof getReadiness>>>;
