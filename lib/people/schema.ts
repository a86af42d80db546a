import "server-only";
import { z } from "zod";
import { day, email, handle, id, line, optionalDay, timeZone } from "@/lib/text";

const blank = z.literal("").transform(() => null);
const optionalId = z.union([blank, id]).default(null);
/** A name, a handle or an e-mail address. */
const somebody = line(254, { required: false }).default("");

export const hirePersonSchema = z.object({
  name: line(200),
  email: z.union([blank, email]).default(null),
  handle,
  title: line(200, { required: false }).default(""),
  location: line(200, { required: false }).default(""),
  timeZone: timeZone.default("UTC"),
  startedOn: day,
  manager: somebody,
  unitId: optionalId,
  levelId: optionalId,
});

/** `manager` is their name, handle or e-mail address; none means that nobody is above them. */
export const moveToManagerSchema = z.object({ personId: id, manager: somebody, since: optionalDay });
export const moveToUnitSchema = z.object({ personId: id, unitId: optionalId, since: optionalDay });
/** What cannot be taken back asks for the person's name. */
export const recordDepartureSchema = z.object({ personId: id, leftOn: day, typedName: line(200) });

type Since = { personId: string; since?: string | null };
export type HirePerson = z.output<typeof hirePersonSchema>;
export type MoveToManager = Since & ({ managerId: string | null } | { manager: string | null });
export type MoveToUnit = Since & { unitId: string | null };
export type RecordDeparture = { personId: string; leftOn: string; typedName?: string };
