import "server-only";
import { createHash, randomBytes } from "node:crypto";
import type { Viewer } from "@/lib/access/viewer";
import { write } from "@/lib/db";
import { Unchanged } from "@/lib/errors";

/** Makes a secret address for the viewer's calendar, and ends the one before. The secret is told once; its hash is kept. */
export async function renewFeed(viewer: Viewer): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  await write(viewer, async (tx, record) => {
    const { personId } = viewer;
    const tokenHash = createHash("sha256").update(token).digest("hex");
    await tx.calendarFeed.upsert({
      where: { personId },
      create: { personId, tokenHash },
      update: { tokenHash, createdAt: new Date() },
      select: { personId: true },
    });
    record("calendar_feed.renewed", personId, { about: personId });
  });
  return token;
}

/** Ends the address: calendars that use it find nothing any more. */
export async function endFeed(viewer: Viewer): Promise<void> {
  await write(viewer, async (tx, record) => {
    const { count } = await tx.calendarFeed.deleteMany({ where: { personId: viewer.personId } });
    if (!count) throw new Unchanged();
    record("calendar_feed.ended", viewer.personId, { about: viewer.personId });
  });
}
