import "server-only";
import { EventEmitter } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { Logger, parseCronItems, type Runner, run, type WorkerEvents } from "graphile-worker";
import pg from "pg";
import { AskingPool, jobs } from "@/lib/access/connections";
import { env } from "@/lib/env";
import { isOutage } from "@/lib/errors";
import { log } from "@/lib/log";
import { beat } from "./ready";
import { queueDigests } from "./digests";
import { queueInvitations } from "./invitations";
import { closeMail, mailsAtOnce } from "./mail";
import { takeFigures } from "./figures";
import { carryMoves } from "./moves";
import { deliver, requeueMail } from "./outbox";
import { remind, sealAudit, tidy } from "./tasks";

/**
 * The worker notes a failed job without waiting for it, and Node ends a process on a rejection that nobody waits for: of
 * a Postgres that is away just then it is no reason to end. The job is freed once the worker has begun again.
 */
export function outliveOutages(): void {
  process.on("unhandledRejection", (error) => {
    if (!isOutage(error)) throw error;
    log.warn({ ...nameOf(error) }, "a job's end could not be noted");
  });
}

/** What a worker waits before it begins again, in seconds: longer each time, unless it had worked for a while. */
const [shortest, longest, aWhile] = [1, 30, 60];

/**
 * Works off jobs until the returned function is called. A worker that ended, because Postgres was started anew or could
 * not be reached, begins again.
 */
export function keepWorking(): () => Promise<void> {
  const stopping = new AbortController();
  let worker: Runner | undefined;
  const working = (async () => {
    for (let seconds = shortest; !stopping.signal.aborted; seconds = Math.min(seconds * 2, longest)) {
      const began = Date.now();
      try {
        worker = await startWorker();
        if (stopping.signal.aborted) await worker.stop();
        await worker.promise;
      } catch (error) {
        log.warn({ ...nameOf(error) }, "the worker of jobs broke off");
      }
      if (Date.now() - began > aWhile * 1000) seconds = shortest;
      await wait(seconds * 1000, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return async () => {
    stopping.abort();
    await worker?.stop().catch(() => undefined);
    await working;
  };
}

/**
 * Works off the jobs of this database in this process, until it loses the database. Any number of processes may: each
 * job runs in one, and what a killed one held is freed by the others within a minute or two.
 */
export async function startWorker(): Promise<Runner> {
  const pool = new AskingPool({ connectionString: env().DATABASE_URL, max: 4 }, jobs);
  const alive = new pg.Client({ connectionString: env().DATABASE_URL, keepAlive: true });
  const events: WorkerEvents = new EventEmitter();
  let holder = "";
  events.once("pool:create", ({ workerPool }) => (holder = workerPool.id));
  const close = () => Promise.allSettled([pool.end(), alive.end()]);
  let runner: Runner | undefined;
  // Whose lock is gone is taken for dead by the others, and so ends.
  const lost = () => void runner?.stop().catch(() => undefined);
  alive.on("error", lost).on("end", lost);
  try {
    await alive.connect();
    runner = await run({
      pgPool: pool,
      events,
      // Most jobs are mails, which wait for another server.
      concurrency: mailsAtOnce,
      noHandleSignals: true,
      pollInterval: 2000,
      logger: new Logger(() => logLine),
      taskList: {
        remind: (_, { withPgClient }) => withPgClient(remind),
        queueDigests: (_, { withPgClient }) => withPgClient(queueDigests),
        queueInvitations: (_, { withPgClient }) => withPgClient(queueInvitations),
        requeueMail: (_, { withPgClient }) => withPgClient(requeueMail),
        sendMail: (payload, { withPgClient }) => deliver(withPgClient, (payload as { mailId: string }).mailId, holder),
        takeFigures: (_, { withPgClient }) => withPgClient(takeFigures),
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
        { task: "requeueMail", match: "* * * * *" },
        { task: "takeFigures", match: "41 2 * * *" },
        { task: "tidy", match: "17 3 * * *" },
        { task: "sealAudit", match: "* * * * *" },
        { task: "carryMoves", match: "*/10 * * * *" },
        { task: "freeJobs", match: "* * * * *" },
        { task: "tick", match: "* * * * *" },
      ]),
    });
    runner.promise
      .finally(closeMail)
      .finally(close)
      .catch(() => undefined);
    await alive.query("SELECT pg_advisory_lock(hashtextextended($1, 0))", [holder]);
    await freeJobs(alive);
    await beat(alive, "jobs");
    return runner;
  } catch (error) {
    await runner?.stop().catch(() => undefined);
    await close();
    throw error;
  }
}

/** Frees what workers hold that no longer live: each holds a lock of its name for as long as it does. */
export async function freeJobs(client: pg.ClientBase): Promise<void> {
  await client.query(
    `WITH held AS (SELECT DISTINCT locked_by FROM graphile_worker._private_jobs
                    WHERE locked_by IS NOT NULL AND locked_at < now() - interval '10 seconds'),
          gone AS MATERIALIZED (SELECT locked_by FROM held WHERE pg_try_advisory_xact_lock(hashtextextended(locked_by, 0)))
     SELECT graphile_worker.force_unlock_workers(array_agg(locked_by)) FROM gone HAVING count(*) > 0`,
  );
}

// What went wrong with a job by name and code: its message may quote a value.
function logLine(level: string, _: string, meta?: Record<string, unknown>) {
  if (level !== "error") return;
  const job = meta?.job as { task_identifier: string; attempts: number } | undefined;
  log.error({ job: job?.task_identifier, attempt: job?.attempts, ...nameOf(meta?.error) }, "job");
}

function nameOf(error: unknown): { name?: string; code?: string } {
  const { name, code } = (error ?? {}) as { name?: string; code?: string };
  return { ...(name && { name }), ...(code && { code }) };
}
