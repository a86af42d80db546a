import { afterEach, describe, expect, it } from "vitest";
import pg from "pg";
import { db, requestPool, write } from "@/lib/db";
import { beginRequest, withinSeconds } from "@/lib/deadline";
import { isOutage } from "@/lib/errors";
import { onServer } from "@/scripts/database/prepare";
import { as } from "@/tests/support/cast";
import { ownerUrl } from "@/tests/support/database";

const holders: pg.Client[] = [];
afterEach(async () => {
  await Promise.all(holders.splice(0).map((holder) => holder.end()));
});

/** Locks a table until the end of the test, as a migration that takes long would. */
async function lock(table: string) {
  const holder = new pg.Client({ connectionString: ownerUrl });
  await holder.connect();
  holders.push(holder);
  await holder.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
}

async function failure(work: () => Promise<unknown>): Promise<{ error: unknown; seconds: number }> {
  const from = Date.now();
  const error = await work().then(
    () => null,
    (error: unknown) => error,
  );
  return { error, seconds: (Date.now() - from) / 1000 };
}

/** As Node begins one: what is said here holds for all that follows from here alone. */
const inRequest = (work: () => Promise<unknown>) =>
  new Promise<Awaited<ReturnType<typeof failure>>>((settle) => setImmediate(() => (beginRequest(), settle(failure(work)))));

describe("a request that meets a locked table", () => {
  it("waits no longer than its own time over all its questions, reading, writing or counting", async () => {
    const mo = await as("mo");
    await lock("decision");
    const found = await Promise.all([
      inRequest(async () => {
        // Each catches its failure and asks again: the time is one.
        for (let tries = 0; tries < 5; tries++)
          await db(null)
            .decision.count()
            .catch(() => null);
        await db(null).decision.count();
      }),
      inRequest(() => db(mo).decision.findMany({ take: 1 })),
      inRequest(() => write(mo, async (tx) => void (await tx.decision.count()))),
      inRequest(() => requestPool().query("SELECT count(*) FROM decision")),
    ]);
    for (const { error, seconds } of found) {
      expect(isOutage(error), String(error)).toBe(true);
      // Six times the limit of a statement would be 27.
      expect(seconds).toBeLessThan(10);
    }
  });

  it("leaves every connection usable, and nothing waiting in the database", async () => {
    expect(await db(await as("mo")).decision.count()).toBeGreaterThan(0);
    await expect
      .poll(() => onServer(ownerUrl, async (client) => (await client.query(waiting)).rows[0]?.waiting as number), { timeout: 8000 })
      .toBe(0);
    await Promise.all(Array.from({ length: 20 }, () => db(null).person.count()));
  });

  it("gives a batch the time that was said, and takes none from what comes after", async () => {
    const { error } = await inRequest(async () => {
      const { error } = await failure(() => withinSeconds(0.2, () => requestPool().query("SELECT pg_sleep(2)")));
      expect(isOutage(error)).toBe(true);
      await requestPool().query("SELECT pg_sleep(0.5)");
    });
    expect(error).toBeNull();
  });
});

const waiting = `SELECT count(*)::int AS waiting FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE NOT l.granted AND d.datname = current_database()`;
