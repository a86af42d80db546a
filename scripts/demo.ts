// One command from a fresh checkout to the product with its example company in the browser.
import type { ChildProcess } from "node:child_process";
import { createWriteStream, existsSync, renameSync, type WriteStream } from "node:fs";
import { join } from "node:path";
import { ensureBuild, run, runScript, serve, sessionSecret } from "./support/app";
import { checkout, stateDirectory } from "./database/embedded";
import { type Database, migrate, openDatabase } from "./database/prepare";
import { liveAndDieTogether, passOn, startJobs, whenAskedToEnd } from "./support/processes";
import { elapsed, main, step } from "./support/progress";

await main(async () => {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) throw new Error(`Pendulum needs Node 20.19 or newer; this is ${process.version}.`);
  if (!existsSync(join(checkout, "prisma/generated/client.ts")))
    await step("Making the database client", async () => void (await run(process.execPath, ["--import", "tsx", "scripts/generate.ts"])));

  const asked = whenAskedToEnd();
  const database = await step(process.env.DATABASE_URL ? "Opening your database" : "Starting the embedded Postgres", () =>
    openDatabase("demo", "pendulum"),
  );
  let code = 0;
  try {
    const running = await Promise.race([asked.then(() => null), begin(database)]);
    if (running) code = await liveAndDieTogether(running, asked);
  } finally {
    process.stdout.write("\nStopping …\n");
    await database.stop().catch(() => undefined);
  }
  process.stdout.write("Stopped. Your data is kept for the next time.\n");
  process.exit(code);
});

async function begin(database: Database): Promise<Record<string, ChildProcess>> {
  await step("Bringing the tables up to date", () => migrate(database));
  const env = {
    DATABASE_URL: database.appUrl,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET ?? sessionSecret(),
    NEXTAUTH_URL: "http://localhost:3000",
    PENDULUM_DEMO: "1",
  };
  await step("Loading the example company", async () => {
    const { code, text } = await runScript("prisma/seed.ts", [], env);
    if (code !== 0) throw new Error(`The example company did not load.\n${text}`);
  });
  await step("Building the app (only when something changed)", () => ensureBuild());
  const wanted = Number(process.env.PORT ?? 3000);
  const server = await step("Starting the server", () => serve(env, { port: wanted }));
  const jobs = startJobs({ ...env, NEXTAUTH_URL: server.address }, "pipe");
  const log = openLog(server.said());
  passOn(server.child, "web", log);
  passOn(jobs, "jobs", log);
  if (!server.address.endsWith(`:${wanted}`))
    process.stdout.write(`  Port ${wanted} is taken; using ${server.address.split(":").at(-1)} instead.\n`);
  process.stdout.write(`
  Pendulum is at ${server.address}   (ready after ${elapsed()} s)

  Sign in with one click as
    Eve    an engineer: update your growth plan
    Mo     a manager: see who needs you, prepare a 1-on-1
    Lea    leadership: how the organisation is spread over its ladders
    Ada    an administrator: people, reporting lines, access

  What the server says is in ${log.path}
  Ctrl+C stops it.
`);
  return { server: server.child, "worker of jobs": jobs };
}

// The log of this run, and of the one before.
function openLog(begun: string): WriteStream {
  const path = join(stateDirectory(), "demo.log");
  if (existsSync(path)) renameSync(path, `${path}.1`);
  const log = createWriteStream(path);
  log.write(`${JSON.stringify({ level: 30, time: Date.now(), from: "web", msg: begun.trim() })}\n`);
  return log;
}
