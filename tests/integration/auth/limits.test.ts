// What a try to sign in costs is counted in hashes: they are what an attacker buys, whatever sentence comes back.
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { IncomingMessage } from "node:http";
import { signInAction } from "@/lib/auth/actions";
import { hashPassword } from "@/lib/auth/passwords";
import { stamp } from "@/lib/requests/arrivals";
import { withOwner } from "@/tests/support/database";
import { inRequest } from "@/tests/support/requests/scope";

const work = vi.hoisted(() => ({ verified: [] as string[] }));
vi.mock("@node-rs/argon2", async (original) => {
  const real = await original<typeof import("@node-rs/argon2")>();
  return { ...real, verify: (...given: Parameters<typeof real.verify>) => (work.verified.push(String(given[0])), real.verify(...given)) };
});

const password = "correct horse battery staple";

/** Tries a password through the form of the sign-in page, and returns how many hashes that cost. */
async function tryFrom(email: string, forwarded: string, word = "wrong", signIn = signInAction): Promise<number> {
  const request = { headers: { "x-forwarded-for": forwarded }, socket: { remoteAddress: "127.0.0.1" }, httpVersion: "1.1" };
  stamp(request as unknown as IncomingMessage);
  const headers = { ...(request.headers as Record<string, string>), "sec-fetch-site": "same-origin" };
  const form = new FormData();
  for (const [name, value] of Object.entries({ email, password: word })) form.set(name, value);
  const before = work.verified.length;
  // It keeps no cookies, so it is a new browser each time.
  await inRequest({ headers }, () => signIn(null, form));
  return work.verified.length - before;
}

const costs = async (tries: (() => Promise<number>)[]) => {
  const each: number[] = [];
  for (const one of tries) each.push(await one());
  return each;
};
const times = <T>(count: number, one: (index: number) => T) => Array.from({ length: count }, (_, index) => one(index));
const tenThenNone = [...times(10, () => 1), ...times(4, () => 0)];

beforeEach(() => withOwner("DELETE FROM rate_limit"));

describe("tries to sign in", () => {
  it("cost nothing after ten for one account, however its letters are written and from wherever they come", async () => {
    const spellings = ["mo@example.com", "MO@example.com", "Mo@Example.COM", " mo@example.com "];
    const tries = times(14, (index) => () => tryFrom(spellings[index % 4] as string, `198.51.100.${index}`));
    expect(await costs(tries)).toEqual(tenThenNone);
    expect(await tryFrom("mO@example.com", "203.0.113.9", password), "not even the right one").toBe(0);
    expect(await tryFrom("ned@example.com", "203.0.113.9"), "another's account").toBe(1);
  });

  it("cost nothing after fifty from one address, whatever a client writes in front of what the proxy says", async () => {
    const tries = times(5, (index) => () => tryFrom(`person-${index}@example.com`, `198.51.100.${index}, 10.0.0.${index}, 203.0.113.7`));
    expect(await costs(tries.slice(0, 1))).toEqual([1]);
    await withOwner("UPDATE rate_limit SET points = 48 WHERE key LIKE 'address:%'");
    expect(await costs(tries.slice(1))).toEqual([1, 1, 0, 0]);
    expect(await tryFrom("eve@example.com", "203.0.113.7, 198.51.100.1"), "from somebody it was pretended to be").toBe(1);
  });

  it("are counted by the database, for every process, and keep no readable address there", async () => {
    vi.resetModules();
    const other = (await import("@/lib/auth/actions")).signInAction;
    const tries = times(14, (index) => () => tryFrom("tom@example.com", `198.51.100.${index}`, "wrong", index % 2 ? other : signInAction));
    expect(await costs(tries)).toEqual(tenThenNone);
    const kept = JSON.stringify(await withOwner("SELECT * FROM rate_limit"));
    expect(kept).toContain("account:");
    expect(kept).not.toMatch(/tom@|198\.51/);
  });

  it("cost the same for everybody: the known, the unknown, those who left and those without a password", async () => {
    await withOwner("INSERT INTO password (person_id, hash) SELECT id, $1 FROM person WHERE handle IN ('eve', 'ned')", [
      await hashPassword(password),
    ]);
    await withOwner("UPDATE person SET left_on = day_in(time_zone) WHERE handle = 'ned'");
    work.verified.length = 0;
    const addresses = ["eve", "nobody", "ned", "sarah"].map((name) => `${name}@example.com`);
    expect(await costs(addresses.map((email, index) => () => tryFrom(email, `198.51.100.${index}`, password)))).toEqual([1, 1, 1, 1]);
    expect(new Set(work.verified.map((hash) => hash.split("$").slice(0, 4).join("$")))).toEqual(
      new Set(["$argon2id$v=19$m=19456,t=2,p=1"]),
    );
  });
});
