import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { write } from "@/lib/db";
import { Refused, Unchanged } from "@/lib/errors";

/** "I want to build again": kept for oneself alone, until one proposes it. For those on a track that leads people. */
export async function wishToBuild(viewer: Viewer): Promise<void> {
  await write(viewer, async (tx, record) => {
    const { personId } = viewer;
    const leads = await tx.placement.count({
      where: { personId, endedOn: null, level: { track: { kind: { in: ["management", "hybrid"] } } } },
    });
    if (!leads) throw new Refused("This is for people on a track that leads others.");
    const { count } = await tx.buildWish.createMany({ data: [{ personId }], skipDuplicates: true });
    if (!count) throw new Unchanged();
    record("build_wish.kept", personId, { about: personId });
  });
}

/** Lets the wish go. */
export async function forgetWish(viewer: Viewer): Promise<void> {
  await write(viewer, async (tx, record) => {
    const { count } = await tx.buildWish.deleteMany({ where: visible.buildWishes(viewer) });
    if (!count) throw new Refused("There is none.");
    record("build_wish.let_go", viewer.personId, { about: viewer.personId });
  });
}
