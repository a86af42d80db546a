import "server-only";
import { hash, verify } from "@node-rs/argon2";

// OWASP's minimum for argon2id: 19 MiB, two passes, one lane. (2 is Argon2id.)
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

// Verified when there is no such person, so that the answer takes as long.
const nobody = "$argon2id$v=19$m=19456,t=2,p=1$cGVuZHVsdW0tbm9ib2R5$S3pq9hVqXvYw3m0b7kQ4n1H0w2m9c8c0v0e6oQzj3yE";

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** Whether the password is the one; takes as long when there is none to compare with. */
export async function passwordMatches(stored: string | undefined, password: string): Promise<boolean> {
  const matches = await verify(stored ?? nobody, password).catch(() => false);
  return Boolean(stored) && matches;
}
