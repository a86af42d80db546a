import "server-only";
import type pg from "pg";
import { requestPool } from "@/lib/db";
import { withinSeconds } from "@/lib/deadline";
import { newestMigration } from "@/prisma/generated/newest-migration";

/** Jobs show each minute that they work; so much later they do not. */
const jobsLate = "3 minutes";

/** Notes that this part of the product works. */
export async function beat(client: Pick<pg.ClientBase, "query">, name: "jobs" | "writes"): Promise<void> {
  await client.query("INSERT INTO heartbeat (name, at) VALUES ($1, now()) ON CONFLICT (name) DO UPDATE SET at = excluded.at", [name]);
}

/** What it takes to serve people: whether one can write (tried), jobs tick, and the tables are those of this version. */
export async function readiness(): Promise<Record<"writes" | "jobs" | "migrations", boolean>> {
  const asked = async (question: Promise<unknown>) => {
    try {
      return await question;
    } catch {
      return false;
    }
  };
  const ask = async (sql: string, value: string) => {
    const { rows } = await requestPool().query<{ yes: boolean }>(sql, [value]);
    return rows[0]?.yes === true;
  };
  const [writes, jobs, migrations] = await withinSeconds(3, () =>
    Promise.all([
      asked(beat(requestPool(), "writes").then(() => true)),
      asked(ask("SELECT EXISTS (SELECT FROM heartbeat WHERE name = 'jobs' AND at > now() - $1::interval) AS yes", jobsLate)),
      asked(ask("SELECT has_migration($1) AS yes", newestMigration)),
    ]),
  );
  return { writes: writes === true, jobs: jobs === true, migrations: migrations === true };
}
