import { describe, expect, it } from "vitest";
import { listReads } from "@/lib/audit/queries";
import { pool, recordReads } from "@/lib/db";
import { tidy } from "@/lib/jobs/tasks";
import { onServer } from "@/scripts/database/prepare";
import { as } from "@/tests/support/cast";
import { ownerUrl } from "@/tests/support/database";

const asOwner = async (sql: string, values: unknown[] = []) =>
  onServer(ownerUrl, async (client) => (await client.query(sql, values)).rows as Record<string, unknown>[]);

const quarters = async () =>
  (await asOwner("SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'access_event'::regclass ORDER BY 1")).map(
    ({ name }) => name,
  );
const nameOf = (monthsAgo: number) =>
  asOwner("SELECT 'access_event_' || to_char(day_in('UTC') - make_interval(months => $1), 'YYYY\"q\"Q') AS name", [monthsAgo]).then(
    ([row]) => row?.name,
  );
/** A read of Eve's plan by Mo so many months ago, wherever there is room for it. */
const readLongAgo = (months: number) =>
  asOwner(
    `INSERT INTO access_event (reader_id, subject_id, kind, day, first_at, last_at, times)
     SELECT r.id, s.id, 'growth plan', day_in('UTC') - make_interval(months => $1), now() - make_interval(months => $1), now() - make_interval(months => $1), 1
       FROM person r, person s WHERE r.handle = 'mo' AND s.handle = 'eve'`,
    [months],
  );
const keep = async () => {
  const client = await pool().connect();
  await tidy(client).finally(() => client.release());
};

describe("the log of reads", () => {
  it("has its quarters made ahead, finds a place for what came before, and lets go of what is older than is kept", async () => {
    expect(await quarters()).toEqual(expect.arrayContaining([await nameOf(0), await nameOf(-3), await nameOf(-6)]));
    for (const months of [9, 15, 40]) await readLongAgo(months);
    await keep();
    const there = await quarters();
    expect(there).toEqual(expect.arrayContaining([await nameOf(9), await nameOf(15)]));
    expect(there).not.toContain(await nameOf(40));
    expect(await asOwner("SELECT FROM access_event_other")).toEqual([]);
    expect((await listReads(await as("eve"))).reads.filter(({ reader }) => reader.handle === "mo")).toHaveLength(2);
    // The app cannot ask for less than a year.
    await pool().query("SELECT keep_access_quarters(0)");
    expect(await quarters()).toContain(await nameOf(9));
    expect(await quarters()).not.toContain(await nameOf(15));
  });

  it("is written and read through the whole alone, the latest day first", async () => {
    const [eve, mo] = [await as("eve"), await as("mo")];
    await asOwner(`INSERT INTO access_event (reader_id, subject_id, kind, day, first_at, last_at, times)
      SELECT r.id, s.id, 'kind ' || k, day_in('UTC') - d, now() - make_interval(days => d), now() - make_interval(days => d), 1
        FROM person r, person s, generate_series(1, 1) k, generate_series(1, 40, 20) d WHERE r.id <> s.id; ANALYZE access_event`);
    await recordReads(mo, [eve.personId], "growth plan");
    const { reads } = await listReads(eve);
    expect(reads[0]).toMatchObject({ reader: { handle: "mo" }, kind: "growth plan" });
    expect(reads.map(({ day }) => day)).toEqual(
      reads
        .map(({ day }) => day)
        .sort()
        .reverse(),
    );
    await expect(pool().query(`SELECT FROM ${String(await nameOf(0))}`)).rejects.toThrow(/permission denied/);
  });
});
