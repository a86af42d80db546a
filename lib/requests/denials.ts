import "server-only";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { after } from "next/server";
import type { Viewer } from "@/lib/access/viewer";
import { currentViewer } from "@/lib/auth/sessions";
import { recordDenial } from "@/lib/db";

/** Notes that this viewer was refused what this request asked for, or that it was not there. */
export async function noteDenial(viewer: Viewer): Promise<void> {
  await recordDenial(viewer, (await headers()).get("x-path") ?? "/");
}

/**
 * Ends a page that is not here, or not for this viewer, and notes it. The page that says so cannot: it is made along
 * with every other page, for the case that it is needed.
 */
export function notHere(): never {
  after(noteOwnDenial());
  notFound();
}

async function noteOwnDenial(): Promise<void> {
  const viewer = await currentViewer();
  if (viewer) await noteDenial(viewer);
}
