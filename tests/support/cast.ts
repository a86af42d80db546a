import { inject } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { type Day, today } from "@/lib/clock";
import { examples } from "@/prisma/example/company";
import { personViewer } from "@/scripts/support/viewer";
import { far } from "./template";

export const cast = ["lea", "mo", "eve", "sarah", "ivy", "tom", "dan", "ned", "ada", "sam"] as const;
export type Persona = (typeof cast)[number];

/** Where somebody of the company is, while tests run. */
export function zoneOf(handle: string): string {
  if (far.includes(handle)) return inject("templates").zone;
  return examples.find((one) => one.handle === handle)?.timeZone ?? "UTC";
}

/** Today where this person of the company is. */
export function todayOf(handle: string): Day {
  return today(zoneOf(handle));
}

/** This person of the cast as they ask now: call it again after their rights changed. */
export const as = (handle: Persona): Promise<Viewer> => personViewer(handle);
