// Once per run of the browser tests: templates, the build, and at the end the sizes and a clean server.
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBuild } from "@/scripts/support/app";
import { stateDirectory } from "@/scripts/database/embedded";
import { onServer } from "@/scripts/database/prepare";
import { prepareTemplates, type Templates } from "./template";

/** What the workers need to know, handed to them through the environment. */
export type Run = { templates: Templates; prefix: string; sizes: string };

export const thisRun = (): Run => JSON.parse(process.env.PENDULUM_BROWSER_RUN as string) as Run;

export default async function setUp() {
  const [{ templates, stop }] = await Promise.all([prepareTemplates(), ensureBuild()]);
  const reports = join(stateDirectory(), "reports");
  mkdirSync(reports, { recursive: true });
  const run: Run = { templates, prefix: `browser_${process.pid}`, sizes: join(reports, `sizes-${process.pid}.jsonl`) };
  process.env.PENDULUM_BROWSER_RUN = JSON.stringify(run);
  return async () => {
    printSizes(run.sizes);
    await dropDatabases(run);
    await stop();
  };
}

/** Notes how much JavaScript a page sent; printed when all tests have run. */
export function noteSize(path: string, bytes: number) {
  appendFileSync(thisRun().sizes, `${JSON.stringify({ path, bytes })}\n`);
}

function printSizes(file: string) {
  if (!existsSync(file)) return;
  const lines = readFileSync(file, "utf8").trim().split("\n");
  const sizes = lines.map((line) => JSON.parse(line) as { path: string; bytes: number }).sort((a, b) => b.bytes - a.bytes);
  const rows = sizes.map(({ path, bytes }) => `${(bytes / 1000).toFixed(1).padStart(7)} KB  ${path}`);
  process.stdout.write(`\n\nClient JavaScript as transferred, by page\n${rows.join("\n")}\n`);
  rmSync(file);
}

// A worker that was killed could not drop its own.
async function dropDatabases({ templates, prefix }: Run) {
  await onServer(templates.adminUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>("SELECT datname FROM pg_database WHERE starts_with(datname, $1)", [
      `${prefix}_`,
    ]);
    for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(datname)} WITH (FORCE)`);
  });
}
