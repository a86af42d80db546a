import "server-only";
import { headers } from "next/headers";
import type { Viewer } from "@/lib/access/viewer";
import { recordDenial } from "@/lib/db";

/** Notes that this viewer was refused what this request asked for, or that it was not there. */
export async function noteDenial(viewer: Viewer): Promise<void> {
  await recordDenial(viewer, (await headers()).get("x-path") ?? "/");
}
