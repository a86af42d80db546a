import "server-only";
import { randomUUID } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

// OWASP's minimum for argon2id: 19 MiB, two passes, one lane. (2 is Argon2id.)
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

// Verified when there is no such person, so that the answer takes as long.
let nobodys: Promise<string> | undefined;

// Each takes 19 MiB and a thread that reading and writing need as well: two at once, the others wait their turn.
const atOnce = 2;
const longestQueue = 50;
let running = 0;
const waiting: (() => void)[] = [];

/** Many people are signing in at this moment, or somebody pretends to be many. */
export class Crowded extends Error {}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (waiting.length >= longestQueue) throw new Crowded();
    await new Promise<void>((go) => waiting.push(go));
  } else running++;
  try {
    return await work();
  } finally {
    // The turn passes on, or is free again.
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, cost));
}

/** Whether the password is the one; takes as long when there is none to compare with. */
export async function passwordMatches(stored: string | undefined, password: string): Promise<boolean> {
  const known = stored ?? (await (nobodys ??= hash(randomUUID(), cost)));
  const matches = await inTurn(() => verify(known, password).catch(() => false));
  return Boolean(stored) && matches;
}
