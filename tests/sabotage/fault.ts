// A fault as data: one line of the product, wrong in a way that a tired maintainer could make it.

/** What a fault would cost. Those in `severe` must never pass unseen. */
export type Kind =
  | "secrets"
  | "small groups"
  | "sign-in"
  | "promise of return"
  | "words on their way out"
  | "versions"
  | "records"
  | "walls"
  | "days"
  | "rules"
  | "typed words";

export const severe: readonly Kind[] = ["secrets", "small groups", "sign-in", "promise of return", "words on their way out"];

/** `was` stands exactly once in the file; planting puts `becomes` in its place. `why` says what goes wrong then. */
export type Fault = { kind: Kind; file: string; was: string; becomes: string; why: string };
