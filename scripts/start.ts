// Serves the built app with the configuration of the environment, and works off its jobs. Refuses a database role
// that could do more than the app may.
import { parseArgs } from "node:util";
import { onServer } from "./database/prepare";
import { liveAndDieTogether, passOn, requireFreePort, startJobs, startProcess, whenAskedToEnd } from "./support/processes";
import { main } from "./support/progress";

await main(async () => {
  const asked = whenAskedToEnd();
  const url = process.env.DATABASE_URL;
  if (!url)
    throw new Error("Set DATABASE_URL, NEXTAUTH_SECRET and NEXTAUTH_URL; see the README. To try Pendulum without them: npm run demo.");
  const { port, hostname } = listening(process.argv.slice(2));
  await requireFreePort(port, hostname);
  await requireModestRole(url);
  const env = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const web = startProcess(["node_modules/next/dist/bin/next", "start", ...process.argv.slice(2)], env, "pipe");
  const jobs = startJobs(env, "pipe");
  passOn(web, "web", process.stdout);
  passOn(jobs, "jobs", process.stdout);
  process.exit(await liveAndDieTogether({ server: web, "worker of jobs": jobs }, asked));
});

// As Next itself reads them.
function listening(args: string[]): { port: number; hostname: string | undefined } {
  const { values } = parseArgs({
    args,
    strict: false,
    options: { port: { type: "string", short: "p" }, hostname: { type: "string", short: "H" } },
  });
  return {
    port: Number(values.port ?? process.env.PORT ?? 3000),
    hostname: typeof values.hostname === "string" ? values.hostname : undefined,
  };
}

async function requireModestRole(url: string) {
  const role = await onServer(url, async (client) => {
    const { rows } = await client.query<{ name: string; mighty: boolean; owner: boolean }>(`
      SELECT rolname AS name, rolsuper OR rolbypassrls AS mighty,
             EXISTS (SELECT FROM pg_class c WHERE c.relname = 'person' AND pg_has_role(current_user, c.relowner, 'USAGE')) AS owner
        FROM pg_roles WHERE rolname = current_user`);
    return rows[0];
  });
  if (role?.mighty || role?.owner)
    throw new Error(
      `DATABASE_URL connects as ${role.name}, which may do anything to the tables. Use the role pendulum_app here, and give the owner's address to npm run db:migrate as DATABASE_OWNER_URL.`,
    );
}
