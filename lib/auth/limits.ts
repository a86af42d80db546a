import "server-only";
import { createHash } from "node:crypto";
import { RateLimiterMemory, RateLimiterPostgres, type RateLimiterRes } from "rate-limiter-flexible";
import { requestPool } from "@/lib/db";

let account: RateLimiterPostgres | undefined;
let address: RateLimiterPostgres | undefined;
let person: RateLimiterMemory | undefined;

const shared = (keyPrefix: string, points: number, duration: number) =>
  new RateLimiterPostgres({
    storeClient: requestPool(),
    storeType: "pool",
    tableName: "rate_limit",
    tableCreated: true,
    keyPrefix,
    points,
    duration,
  });

/**
 * Counts one try to sign in: ten per account in 15 minutes, fifty per address in an hour, exact under
 * parallel requests because Postgres counts. Returns the seconds to wait, or 0.
 */
export async function signInWait(email: string, from: string): Promise<number> {
  account ??= shared("account", 10, 15 * 60);
  address ??= shared("address", 50, 60 * 60);
  const waits = await Promise.all([secondsToWait(account, email.toLowerCase()), secondsToWait(address, from)]);
  return Math.max(...waits);
}

/** Forgets the tries of an account whose owner has just signed in. */
export async function forgetTries(email: string): Promise<void> {
  await account?.delete(hashed(email.toLowerCase()));
}

/** Counts one form of one person: 120 a minute per process, far beyond what a hand can do. */
export function formWait(personId: string): Promise<number> {
  person ??= new RateLimiterMemory({ points: 120, duration: 60 });
  return secondsToWait(person, personId);
}

// Whatever somebody typed as an address, the key is short and keeps nothing readable.
const hashed = (key: string) => createHash("sha256").update(key).digest("base64url");

async function secondsToWait(limiter: RateLimiterPostgres | RateLimiterMemory, key: string): Promise<number> {
  try {
    await limiter.consume(hashed(key));
    return 0;
  } catch (refusal) {
    if (refusal instanceof Error) throw refusal;
    return Math.ceil((refusal as RateLimiterRes).msBeforeNext / 1000);
  }
}
