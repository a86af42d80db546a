import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { write } from "@/lib/db";
import { Unchanged } from "@/lib/errors";

/** Lets go of what was kept; it has been sent again, or is not wanted. */
export async function dismissUnsentForms(viewer: Viewer): Promise<number> {
  return write(viewer, async (tx, record) => {
    const { count } = await tx.unsentForm.deleteMany({ where: visible.unsentForms(viewer) });
    if (!count) throw new Unchanged(count);
    record("unsent_forms.dismissed", viewer.personId, { about: viewer.personId });
    return count;
  });
}
