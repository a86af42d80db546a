// Applies migrations, each with its mark in one transaction: whoever is killed in the middle leaves nothing half done.
// The marks are Prisma's own, so that `prisma migrate deploy` agrees with them.
import { createHash, randomUUID } from "node:crypto";
import { hostname } from "node:os";
import pg from "pg";
import { migrationsList } from "./engine";

/** How long a migration may wait for a lock that somebody holds; all who come after would wait behind it. */
const lockTimeout = "15s";
/** What this process is called at the server, by which the next one knows that it is gone. */
const prefix = "pendulum-migrate";
const ownName = `${prefix} ${hostname().slice(0, 30)} ${process.pid}`;

/** Applies what is missing (what comes after `until` waits) on this connection, and returns the names. */
export async function applyMigrations(client: pg.Client, until?: string): Promise<string[]> {
  await takeTurn(client);
  await client.query(marks);
  // Of earlier versions, which marked before they were done: undone with their transaction.
  await client.query("UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL");
  const { rows } = await client.query<{ name: string }>(
    "SELECT migration_name AS name FROM _prisma_migrations WHERE rolled_back_at IS NULL",
  );
  const there = new Set(rows.map((row) => row.name));
  const missing = migrationsList(until).migrationDirectories.filter(({ path }) => !there.has(path));
  for (const { path, migrationFile } of missing) await applyOne(client, path, migrationFile.content.value);
  return missing.map(({ path }) => path);
}

async function applyOne(client: pg.Client, name: string, script: string) {
  try {
    await client.query("BEGIN");
    await client.query(script);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), createHash("sha256").update(script).digest("hex"), name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw new Error(`The migration ${name} failed and was undone: ${said(error)}`, { cause: error });
  }
}

// One migrator at a time. Its backend ends with it: the server looks whether it is still there, and what it left all the
// same is ended here.
async function takeTurn(client: pg.Client) {
  await client.query("SELECT set_config('application_name', $1, false), set_config('lock_timeout', $2, false)", [ownName, lockTimeout]);
  // Not every system that Postgres runs on can look.
  await client.query("SET client_connection_check_interval = '1s'").catch(() => undefined);
  await endOrphans(client);
  try {
    await client.query("SELECT pg_advisory_lock(hashtext('pendulum migrations'))");
  } catch (error) {
    throw new Error(`Another migration is under way: ${said(error)}`, { cause: error });
  }
}

async function endOrphans(client: pg.Client) {
  const { rows } = await client.query<{ pid: number; name: string }>(
    `SELECT pid, application_name AS name FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND starts_with(application_name, $1)`,
    [`${ownName.slice(0, ownName.lastIndexOf(" "))} `],
  );
  for (const { pid, name } of rows)
    if (!isThere(Number(name.slice(name.lastIndexOf(" "))))) await client.query("SELECT pg_terminate_backend($1, 5000)", [pid]);
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as { code?: string }).code === "EPERM";
  }
}

const said = (error: unknown) =>
  (error as { code?: string }).code === "55P03"
    ? `somebody holds a lock that it waited ${lockTimeout} for. Nothing was changed; try again when less is going on.`
    : (error as Error).message;

const marks = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL, logs TEXT,
  rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;
