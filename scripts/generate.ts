// Makes the typed database client. `prisma generate` wants to download a schema engine it then does
// not use; any executable in its place will do, so that machines without that host can generate.
import { spawnSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkout } from "./database/embedded";

const env = {
  ...process.env,
  PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
};
const { status, stdout, stderr } = spawnSync(process.execPath, ["node_modules/prisma/build/index.js", "generate", "--no-hints"], {
  cwd: checkout,
  env,
  encoding: "utf8",
});
if (status !== 0) {
  process.stderr.write(stdout + stderr);
  process.exit(1);
}

// The app asks its database for this one to tell whether the tables are those it was built for.
const migrations = readdirSync(join(checkout, "prisma/migrations"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
const newest = migrations
  .map((entry) => entry.name)
  .sort()
  .at(-1);
writeFileSync(join(checkout, "prisma/generated/newest-migration.ts"), `export const newestMigration = ${JSON.stringify(newest)};\n`);
