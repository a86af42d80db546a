import "server-only";
import { Logger, parseCronItems, type Runner, run } from "graphile-worker";
import type pg from "pg";
import { AskingPool, jobs } from "@/lib/access/connections";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { beat } from "./ready";
import { queueInvitations, sendInvitation } from "./invitations";
import { carryMoves } from "./moves";
import { queueDigests, remind, sealAudit, sendDigest, tidy } from "./tasks";

/**
 * Works off the jobs of this database in this process. Any number of processes may: each job runs in one,
 * and what a killed one held is freed by the others within a minute or two.
 */
export async function startWorker(): Promise<Runner> {
  const [pool, alive] = [poolOf(3), poolOf(1)];
  const runner = await run({
    pgPool: pool,
    // One worker a process: its name on a connection of its own tells the others that it lives.
    concurrency: 1,
    noHandleSignals: true,
    pollInterval: 2000,
    logger: new Logger(() => (level, message) => void (/error/.test(level) && log.error({ message: message.slice(0, 200) }, "job"))),
    taskList: {
      remind: (_, { withPgClient }) => withPgClient(remind),
      queueDigests: (_, { withPgClient }) => withPgClient(queueDigests),
      sendDigest: (payload, { withPgClient }) => withPgClient((client) => sendDigest(client, (payload as { personId: string }).personId)),
      queueInvitations: (_, { withPgClient }) => withPgClient(queueInvitations),
      sendInvitation: (payload, { withPgClient }) =>
        withPgClient((client) => sendInvitation(client, (payload as { meetingId: string }).meetingId)),
      tidy: (_, { withPgClient }) => withPgClient(tidy),
      sealAudit: (_, { withPgClient }) => withPgClient(sealAudit),
      carryMoves: (_, { withPgClient }) => withPgClient(carryMoves),
      freeJobs: (_, { withPgClient }) => withPgClient(freeJobs),
      tick: (_, { withPgClient }) => withPgClient((client) => beat(client, "jobs")),
    },
    parsedCronItems: parseCronItems([
      { task: "remind", match: "7 * * * *" },
      { task: "queueDigests", match: "*/10 * * * *" },
      { task: "queueInvitations", match: "* * * * *" },
      { task: "tidy", match: "17 3 * * *" },
      { task: "sealAudit", match: "* * * * *" },
      { task: "carryMoves", match: "*/10 * * * *" },
      { task: "freeJobs", match: "* * * * *" },
      { task: "tick", match: "* * * * *" },
    ]),
  });
  await beat(alive, "jobs");
  runner.events.on("worker:create", ({ worker }) => void sayAlive(alive, worker.workerId));
  runner.promise.finally(() => Promise.allSettled([pool.end(), alive.end()])).catch(() => undefined);
  return runner;
}

const poolOf = (max: number) => new AskingPool({ connectionString: env().DATABASE_URL, max, idleTimeoutMillis: 0 }, jobs);

async function sayAlive(pool: pg.Pool, workerId: string) {
  await pool.query("SELECT set_config('application_name', $1, false)", [workerId]).catch(() => undefined);
}

/** Frees what workers hold that no connection speaks for any more. */
export async function freeJobs(client: pg.ClientBase): Promise<void> {
  await client.query(
    `SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT j.locked_by))
       FROM graphile_worker._private_jobs j
      WHERE j.locked_by IS NOT NULL AND j.locked_at < now() - interval '10 seconds'
        AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.application_name = j.locked_by)
     HAVING count(*) > 0`,
  );
}
