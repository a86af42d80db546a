import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GET } from "@/app/api/ready/route";
import { requestPool } from "@/lib/db";
import { beat } from "@/lib/jobs/ready";
import { newestMigration } from "@/prisma/generated/newest-migration";
import { checkout } from "@/scripts/database/embedded";
import { onServer } from "@/scripts/database/prepare";
import { ownerUrl } from "@/tests/support/database";

const asOwner = (sql: string) => onServer(ownerUrl, (client) => client.query(sql));
const ready = async () => {
  const answer = await GET();
  return { status: answer.status, ...((await answer.json()) as object) };
};

describe("being ready", () => {
  it("knows the newest migration of this version", () => {
    expect(
      readdirSync(join(checkout, "prisma/migrations"))
        .filter((name) => /^\d/.test(name))
        .sort()
        .at(-1),
    ).toBe(newestMigration);
  });

  it("says which of writing, jobs and migrations is not so", async () => {
    await asOwner("DELETE FROM heartbeat");
    expect(await ready()).toEqual({ status: 503, ok: false, writes: true, jobs: false, migrations: true });
    await beat(requestPool(), "jobs");
    expect(await ready()).toEqual({ status: 200, ok: true, writes: true, jobs: true, migrations: true });
    await asOwner("UPDATE heartbeat SET at = now() - interval '4 minutes' WHERE name = 'jobs'");
    expect(await ready()).toMatchObject({ ok: false, jobs: false });
    await beat(requestPool(), "jobs");
    await asOwner(`UPDATE _prisma_migrations SET migration_name = 'renamed' WHERE migration_name = '${newestMigration}'`);
    expect(await ready()).toMatchObject({ status: 503, writes: true, migrations: false });
    await asOwner("REVOKE INSERT, UPDATE ON heartbeat FROM pendulum_app");
    expect(await ready()).toMatchObject({ status: 503, writes: false, jobs: true });
  });
});
