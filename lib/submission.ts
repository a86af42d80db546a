import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";

/**
 * What makes a sending of a form the same as another: who sends it, what it does, and every word in it. `key` is the
 * form's own, a new one for each time it is filled in: without it the same words cannot be sent a second time on
 * purpose. Returns null where a form has none, so that each sending counts.
 */
export function submissionOf(key: unknown, personId: string, change: string, content: unknown): string | null {
  if (!z.uuid().safeParse(key).success) return null;
  const hash = createHash("sha256")
    .update(JSON.stringify([key, personId, change, content]))
    .digest("hex");
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
