import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { write } from "@/lib/db";
import { Conflict, NotFound, Refused } from "@/lib/errors";
import type { SayReadiness } from "./schema";

/** One's own side: about oneself, or about somebody who reports to one now. Version 0 is a first one. */
export async function sayReadiness(viewer: Viewer, { handle, version, ...said }: SayReadiness): Promise<string> {
  return write(viewer, async (tx, record) => {
    const me = viewer.personId;
    const person = await tx.person.findFirst({
      where: {
        AND: [{ handle }, visible.people(viewer), { OR: [{ id: me }, { lines: { some: { managerId: me, endedOn: null } } }] }],
      },
      select: { id: true, lines: { where: { endedOn: null }, select: { managerId: true } } },
    });
    if (!person) throw new NotFound();
    const managerId = person.lines[0]?.managerId;
    if (!managerId) throw new Refused("This is a talk of two: it needs a manager.");
    const key = { personId: person.id, managerId, side: person.id === me ? "self" : "manager" };
    const theirs = await tx.readinessAnswer.findUnique({
      where: { personId_managerId_side: key },
      select: { shown: true, cover: true, version: true },
    });
    if ((theirs?.version ?? 0) !== version) throw new Conflict(theirs ? { shown: theirs.shown, cover: theirs.cover } : {});
    if (theirs) {
      const { count } = await tx.readinessAnswer.updateMany({ where: { ...key, version }, data: { ...said, version: { increment: 1 } } });
      if (!count) throw new Conflict({ shown: theirs.shown, cover: theirs.cover });
    } else await tx.readinessAnswer.create({ data: { ...key, ...said }, select: { version: true } });
    record("readiness.said", person.id, { about: person.id, fields: ["handsOn", "shown", "cover"] });
    return person.id;
  });
}
