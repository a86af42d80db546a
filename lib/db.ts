import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { Prisma, PrismaClient } from "@/prisma/generated/client";
import { type Asker, AskingPool, askAs, jobs } from "./access/connections";
import type { Viewer } from "./access/viewer";
import { inTime, isBatch, millisecondsLeft } from "./deadline";
import { env } from "./env";
import { Unchanged } from "./errors";

// Prisma asks findUnique of one moment in one query: for two people at once that would be one too many.
type Reads = "findFirst" | "findFirstOrThrow" | "findMany" | "count" | "aggregate" | "groupBy";
type Models = Uncapitalize<Prisma.ModelName>;
/** Reads alone. */
export type Reader = { [M in Models]: Pick<PrismaClient[M], Extract<keyof PrismaClient[M], Reads>> } & Pick<PrismaClient, "$queryRaw">;

/** A transaction in which anything may change but the record of what changed. */
export type Writer = Omit<Prisma.TransactionClient, "auditEvent" | "accessEvent" | "submission">;

/** Notes an event: a noun and a past tense, the record, whom it is about, and which fields; never the words. */
export type Recorder = (event: `${string}.${string}`, recordId: string, more?: { about?: string; fields?: string[] }) => void;

// One of each per process, also when the development server reloads this module.
const kept = globalThis as {
  pendulumPool?: AskingPool;
  pendulumJobs?: AskingPool;
  pendulumBatches?: AskingPool;
  pendulumClient?: PrismaClient;
  pendulumBatchClient?: PrismaClient;
};

// A stalled database answers "try again" rather than keeping everybody waiting.
const settings = (max: number, longest = 4500): pg.PoolConfig => ({
  connectionString: env().DATABASE_URL,
  max,
  connectionTimeoutMillis: 4000,
  statement_timeout: longest,
  query_timeout: longest + 500,
});

/** The connections of requests. Who asks is said by `db`, `forFigures` and `write`; whoever asks without finds what is open to all. */
export const requestPool = (): pg.Pool => (kept.pendulumPool ??= new AskingPool(settings(env().DATABASE_CONNECTIONS)));

/** The connections of what belongs to nobody's request and sees everybody's rows: the example company, and tests. */
export const pool = (): pg.Pool => (kept.pendulumJobs ??= new AskingPool(settings(5), jobs));

export async function closePools(): Promise<void> {
  await Promise.all([kept.pendulumPool?.end(), kept.pendulumJobs?.end(), kept.pendulumBatches?.end()]);
}

/** One chunk of a batch may take a minute: on a busy machine ten times what it takes alone. Two run at once. */
const batchPool = (): pg.Pool => (kept.pendulumBatches ??= new AskingPool(settings(2, 60_000)));

const clientOn = (pool: pg.Pool) =>
  new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: ({ sql }) => statementName(sql) }) });

function client(): PrismaClient {
  if (isBatch()) return (kept.pendulumBatchClient ??= clientOn(batchPool()));
  return (kept.pendulumClient ??= clientOn(requestPool()));
}

// Named prepared statements halve the database's work; a name stands for one text. Texts beyond the
// first thousand (lists of ever new lengths) stay unnamed, or every connection would keep them all.
const names = new Map<string, string>();
function statementName(sql: string): string {
  const known = names.get(sql);
  if (known) return known;
  if (names.size >= 1000) return "";
  const name = `s${names.size}`;
  names.set(sql, name);
  return name;
}

/** Reads as this person, or as nobody: the database looks who is asking. The type has no way to write. */
export const db = (viewer: Viewer | null): Reader => readerAs({ personId: viewer?.personId ?? "", purpose: "" });

/** Reads across people, for figures about an organisation and nothing else. Whether this viewer may is for the caller to ask. */
export const forFigures = (viewer: Viewer): Reader => readerAs({ personId: viewer.personId, purpose: "figures" });

/** Reads everybody's rows, as `pool` does: never for a request. */
export const everything: Reader = readerAs(jobs);

// What Prisma returns asks only once it is awaited, and must then still know for whom: it is awaited here.
function readerAs(asker: Asker): Reader {
  const ask =
    (of: object, name: string | symbol) =>
    (...args: unknown[]) =>
      askAs(asker, () => (of as Record<string | symbol, (...args: unknown[]) => Promise<unknown>>)[name]?.(...args).then((found) => found));
  return new Proxy({} as Reader, {
    get: (_, name) =>
      name === "$queryRaw" ? ask(client(), name) : new Proxy({}, { get: (__, read) => ask(client()[name as Models], read) }),
  });
}

