// What the commands share: a way to the database, and errors that read as sentences.
import { randomBytes } from "node:crypto";
import { closePools } from "@/lib/db";
import { constraintSentence, Refused } from "@/lib/errors";
import { appRole, migrate, openDatabase } from "../database/prepare";

/** Sets up the environment the app's code expects: the database it names, or the embedded one, migrated. */
export async function connect(): Promise<{ stop(): Promise<void> }> {
  const named = process.env.DATABASE_URL;
  // The app's own address is used as it is; of an owner's, the app's is derived.
  const asApp = Boolean(named && new URL(named).username === appRole);
  const database = asApp ? null : await openDatabase("demo", "pendulum");
  if (database && !named) await migrate(database);
  if (database) process.env.DATABASE_URL = database.appUrl;
  process.env.NEXTAUTH_SECRET ??= randomBytes(32).toString("hex");
  process.env.NEXTAUTH_URL ??= "http://127.0.0.1:3000";
  return {
    stop: async () => {
      await closePools();
      await database?.stop();
    },
  };
}

/** Runs a command on the database. A failure is a sentence and exit code 1, never a stack. */
export async function command(work: () => Promise<void>): Promise<void> {
  try {
    const connection = await connect();
    try {
      await work();
    } finally {
      await connection.stop();
    }
  } catch (error) {
    process.stderr.write(`${sentence(error)}\n`);
    process.exitCode = 1;
  }
}

function sentence(error: unknown): string {
  if (error instanceof Refused) return [error.message, ...Object.values(error.fields)].join("\n");
  const message = error instanceof Error ? error.message || String((error as { code?: unknown }).code ?? error.name) : String(error);
  return constraintSentence(error) ?? message.trim().split("\n").at(-1) ?? "Something went wrong.";
}
