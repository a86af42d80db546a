// One command from a fresh checkout to the product with its example company in the browser.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ensureBuild, run, runScript, serve, sessionSecret } from "./support/app";
import { checkout } from "./database/embedded";
import { migrate, openDatabase } from "./database/prepare";
import { beginJobs } from "./support/jobs";
import { elapsed, main, step } from "./support/progress";

await main(async () => {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) throw new Error(`Pendulum needs Node 20.19 or newer; this is ${process.version}.`);
  if (!existsSync(join(checkout, "prisma/generated/client.ts")))
    await step("Making the database client", async () => void (await run(process.execPath, ["--import", "tsx", "scripts/generate.ts"])));

  const database = await step(process.env.DATABASE_URL ? "Opening your database" : "Starting the embedded Postgres", () =>
    openDatabase("demo", "pendulum"),
  );
  let stopping = false;
  let server: Awaited<ReturnType<typeof serve>> | undefined;
  let endJobs: (() => Promise<void>) | undefined;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    process.stdout.write("\nStopping …\n");
    await Promise.all([server?.stop(), endJobs?.()]);
    await database.stop().catch(() => undefined);
    process.stdout.write("Stopped. Your data is kept for the next time.\n");
    process.exit(process.exitCode ?? 0);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);

  try {
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
    server = await step("Starting the server", () => serve(env, { port: wanted }));
    server.child.once("exit", () => void stop());
    endJobs = await beginJobs({ ...env, NEXTAUTH_URL: server.address });
    if (!server.address.endsWith(`:${wanted}`))
      process.stdout.write(`  Port ${wanted} is taken; using ${server.address.split(":").at(-1)} instead.\n`);
    process.stdout.write(`
  Pendulum is at ${server.address}   (ready after ${elapsed()} s)

  Sign in with one click as
    Eve    an engineer: update your growth plan
    Mo     a manager: see who needs you, prepare a 1-on-1
    Lea    leadership: how the organisation is spread over its ladders
    Ada    an administrator: people, reporting lines, access

  Ctrl+C stops it.
`);
  } catch (error) {
    await database.stop().catch(() => undefined);
    throw error;
  }
});
