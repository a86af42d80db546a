// Every row of the product as one compressed file, and back. Plain SQL does it, so that the embedded Postgres (which has
// no pg_dump) and any other are backed up and compared in the same way, whatever programs are installed.
import { createReadStream, createWriteStream, existsSync, renameSync, rmSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import type pg from "pg";
import { backupRole, onServer } from "./prepare";

/** What a table held, by which it is known again elsewhere: how many rows, and a sum over a hash of each. */
export type Held = { table: string; rows: number; sum: string };
type Table = Held & { columns: string[]; types: string[] };
type Header = {
  product: "pendulum";
  format: 1;
  at: string;
  /** The newest migration of the database it came from. */
  migration: string;
  tables: Table[];
  sequences: { name: string; next: string }[];
};

/** Rows that go over the wire at once. */
const batch = 1000;
// The queue makes its jobs anew, the engine writes its own table, and counted tries are of no use to anybody.
const leftOut = ["_prisma_migrations", "rate_limit"];
// The text of every type reads back as it was, however the server is set.
const plainly =
  "SET TIME ZONE 'UTC'; SET datestyle = 'ISO'; SET intervalstyle = 'iso_8601'; SET bytea_output = 'hex'; SET extra_float_digits = 1; SET statement_timeout = 0";

/**
 * Writes everything as it was at one moment into a file, reads that file again, and only then gives it its name: what
 * bears the name of a backup is one. Returns what each table held.
 */
export async function writeBackup(ownerUrl: string, file: string): Promise<Held[]> {
  if (existsSync(file)) throw new Error(`${file} is there already. Nothing was overwritten.`);
  const unfinished = `${file}.unfinished`;
  try {
    const header = await onServer(ownerUrl, async (client) => {
      await client.query(plainly);
      await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL ROLE ${backupRole}`);
      const found = await describe(client);
      await pipeline(linesOf(client, found), createGzip(), createWriteStream(unfinished, { mode: 0o600 }));
      return found;
    });
    await readBackup(unfinished, { row: async () => undefined });
    renameSync(unfinished, file);
    return header.tables;
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** The newest migration of the database that a backup is of. */
export async function migrationOf(file: string): Promise<string> {
  for await (const line of linesIn(file)) return headerIn(line).migration;
  throw notABackup();
}

/**
 * Fills an empty database of the backup's own schema, in one transaction: it ends with every table equal to the one it
 * came from, or as it began. All sessions end, and the addresses of calendar feeds are taken back.
 */
export async function loadBackup(ownerUrl: string, file: string): Promise<Held[]> {
  return onServer(ownerUrl, async (client) => {
    await client.query(plainly);
    await client.query("BEGIN");
    const putBack = await openTables(client);
    const insert = async ({ table, columns, types }: Table, rows: string[]) => {
      const values = types.map((type, at) => `(r->>${at})::${type}`);
      await client.query(
        `INSERT INTO ${table} (${columns.join(", ")}) OVERRIDING SYSTEM VALUE SELECT ${values.join(", ")} FROM json_array_elements($1::json) r`,
        [`[${rows.join(",")}]`],
      );
    };
    const header = await readBackup(file, { row: insert });
    for (const { name, next } of header.sequences) await client.query("SELECT setval($1, $2, false)", [name, next]);
    await client.query("SET CONSTRAINTS ALL IMMEDIATE");
    const now: Held[] = [];
    for (const { table, columns, rows, sum } of header.tables) {
      const there = await heldIn(client, table, columns);
      if (there.rows !== rows || there.sum !== sum) throw new Error(`${table} is not what it was. Nothing was restored.`);
      now.push(there);
    }
    await client.query("UPDATE session SET ended_at = now() WHERE ended_at IS NULL; DELETE FROM calendar_feed");
    await putBack();
    await client.query("COMMIT");
    return now;
  });
}

async function describe(client: pg.Client): Promise<Header> {
  const migration = await rowsOf<{ name: string }>(
    client,
    "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name DESC LIMIT 1",
  );
  const tables = await rowsOf<{ table: string; columns: string[]; types: string[] }>(
    client,
    `SELECT c.oid::regclass::text AS table, array_agg(quote_ident(a.attname) ORDER BY a.attnum) AS columns,
            array_agg(format_type(a.atttypid, a.atttypmod) ORDER BY a.attnum) AS types
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> ALL ($1)
      GROUP BY c.oid ORDER BY 1`,
    [leftOut],
  );
  const sequences = await rowsOf<{ name: string }>(
    client,
    "SELECT oid::regclass::text AS name FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace ORDER BY 1",
  );
  const header: Header = {
    product: "pendulum",
    format: 1,
    at: new Date().toISOString(),
    migration: migration[0]?.name ?? "",
    tables: [],
    sequences: [],
  };
  for (const { table, columns, types } of tables) header.tables.push({ ...(await heldIn(client, table, columns)), columns, types });
  for (const { name } of sequences) {
    const [row] = await rowsOf<{ next: string }>(client, `SELECT (last_value + is_called::int)::text AS next FROM ${name}`);
    header.sequences.push({ name, next: row?.next ?? "1" });
  }
  return header;
}

async function heldIn(client: pg.Client, table: string, columns: string[]): Promise<Held> {
  const [row] = await rowsOf<{ rows: number; sum: string }>(
    client,
    `SELECT count(*)::int AS rows, coalesce(sum(hashtextextended(ROW(${columns.join(", ")})::text, 0)::numeric), 0)::text AS sum FROM ${table}`,
  );
  return { table, rows: row?.rows ?? 0, sum: row?.sum ?? "0" };
}

// A line of what it is, each row as a JSON list of texts, and a line that says that this was all.
async function* linesOf(client: pg.Client, header: Header): AsyncGenerator<string> {
  yield `${JSON.stringify(header)}\n`;
  for (const { table, columns } of header.tables) {
    yield `${JSON.stringify({ table })}\n`;
    const texts = columns.map((name) => `${name}::text`);
    await client.query(`DECLARE rows CURSOR FOR SELECT json_build_array(${texts.join(", ")})::text AS row FROM ${table}`);
    for (;;) {
      const rows = await rowsOf<{ row: string }>(client, `FETCH ${batch} FROM rows`);
      if (!rows.length) break;
      yield rows.map(({ row }) => `${row}\n`).join("");
    }
    await client.query("CLOSE rows");
  }
  yield `${JSON.stringify({ end: true })}\n`;
}

// Reads the whole of a backup, some rows at a time, and complains unless it is all there.
async function readBackup(file: string, { row }: { row: (table: Table, rows: string[]) => Promise<void> }): Promise<Header> {
  let header: Header | undefined;
  let table: Table | undefined;
  let waiting: string[] = [];
  let ended = false;
  const counts = new Map<string, number>();
  const flush = async () => {
    if (table && waiting.length) await row(table, waiting);
    waiting = [];
  };
  for await (const line of linesIn(file)) {
    if (!header) header = headerIn(line);
    else if (line.startsWith("[") && table) {
      waiting.push(line);
      counts.set(table.table, (counts.get(table.table) ?? 0) + 1);
      if (waiting.length >= batch) await flush();
    } else {
      await flush();
      const said = JSON.parse(line) as { table?: string; end?: boolean };
      table = header.tables.find((one) => one.table === said.table);
      ended = said.end === true;
    }
  }
  if (!header || !ended || header.tables.some(({ table, rows }) => (counts.get(table) ?? 0) !== rows))
    throw new Error("This backup is not whole: it was cut off or changed.");
  return header;
}

function headerIn(line: string): Header {
  try {
    const header = JSON.parse(line) as Header;
    if (header.product === "pendulum" && header.format === 1) return header;
  } catch {
    // Said below.
  }
  throw notABackup();
}

const notABackup = () => new Error("This file is not a backup of Pendulum.");

// Node's own reader of lines also breaks them at U+2028, which people's words may hold.
async function* linesIn(file: string): AsyncGenerator<string> {
  const decoder = new StringDecoder("utf8");
  const source = createReadStream(file);
  const unpacked = source.pipe(createGunzip());
  source.once("error", (error) => unpacked.destroy(error));
  let rest = "";
  try {
    for await (const chunk of unpacked) {
      const lines = (rest + decoder.write(chunk as Buffer)).split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code === "Z_BUF_ERROR") throw new Error("This backup is not whole: it was cut off or changed.", { cause: error });
    throw code?.startsWith("Z_") ? notABackup() : new Error(message, { cause: error });
  }
}

// While rows come back as they were, nothing may be derived, checked against rows that are not there yet, or hidden:
// triggers rest, foreign keys are taken off, and the owner passes row-level security. Returns what undoes all of it,
// which also checks every foreign key.
async function openTables(client: pg.Client): Promise<() => Promise<void>> {
  const tables = await rowsOf<{ name: string; forced: boolean; partition: boolean }>(
    client,
    `SELECT oid::regclass::text AS name, relforcerowsecurity AS forced, relispartition AS partition FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname <> ALL ($1)`,
    [leftOut],
  );
  const keys = await rowsOf<{ table: string; name: string; definition: string }>(
    client,
    `SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
      WHERE contype = 'f' AND conparentid = 0 AND connamespace = 'public'::regnamespace`,
  );
  const triggers = await rowsOf<{ table: string; name: string; mode: string }>(
    client,
    `SELECT t.tgrelid::regclass::text AS table, quote_ident(t.tgname) AS name, t.tgenabled AS mode FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND t.tgenabled <> 'D' AND c.relnamespace = 'public'::regnamespace`,
  );
  const all = async (statements: string[]) => {
    for (const statement of statements) await client.query(statement);
  };
  const enabled: Record<string, string> = { O: "ENABLE", A: "ENABLE ALWAYS", R: "ENABLE REPLICA" };
  await all(keys.map(({ table, name }) => `ALTER TABLE ${table} DROP CONSTRAINT ${name}`));
  await all(triggers.map(({ table, name }) => `ALTER TABLE ${table} DISABLE TRIGGER ${name}`));
  await all(tables.filter(({ forced }) => forced).map(({ name }) => `ALTER TABLE ${name} NO FORCE ROW LEVEL SECURITY`));
  await client.query(
    `TRUNCATE ${tables
      .filter(({ partition }) => !partition)
      .map(({ name }) => name)
      .join(", ")}`,
  );
  return async () => {
    await all(tables.filter(({ forced }) => forced).map(({ name }) => `ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`));
    await all(triggers.map(({ table, name, mode }) => `ALTER TABLE ${table} ${enabled[mode]} TRIGGER ${name}`));
    await all(keys.map(({ table, name, definition }) => `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`));
  };
}

const rowsOf = async <Row>(client: pg.Client, sql: string, values: unknown[] = []) => (await client.query(sql, values)).rows as Row[];
