"use server";
import { action } from "@/lib/action";
import { hirePerson, moveToManager, moveToUnit, recordDeparture } from "./mutations";
import { hirePersonSchema, moveToManagerSchema, moveToUnitSchema, recordDepartureSchema } from "./schema";

export const hirePersonAction = action(hirePersonSchema, hirePerson, { goTo: (handle) => `/admin/people/${handle}` });
export const moveToManagerAction = action(moveToManagerSchema, moveToManager);
export const moveToUnitAction = action(moveToUnitSchema, moveToUnit);
export const recordDepartureAction = action(recordDepartureSchema, recordDeparture);
