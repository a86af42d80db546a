import { spawn } from "node:child_process";
import { afterAll, describe, expect, inject, it } from "vitest";
import { appUrlFor, migrate, onServer } from "@/scripts/database/prepare";
import { withDatabase } from "@/tests/support/template";

const { adminUrl } = inject("templates");
const made: string[] = [];

/** An empty database. */
async function empty(): Promise<string> {
  const name = `killed_${process.pid}_${made.length}`;
  made.push(name);
  await onServer(adminUrl, (client) => client.query(`CREATE DATABASE ${name}`));
  return withDatabase(adminUrl, name);
}
const one = <T>(url: string, sql: string) =>
  onServer(url, async (client) => Object.values((await client.query(sql)).rows[0] ?? {})[0] as T);
const unfinished = (url: string) =>
  one<number>(url, "SELECT count(*)::int FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL");

/** npm run db:migrate, to be killed. */
function begin(ownerUrl: string) {
  const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", "scripts/database.ts", "migrate"], {
    env: { ...process.env, DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: appUrlFor(ownerUrl) },
    stdio: "ignore",
  });
  const gone = new Promise((settle) => child.once("exit", settle));
  return () => {
    child.kill("SIGKILL");
    return gone;
  };
}

afterAll(() =>
  onServer(adminUrl, async (client) => {
    for (const name of made) await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  }),
);

describe("a migration that is killed", { timeout: 90_000 }, () => {
  it.each(["meeting"])("at the moment that %s is there has left its mark, and the next one goes on", async (table) => {
    const url = await empty();
    const kill = begin(url);
    await onServer(url, async (client) => {
      const isThere = async () => (await client.query("SELECT to_regclass($1) IS NOT NULL AS there", [table])).rows[0].there as boolean;
      while (!(await isThere()));
    });
    await kill();
    expect(await unfinished(url)).toBe(0);
    await migrate({ ownerUrl: url, appUrl: appUrlFor(url) });
    expect(
      await one(url, "SELECT count(*) = count(DISTINCT migration_name) AND bool_and(finished_at IS NOT NULL) FROM _prisma_migrations"),
    ).toBe(true);
  });

  it("while it waits for a lock takes its backend along", async () => {
    const url = await empty();
    await migrate({ ownerUrl: url, appUrl: appUrlFor(url) }, { until: "20261121040417_plan_revisions" });
    await onServer(url, async (blocker) => {
      await blocker.query("BEGIN; LOCK TABLE person");
      const kill = begin(url);
      const waiting = () =>
        one<number>(
          url,
          "SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'pendulum-migrate%' AND wait_event_type = 'Lock'",
        );
      await expect.poll(waiting, { timeout: 20_000 }).toBe(1);
      await kill();
      await expect.poll(waiting, { timeout: 20_000 }).toBe(0);
      await blocker.query("ROLLBACK");
    });
    await migrate({ ownerUrl: url, appUrl: appUrlFor(url) });
    expect(await unfinished(url)).toBe(0);
  });
});
