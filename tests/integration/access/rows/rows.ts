// What a row of the access matrix says.
import type { Viewer } from "@/lib/access/viewer";
import type { Persona } from "@/tests/support/cast";

/** Those of the cast, or beside them others of the company by handle. */
type Who = string[] | "everybody";
export type QueryRow = { ask: (viewer: Viewer) => Promise<unknown>; gives: Who; has?: (result: never) => boolean };
/**
 * `attempt` adds `stale` to the version it read, where its input has one: 0, or as far off as somebody who read another.
 * `records` is what is recorded then, in order, and about whom: "self" for whoever does it.
 */
export type MutationRow = {
  attempt: (viewer: Viewer, stale: number) => Promise<unknown>;
  allows: Who;
  records: string[] | ((who: string) => string[]);
};

/** Eve's line, from the top: whoever is in it now, and she herself. */
export const eveAndAbove: Persona[] = ["eve", "mo", "dan", "lea"];
