// The development server on the example company, with the pages that are for developers only.
import { runScript, sessionSecret } from "./support/app";
import { portTaken } from "./database/embedded";
import { migrate, openDatabase } from "./database/prepare";
import { liveAndDieTogether, startJobs, startProcess, whenAskedToEnd } from "./support/processes";
import { main, step } from "./support/progress";

await main(async () => {
  const asked = whenAskedToEnd();
  const database = await step("Opening the database", () => openDatabase("demo", "pendulum"));
  await step("Bringing the tables up to date", () => migrate(database));
  let port = Number(process.env.PORT ?? 3000);
  while (await portTaken(port)) port++;
  const env = {
    DATABASE_URL: database.appUrl,
    NEXTAUTH_SECRET: sessionSecret(),
    NEXTAUTH_URL: `http://localhost:${port}`,
    PENDULUM_DEMO: "1",
    PENDULUM_DEVELOPER_PAGES: "1",
    NEXT_DIST_DIR: ".next/development",
  };
  await step("Loading the example company", async () => {
    const { code, text } = await runScript("prisma/seed.ts", [], env);
    if (code !== 0) throw new Error(text);
  });
  const server = startProcess(["node_modules/next/dist/bin/next", "dev", "-H", "127.0.0.1", "-p", String(port)], env, "inherit");
  const code = await liveAndDieTogether({ server, "worker of jobs": startJobs(env) }, asked);
  await database.stop();
  process.exit(code);
});
