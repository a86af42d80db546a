import { describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { freeJobs, keepWorking, startWorker } from "@/lib/jobs/worker";
import { onServer } from "@/scripts/database/prepare";
import { ownerUrl } from "@/tests/support/database";

// What a restart of Postgres does to everybody connected.
const breakAll = () =>
  onServer(ownerUrl, (client) =>
    client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"),
  );
// Each on a connection of its own: what was broken may not have noticed yet.
const onNew = (sql: string, key: string) => onServer(ownerUrl, (client) => client.query(sql, [key]));
const ask = (key: string) => onNew("SELECT graphile_worker.add_job('tidy', '{}'::json, job_key := $1)", key);
const left = async (key: string) => (await onNew("SELECT 1 FROM graphile_worker._private_jobs WHERE key = $1", key)).rowCount;

describe("the worker of jobs", () => {
  it("works on after Postgres broke every connection, again and again", async () => {
    const stop = keepWorking();
    for (const key of ["first", "second", "third"]) {
      await ask(key);
      await expect.poll(() => left(key), { timeout: 15_000 }).toBe(0);
      await breakAll();
    }
    await stop();
  });

  it("keeps what it holds for as long as it lives, and no longer", async () => {
    const runner = await startWorker();
    const holders = async () => (await pool().query("SELECT locked_by FROM graphile_worker._private_jobs WHERE key = 'held'")).rows;
    const { rows } = await pool().query<{ objid: string; classid: string }>(
      "SELECT classid, objid FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
    );
    expect(rows, "a lock of its name").toHaveLength(1);
    await runner.stop();
    await expect
      .poll(
        async () => (await pool().query("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = $1", [rows[0]?.objid])).rowCount,
      )
      .toBe(0);
    // Somebody else's, who lives: their lock is theirs.
    const other = await pool().connect();
    await other.query("SELECT pg_advisory_lock(hashtextextended('pool-other', 0))");
    await ask("held");
    await pool().query(
      "UPDATE graphile_worker._private_jobs SET locked_by = 'pool-other', locked_at = now() - interval '1 minute', run_at = now() + interval '1 day' WHERE key = 'held'",
    );
    const free = await pool().connect();
    await freeJobs(free);
    expect(await holders()).toEqual([{ locked_by: "pool-other" }]);
    await other.query("SELECT pg_advisory_unlock_all()");
    await freeJobs(free);
    expect(await holders()).toEqual([{ locked_by: null }]);
    other.release();
    free.release();
  });
});
