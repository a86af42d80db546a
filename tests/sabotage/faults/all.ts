import type { Fault } from "../fault";
import { accessFaults } from "./access";
import { doorFaults } from "./doors";
import { figureFaults } from "./figures";
import { promiseFaults } from "./promises";
import { readingFaults } from "./readings";
import { signInFaults } from "./sign-in";
import { wallFaults } from "./walls";
import { wordFaults } from "./words";

/** Every fault. */
export const faults: Fault[] = [
  ...accessFaults,
  ...signInFaults,
  ...doorFaults,
  ...wordFaults,
  ...figureFaults,
  ...promiseFaults,
  ...readingFaults,
  ...wallFaults,
];
