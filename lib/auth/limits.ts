import "server-only";
import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { cookies } from "next/headers";
import { RateLimiterPostgres, type RateLimiterRes } from "rate-limiter-flexible";
import { requestPool } from "@/lib/db";
import { env } from "@/lib/env";

const minute = 60;

// Counted by Postgres: one count for all processes, and exact when tries come at the same moment.
const limits = {
  account: [10, 15 * minute],
  address: [50, 60 * minute],
  browser: [10, 15 * minute],
  form: [120, minute],
  export: [30, 5 * minute],
  search: [120, minute],
} as const satisfies Record<string, readonly [points: number, seconds: number]>;
type Kind = keyof typeof limits;

const limiters = new Map<Kind, RateLimiterPostgres>();

function limiter(kind: Kind): RateLimiterPostgres {
  const known = limiters.get(kind);
  if (known) return known;
  const [points, duration] = limits[kind];
  const made = new RateLimiterPostgres({
    storeClient: requestPool(),
    storeType: "pool",
    tableName: "rate_limit",
    tableCreated: true,
    keyPrefix: kind,
    points,
    duration,
    // Who is far over the limit costs the database nothing until the wait is over.
    inMemoryBlockOnConsumed: points * 2,
  });
  limiters.set(kind, made);
  return made;
}

/** Counts one form, export or search of one person, far beyond what a hand can do. Returns the seconds to wait, or 0. */
export const waitFor = (kind: "form" | "export" | "search", personId: string): Promise<number> => secondsToWait(kind, personId);

/** The answer to whoever asked too often. */
export const tooMany = (seconds: number) =>
  new Response(`That was a lot at once. Please try again in ${seconds} seconds.`, {
    status: 429,
    headers: { "retry-after": String(seconds), "cache-control": "no-store" },
  });

/** A try to sign in that has been counted: what to wait, and how to take the count back once it was no failure. */
export type Try = { wait: number; forgive: () => Promise<void> };

/**
 * Counts one try to sign in: ten per account in 15 minutes, fifty per address in an hour. A browser in which this
 * person has signed in before is counted alone: whatever strangers try elsewhere, its owner can come in.
 */
export async function countTry(email: string, from: string): Promise<Try> {
  const account = email.toLowerCase();
  const browser = await knownBrowser(account);
  const counts: [Kind, string][] = browser
    ? [["browser", browser]]
    : [
        ["account", account],
        ["address", from],
      ];
  const waits = await Promise.all(counts.map(([kind, key]) => secondsToWait(kind, key)));
  const forgive = async () => void (await Promise.all(counts.map(([kind, key]) => limiter(kind).reward(hashed(key), 1))));
  return { wait: Math.max(...waits), forgive };
}

// Whatever somebody typed as an address, the key is short and keeps nothing readable.
const hashed = (key: string) => createHash("sha256").update(key).digest("base64url");

async function secondsToWait(kind: Kind, key: string): Promise<number> {
  try {
    await limiter(kind).consume(hashed(key));
    return 0;
  } catch (refusal) {
    if (refusal instanceof Error) throw refusal;
    return Math.ceil((refusal as RateLimiterRes).msBeforeNext / 1000);
  }
}

function browserCookie() {
  const secure = env().NEXTAUTH_URL.startsWith("https:");
  return {
    name: secure ? "__Host-pendulum.browser" : "pendulum.browser",
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure, maxAge: 180 * 24 * 60 * minute },
  };
}

const signature = (browser: string, account: string) =>
  createHmac("sha256", env().NEXTAUTH_SECRET).update(`browser ${browser} ${account}`).digest("base64url");

/** Remembers that this account has signed in here, without saying which it is. */
export async function rememberBrowser(email: string): Promise<void> {
  const browser = randomBytes(16).toString("base64url");
  const { name, options } = browserCookie();
  (await cookies()).set(name, `${browser}.${signature(browser, email.toLowerCase())}`, options);
}

async function knownBrowser(account: string): Promise<string | null> {
  const [browser = "", signed = ""] = ((await cookies()).get(browserCookie().name)?.value ?? "").split(".");
  const [given, right] = [Buffer.from(signed), Buffer.from(signature(browser, account))];
  return given.length === right.length && timingSafeEqual(given, right) ? browser : null;
}