/** The tables of signing in, for lib/auth alone: there is no viewer yet whose change could be recorded. */
export const authTables = new Proxy({} as Pick<PrismaClient, "session" | "password" | "reminders">, {
  get: (_, name) => client()[name as "session"],
});

/**
 * One change: a transaction that commits only if it recorded what happened. A form sent twice (same
 * `viewer.submission`) changes once and answers the same both times, so answers are plain JSON. Where nothing was to
 * change, `change` throws Unchanged, and nothing is recorded.
 */
export async function write<T>(viewer: Viewer, change: (tx: Writer, record: Recorder) => Promise<T>): Promise<T> {
  return askAs({ personId: viewer.personId, purpose: "" }, () =>
    transaction(async (tx) => {
      const { submission, personId } = viewer;
      if (submission) {
        // A second sending waits here for the first to commit.
        const first =
          await tx.$executeRaw`INSERT INTO submission (key, person_id) VALUES (${submission}::uuid, ${personId}::uuid) ON CONFLICT DO NOTHING`;
        if (!first) {
          const earlier = await tx.submission.findFirst({ where: { key: submission, personId }, select: { answer: true } });
          return earlier?.answer as T;
        }
      }
      const events: Prisma.AuditEventCreateManyInput[] = [];
      const answer = await change(tx, (event, recordId, { about, fields } = {}) => {
        events.push({ event, recordId, actorId: personId, aboutId: about ?? null, fields: fields ?? [] });
      });
      if (!events.length) throw new Error("A change must record an event.");
      await tx.auditEvent.createMany({ data: events });
      if (submission)
        await tx.submission.update({ where: { key: submission }, data: { answer: (answer ?? null) as Prisma.InputJsonValue } });
      return answer;
    }),
  ).catch((error: unknown) => {
    if (error instanceof Unchanged) return error.answer as T;
    throw error;
  });
}

// Within what is left to the request. Who gives up is answered; what it was about to change is undone behind them.
function transaction<T>(work: (tx: Prisma.TransactionClient) => Promise<T>): Promise<T> {
  const left = millisecondsLeft() ?? Number.POSITIVE_INFINITY;
  return inTime(
    client().$transaction(work, {
      maxWait: Math.min(isBatch() ? 30_000 : 4000, left + 1),
      timeout: isBatch() ? left : Math.min(30_000, left + 1),
    }),
  );
}

/** Keeps what somebody had typed when their session ended; they alone read it, once they are back. */
export async function keepUnsentForm(personId: string, path: string, fields: Record<string, string>): Promise<void> {
  await client().$queryRaw`SELECT keep_unsent_form(${personId}::uuid, ${path}, ${JSON.stringify(fields)}::jsonb)::text`;
}

/**
 * Notes that this viewer was refused something at an address, or that it was not there: the two are never told apart.
 * The same address again within an hour is not noted again.
 */
export async function recordDenial({ personId }: Viewer, address: string): Promise<void> {
  const path = address.split("?")[0]?.slice(0, 200) ?? "";
  await client().$queryRaw`
    WITH noted AS (
      INSERT INTO audit_event (id, event, record_id, actor_id, about_id, fields)
      SELECT gen_random_uuid(), 'access.denied', ${personId}::uuid, ${personId}::uuid, ${personId}::uuid, ARRAY[${path}]
       WHERE NOT EXISTS (SELECT FROM audit_event WHERE about_id = ${personId}::uuid AND at > now() - interval '1 hour'
                            AND event = 'access.denied' AND fields = ARRAY[${path}])
      RETURNING 1)
    SELECT count(*)::int FROM noted`;
}

/** Notes that this viewer read these people's records, where they can see it. One's own are not noted. */
export async function recordReads(viewer: Viewer, subjectIds: string[], kind: string): Promise<void> {
  const others = subjectIds.filter((id) => id !== viewer.personId);
  if (others.length) await client().$queryRaw`SELECT record_reads(${viewer.personId}::uuid, ${others}::uuid[], ${kind})::text`;
}
