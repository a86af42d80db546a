// Prisma's own schema engine as WebAssembly, which tells migrations and schema apart without downloading a binary.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import { checkout } from "./embedded";

const folder = join(checkout, "prisma/migrations");
const filters = { externalTables: [], externalEnums: [] };

export const schemaFile = { path: "schema.prisma", content: readFileSync(join(checkout, "prisma/schema.prisma"), "utf8") };

/** The migrations as the engine wants them, oldest first, up to one of them or all. */
export function migrationsList(until = "\uffff") {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .filter((name) => name <= until)
    .sort();
  return {
    baseDir: folder,
    lockfile: { path: "migration_lock.toml", content: readFileSync(join(folder, "migration_lock.toml"), "utf8") },
    shadowDbInitScript: "",
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok" as const, value: readFileSync(join(folder, name, "migration.sql"), "utf8") },
      },
    })),
  };
}

/** SQL that leads from the migrations to the schema; empty when they agree. Needs an empty database. */
export async function difference(emptyDatabaseUrl: string): Promise<string> {
  const engine = await newEngine(emptyDatabaseUrl);
  try {
    const list = migrationsList();
    const from = list.migrationDirectories.length ? { tag: "migrations" as const, ...list } : { tag: "empty" as const };
    const to = { tag: "schemaDatamodel" as const, files: [schemaFile] };
    const result = await engine.diff({ from, to, script: true, exitCode: null, shadowDatabaseUrl: null, filters } as never);
    return ((result as { stdout?: string | null }).stdout ?? "").replace(/^-- This is an empty migration\.\s*/m, "").trim();
  } catch (error) {
    throw failure ? new Error(`The migrations do not apply: ${failure.message}`, { cause: failure }) : error;
  } finally {
    await close(engine);
  }
}

async function newEngine(url: string) {
  if (!started) {
    const wasm = join(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"), "../schema_engine_bg.wasm");
    const { instance } = await WebAssembly.instantiate(readFileSync(wasm), { "./schema_engine_bg.js": glue as never });
    (glue as unknown as { __wbg_set_wasm(exports: unknown): void }).__wbg_set_wasm(instance.exports);
    (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
    started = true;
  }
  // A migration works on everybody's rows, also behind the walls around them.
  const adapter = bindMigrationAwareSqlAdapterFactory(
    wholeScripts(new PrismaPg({ connectionString: url, options: "-c app.purpose=migration" })),
  );
  return glue.SchemaEngine.new({ datamodels: [[schemaFile.path, schemaFile.content]] }, () => undefined, adapter as never);
}

// Databases are cloned right after their migrations, which an open connection forbids.
async function close(engine: { free(): void }) {
  engine.free();
  await Promise.all(opened.splice(0).map((connection) => connection.dispose().catch(() => undefined)));
}

let started = false;
const opened: { dispose(): Promise<void> }[] = [];
// The engine hides what Postgres said.
let failure: Error | null = null;

// The adapter cuts scripts at every semicolon, through function bodies too. Postgres takes a script
// whole, and as one transaction: a migration that fails leaves nothing behind.
function wholeScripts(factory: PrismaPg): PrismaPg {
  const connect = factory.connect.bind(factory);
  const connectToShadow = factory.connectToShadowDb.bind(factory);
  factory.connect = async () => whole(await connect());
  factory.connectToShadowDb = async () => whole(await connectToShadow());
  return factory;
}

function whole(connection: Awaited<ReturnType<PrismaPg["connect"]>>) {
  opened.push(connection);
  connection.executeScript = async (script) => {
    try {
      await connection.underlyingDriver().query(script);
    } catch (error) {
      failure = error as Error;
      throw error;
    }
  };
  readsCatalogues(connection);
  return connection;
}

// The engine cannot read the list of checks, exclusions and (since Postgres 18) NOT NULL constraints,
// and compares none of them: what it gets is an empty list.
function readsCatalogues(connection: unknown) {
  const io = connection as { performIO(query: unknown): Promise<{ fields: { name: string; dataTypeID: number }[]; rows: unknown[] }> };
  const perform = io.performIO.bind(io);
  io.performIO = async (query) => {
    const result = await perform(query);
    // The adapter does not know the catalogues' one-byte "char"; a padded one reads the same.
    for (const field of result.fields) if (field.dataTypeID === oneByteChar) field.dataTypeID = paddedChar;
    return result.fields.some((field) => field.name === "constraint_definition") ? { ...result, rows: [] } : result;
  };
}

const oneByteChar = 18;
const paddedChar = 1042;
