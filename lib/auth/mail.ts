import "server-only";
import { z } from "zod";
import { authTables } from "@/lib/db";

/** Switches somebody's digests or invitations off, knowing only the secret that came with one. Unknown secrets change nothing. */
export async function stopMail(token: string, of: "digests" | "invitations" = "digests"): Promise<void> {
  if (!z.uuid().safeParse(token).success) return;
  await authTables.reminders.updateMany({
    where: { stopToken: token },
    data: of === "invitations" ? { invitations: false } : { digest: "off" },
  });
}
