// What a row of the access matrix says.
import type { Viewer } from "@/lib/access/viewer";
import type { Persona } from "@/tests/support/cast";

type Who = Persona[] | "everybody";
export type QueryRow = { ask: (viewer: Viewer) => Promise<unknown>; gives: Who; has?: (result: never) => boolean };
export type MutationRow = { attempt: (viewer: Viewer) => Promise<unknown>; allows: Who };

/** Eve's line, from the top: whoever is in it now, and she herself. */
export const eveAndAbove: Persona[] = ["eve", "mo", "dan", "lea"];
