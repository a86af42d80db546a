// Serves the built app with the configuration of the environment. Refuses a database role that could
// do more than the app may.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { checkout } from "./database/embedded";
import { onServer } from "./database/prepare";
import { beginJobs } from "./support/jobs";
import { main } from "./support/progress";

await main(async () => {
  const url = process.env.DATABASE_URL;
  if (!url)
    throw new Error("Set DATABASE_URL, NEXTAUTH_SECRET and NEXTAUTH_URL; see the README. To try Pendulum without them: npm run demo.");
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
  const args = [join(checkout, "node_modules/next/dist/bin/next"), "start", ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { cwd: checkout, env: { ...process.env, NODE_ENV: "production" }, stdio: "inherit" });
  const endJobs = await beginJobs();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise<number>((ended) => child.once("exit", (code) => ended(code ?? 0)));
  await endJobs();
});
