import type { Fault } from "../fault";
import { accessFaults } from "./access";
import { figureFaults } from "./figures";
import { promiseFaults } from "./promises";

/** Every fault, those in the schema last: they need databases of their own. */
export const faults: Fault[] = [...accessFaults, ...figureFaults, ...promiseFaults];
