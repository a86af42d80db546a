import type { Viewer } from "@/lib/access/viewer";
import { personViewer } from "@/scripts/support/viewer";

export const cast = ["lea", "mo", "eve", "sarah", "ivy", "tom", "dan", "ned", "ada", "sam"] as const;
export type Persona = (typeof cast)[number];

/** This person of the cast as they ask now: call it again after their rights changed. */
export const as = (handle: Persona): Promise<Viewer> => personViewer(handle);
