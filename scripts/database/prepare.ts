// From "a Postgres is there" to "the schema is in place and the app may use it".
import { createHmac } from "node:crypto";
import { Logger, runMigrations } from "graphile-worker";
import pg from "pg";
import { applyMigrations } from "./apply";
import { type Cluster, clusterUrl, startCluster } from "./embedded";

/** The app's role: no DDL, no BYPASSRLS. Migrations grant to it by this name. */
export const appRole = "pendulum_app";

/** Who reads every row of every table for a backup, and nothing else. Nobody signs in as it: the owner becomes it. */
export const backupRole = "pendulum_backup";

/** Two ways into one database: as its owner, for migrations, and as the app. */
export type Database = { ownerUrl: string; appUrl: string; stop: () => Promise<void> };

/**
 * The database that the environment names, or the embedded one. With DATABASE_OWNER_URL, DATABASE_URL
 * is the app's own; alone, DATABASE_URL is taken for the owner's and the app's is derived from it.
 */
export async function openDatabase(cluster: string, name: string, options: { durable?: boolean } = {}): Promise<Database> {
  const { DATABASE_URL, DATABASE_OWNER_URL } = process.env;
  if (DATABASE_URL && DATABASE_OWNER_URL) return { ownerUrl: DATABASE_OWNER_URL, appUrl: DATABASE_URL, stop: async () => undefined };
  if (DATABASE_URL) return { ownerUrl: DATABASE_URL, appUrl: appUrlFor(DATABASE_URL), stop: async () => undefined };
  const server = await startCluster(cluster, options);
  await createDatabase(server, name);
  const ownerUrl = clusterUrl(server, name);
  return { ownerUrl, appUrl: appUrlFor(ownerUrl), stop: server.started ? server.stop : async () => undefined };
}

/** Makes the roles, applies what migrations are missing (those after `until` wait), and returns their names. */
export async function migrate(
  { ownerUrl, appUrl }: Pick<Database, "ownerUrl" | "appUrl">,
  { until }: { until?: string } = {},
): Promise<string[]> {
  await ensureAppRole(ownerUrl, appUrl);
  return onServer(ownerUrl, async (client) => {
    const applied = await applyMigrations(client, until);
    await prepareJobs(client, ownerUrl);
    await prepareBackups(client);
    return applied;
  });
}

// The queue brings its own schema; the app may use it, and not change it.
async function prepareJobs(client: pg.Client, ownerUrl: string) {
  await runMigrations({ connectionString: ownerUrl, logger: new Logger(() => () => undefined) });
  await client.query(`
    GRANT USAGE ON SCHEMA graphile_worker TO ${appRole};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO ${appRole};
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA graphile_worker TO ${appRole};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO ${appRole};
    DO $$ DECLARE named regclass; BEGIN
      FOR named IN SELECT oid FROM pg_class WHERE relnamespace = 'graphile_worker'::regnamespace AND relrowsecurity LOOP
        EXECUTE format('DROP POLICY IF EXISTS app_works_jobs ON %s; CREATE POLICY app_works_jobs ON %s TO ${appRole} USING (true) WITH CHECK (true)', named, named);
      END LOOP;
    END $$`);
}

// A table whose rows are walled off is empty for whoever has no policy there, the owner too: a backup would lose them
// without a word. So each such table gets one, whichever migration made it.
async function prepareBackups(client: pg.Client) {
  await client.query("SELECT pg_advisory_lock(hashtext($1))", [backupRole]);
  const { rows } = await client.query<{ present: boolean; mighty: boolean; version: number }>(
    `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS present, current_setting('server_version_num')::int AS version,
            (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS mighty`,
    [backupRole],
  );
  const [found] = rows;
  if (!found?.present) await client.query(`CREATE ROLE ${backupRole} NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS`);
  if (!found?.mighty)
    await client.query(`GRANT ${backupRole} TO CURRENT_USER${(found?.version ?? 0) >= 160_000 ? " WITH INHERIT FALSE, SET TRUE" : ""}`);
  await client.query(`
    GRANT USAGE ON SCHEMA public, graphile_worker TO ${backupRole};
    GRANT SELECT ON ALL TABLES IN SCHEMA public, graphile_worker TO ${backupRole};
    GRANT SELECT ON ALL SEQUENCES IN SCHEMA public, graphile_worker TO ${backupRole};
    DO $$ DECLARE named regclass; BEGIN
      FOR named IN SELECT oid FROM pg_class WHERE relnamespace IN ('public'::regnamespace, 'graphile_worker'::regnamespace) AND relrowsecurity LOOP
        EXECUTE format('DROP POLICY IF EXISTS backup ON %s; CREATE POLICY backup ON %s FOR SELECT TO ${backupRole} USING (true)', named, named);
      END LOOP;
    END $$`);
  await client.query("SELECT pg_advisory_unlock(hashtext($1))", [backupRole]);
}

/** Removes everything the product keeps in this database, tables included. */
export async function emptyDatabase(ownerUrl: string): Promise<void> {
  await onServer(ownerUrl, (client) =>
    client.query(
      "DROP SCHEMA public CASCADE; DROP SCHEMA IF EXISTS graphile_worker CASCADE; CREATE SCHEMA public; GRANT USAGE ON SCHEMA public TO PUBLIC",
    ),
  );
}

/** The app's address for an owner's: the same database, the app's role, a password that only the owner can derive. */
export function appUrlFor(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.password = createHmac("sha256", url.password || "local")
    .update(appRole)
    .digest("hex")
    .slice(0, 32);
  url.username = appRole;
  return url.toString();
}

/** Runs statements on one connection. Identifiers in them are the project's own, never a person's input. */
export async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, options: "-c TimeZone=UTC" });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Gives some work an empty database on the same server, and drops it afterwards. */
export async function withScratchDatabase<T>(ownerUrl: string, work: (url: string) => Promise<T>): Promise<T> {
  const name = `scratch_${process.pid}_${Date.now()}`;
  const url = new URL(ownerUrl);
  url.pathname = `/${name}`;
  await ensureAppRole(ownerUrl, appUrlFor(ownerUrl));
  await onServer(ownerUrl, (client) => client.query(`CREATE DATABASE ${name}`));
  try {
    return await work(url.toString());
  } finally {
    await onServer(ownerUrl, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
  }
}

async function createDatabase(server: Cluster, name: string) {
  await onServer(clusterUrl(server, "postgres"), async (client) => {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (!rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  });
}

async function ensureAppRole(ownerUrl: string, appUrl: string) {
  const { username, password } = new URL(appUrl);
  if (decodeURIComponent(username) !== appRole) throw new Error(`DATABASE_URL must name the role ${appRole}; it names ${username}.`);
  await onServer(ownerUrl, async (client) => {
    const secret = client.escapeLiteral(decodeURIComponent(password));
    // Roles belong to the whole server: two checkouts may come here at once.
    await client.query("SELECT pg_advisory_lock(hashtext($1))", [appRole]);
    const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [appRole]);
    if (!rowCount) await client.query(`CREATE ROLE ${appRole} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD ${secret}`);
    else if (!process.env.DATABASE_OWNER_URL) await client.query(`ALTER ROLE ${appRole} PASSWORD ${secret}`);
  });
}
