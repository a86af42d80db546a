import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { write } from "@/lib/db";
import { NotFound, Unchanged } from "@/lib/errors";
import type { DismissPoint } from "./schema";

/** Lets a suggestion go for good; it is the viewer's alone to see or not. */
export async function dismissPoint(viewer: Viewer, { handle, key }: DismissPoint): Promise<void> {
  await write(viewer, async (tx, record) => {
    const pairing = await tx.pairing.findFirst({
      where: { AND: [visible.pairings(viewer), { hostId: viewer.personId, guest: { handle } }] },
      select: { id: true },
    });
    if (!pairing) throw new NotFound();
    const { count } = await tx.dismissedPoint.createMany({
      data: { pairingId: pairing.id, personId: viewer.personId, key },
      skipDuplicates: true,
    });
    if (!count) throw new Unchanged();
    record("point.dismissed", pairing.id, { about: viewer.personId });
  });
}
