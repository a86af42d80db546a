import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { Prisma, PrismaClient } from "@/prisma/generated/client";
import type { Viewer } from "./access/viewer";
import { env } from "./env";

type Reads = "findUnique" | "findUniqueOrThrow" | "findFirst" | "findFirstOrThrow" | "findMany" | "count" | "aggregate" | "groupBy";
type Models = Uncapitalize<Prisma.ModelName>;
/** Reads alone, of the database or of one transaction. */
export type Reader = { [M in Models]: Pick<PrismaClient[M], Extract<keyof PrismaClient[M], Reads>> } & Pick<PrismaClient, "$queryRaw">;

/** A transaction in which anything may change but the record of what changed. */
export type Writer = Omit<Prisma.TransactionClient, "auditEvent" | "accessEvent" | "submission">;

/** Notes an event: a noun and a past tense, the record, whom it is about, and which fields; never the words. */
export type Recorder = (event: `${string}.${string}`, recordId: string, more?: { about?: string; fields?: string[] }) => void;

// One pool per process, also when the development server reloads this module.
const kept = globalThis as { pendulumPool?: pg.Pool; pendulumClient?: PrismaClient };

export function pool(): pg.Pool {
  return (kept.pendulumPool ??= new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: env().DATABASE_CONNECTIONS,
    connectionTimeoutMillis: 4000,
    // A stalled database answers "try again" rather than keeping everybody waiting.
    statement_timeout: 4500,
    query_timeout: 5000,
  }).on("error", () => undefined));
}

function client(): PrismaClient {
  return (kept.pendulumClient ??= new PrismaClient({
    adapter: new PrismaPg(pool(), { statementNameGenerator: ({ sql }) => statementName(sql) }),
    transactionOptions: { maxWait: 4000, timeout: 30_000 },
  }));
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

/** Reads only: the type has no way to write. */
export const db: Reader = new Proxy({} as Reader, { get: (_, name) => client()[name as keyof PrismaClient] });

/** The tables of signing in, for lib/auth alone: there is no viewer yet whose change could be recorded. */
export const authTables = new Proxy({} as Pick<PrismaClient, "session" | "password" | "reminders">, {
  get: (_, name) => client()[name as "session"],
});

/**
 * One change: a transaction that commits only if it recorded what happened. A form sent twice (same
 * `viewer.submission`) changes once and answers the same both times, so answers are plain JSON.
 */
export async function write<T>(viewer: Viewer, change: (tx: Writer, record: Recorder) => Promise<T>, { seconds = 30 } = {}): Promise<T> {
  return client().$transaction(
    async (tx) => {
      const { submission, personId } = viewer;
      await actAs(tx, viewer);
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
    },
    { timeout: seconds * 1000 },
  );
}

/** Keeps what somebody had typed when their session ended; they alone read it, once they are back. */
export async function keepUnsentForm(personId: string, path: string, fields: Record<string, string>): Promise<void> {
  await client().$queryRaw`SELECT keep_unsent_form(${personId}::uuid, ${path}, ${JSON.stringify(fields)}::jsonb)::text`;
}

/** Reads what only certain people may, where the database itself looks who is asking. */
export function readAs<T>(viewer: Viewer, read: (tx: Reader) => Promise<T>): Promise<T> {
  return client().$transaction(async (tx) => {
    await actAs(tx, viewer);
    return read(tx);
  });
}

// For row-level security, until the transaction ends.
const actAs = (tx: Prisma.TransactionClient, viewer: Viewer) => tx.$queryRaw`SELECT set_config('app.person_id', ${viewer.personId}, true)`;

/** Notes that this viewer read these people's records, where they can see it. One's own are not noted. */
export async function recordReads(viewer: Viewer, subjectIds: string[], kind: string): Promise<void> {
  const others = subjectIds.filter((id) => id !== viewer.personId);
  if (others.length) await client().$queryRaw`SELECT record_reads(${viewer.personId}::uuid, ${others}::uuid[], ${kind})::text`;
}
