// From a backup to a database in use: of the schema it came from first, then of today's.
import { type Held, loadBackup, migrationOf } from "./backup";
import { migrationsList } from "./engine";
import { type Database, emptyDatabase, migrate, onServer } from "./prepare";

type Ways = Pick<Database, "ownerUrl" | "appUrl">;

/** Restores into a database in which there is nobody; refuses any other. Returns what each table holds. */
export async function restoreInto(database: Ways, file: string): Promise<Held[]> {
  const migration = await migrationOf(file);
  if (!migrationsList().migrationDirectories.some(({ path }) => path === migration))
    throw new Error(`This backup is of a newer Pendulum, which knows the migration ${migration}. Update first.`);
  const people = await countPeople(database.ownerUrl);
  if (people)
    throw new Error(
      `There are ${people} people in this database already. Restore into an empty one, or say --replace to have it kept aside.`,
    );
  await emptyDatabase(database.ownerUrl);
  await migrate(database, { until: migration });
  const tables = await loadBackup(database.ownerUrl, file);
  await migrate(database);
  return tables;
}

/** Restores into a new database on the same server, which then takes the name of the one in use; that one is kept aside. */
export async function replaceFrom({ ownerUrl, appUrl }: Ways, file: string): Promise<{ tables: Held[]; aside: string }> {
  const name = databaseOf(ownerUrl);
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const [fresh, aside] = [`${name}_new_${stamp}`, `${name}_before_${stamp}`];
  const quoted = (one: string) => `"${one.replaceAll('"', '""')}"`;
  await onServer(ownerUrl, (client) => client.query(`CREATE DATABASE ${quoted(fresh)}`));
  try {
    const tables = await restoreInto({ ownerUrl: withName(ownerUrl, fresh), appUrl: withName(appUrl, fresh) }, file);
    // Nobody may be connected to what is renamed, the renamer neither.
    await onServer(withName(ownerUrl, fresh), (client) => client.query(`ALTER DATABASE ${quoted(name)} RENAME TO ${quoted(aside)}`));
    await onServer(withName(ownerUrl, aside), (client) => client.query(`ALTER DATABASE ${quoted(fresh)} RENAME TO ${quoted(name)}`));
    return { tables, aside };
  } catch (error) {
    await onServer(ownerUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${quoted(fresh)} WITH (FORCE)`));
    // 55006: somebody uses it.
    throw (error as { code?: string }).code === "55006" ? new Error(`${name} is in use. Stop Pendulum first; nothing was changed.`) : error;
  }
}

async function countPeople(ownerUrl: string): Promise<number> {
  return onServer(ownerUrl, async (client) => {
    const { rows } = await client.query<{ present: boolean }>("SELECT to_regclass('public.person') IS NOT NULL AS present");
    if (!rows[0]?.present) return 0;
    const found = await client.query<{ people: number }>("SELECT count(*)::int AS people FROM person");
    return found.rows[0]?.people ?? 0;
  });
}

const databaseOf = (url: string) => decodeURIComponent(new URL(url).pathname.slice(1));

function withName(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(name)}`;
  return other.toString();
}
