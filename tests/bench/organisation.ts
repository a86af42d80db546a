// Generated organisations of any size, in the cluster "bench" and kept there between runs. Everything is
// inserted set by set as the owner; the triggers keep reporting lines, units and headcount as they always do.
import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { setUpFirstAdministrator } from "@/lib/auth/set-up";
import { closePools } from "@/lib/db";
import { publishBuiltIn } from "@/prisma/example/framework";
import { runScript } from "@/scripts/support/app";
import { checkout, clusterUrl, startCluster } from "@/scripts/database/embedded";
import { appUrlFor, onServer } from "@/scripts/database/prepare";
import { administratorViewer } from "@/scripts/support/viewer";
import { generate } from "./generator";

/** A generated organisation: how to reach it as its owner and as the app. */
export type Organisation = { people: number; ownerUrl: string; appUrl: string };

/** Starts the cluster and makes those organisations that an earlier run did not leave there. */
export async function openOrganisations(
  sizes: number[],
  say: (text: string) => void,
): Promise<{ organisations: Organisation[]; stop: () => Promise<void> }> {
  const cluster = await startCluster("bench");
  const url = (database: string) => clusterUrl(cluster, database);
  const stop = async () => (cluster.started ? cluster.stop() : undefined);
  try {
    const print = fingerprint();
    const names = sizes.map((people) => ({ people, name: `bench_${print}_${people}` }));
    await onServer(url("postgres"), async (client) => {
      const { rows } = await client.query<{ name: string }>("SELECT datname AS name FROM pg_database WHERE datname ~ '^(bench|making)_'");
      const there = rows.map((row) => row.name);
      for (const old of there.filter((name) => !name.startsWith(`bench_${print}_`)))
        await client.query(`DROP DATABASE ${old} WITH (FORCE)`);
      const missing = names.filter(({ name }) => !there.includes(name));
      const template = `bench_${print}_template`;
      if (missing.length && !there.includes(template)) await makeTemplate(client, template, url);
      for (const { people, name } of missing) {
        const from = Date.now();
        const making = `making_${people}`;
        await client.query(`CREATE DATABASE ${making} TEMPLATE ${template}`);
        await onServer(url(making), (own) => generate(own, people));
        await client.query(`ALTER DATABASE ${making} RENAME TO ${name}`);
        say(`Made an organisation of ${people.toLocaleString("en-GB")} people in ${((Date.now() - from) / 1000).toFixed(1)} s.`);
      }
    });
    return { organisations: names.map(({ people, name }) => ({ people, ownerUrl: url(name), appUrl: appUrlFor(url(name)) })), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

// Migrated, with the built-in framework published, as prisma/seed.ts begins.
async function makeTemplate(client: pg.Client, name: string, url: (database: string) => string) {
  await client.query("CREATE DATABASE making_template");
  const ownerUrl = url("making_template");
  const appUrl = appUrlFor(ownerUrl);
  // In a process of its own: the migration engine keeps a connection, and with one open nobody can clone.
  const { code, text } = await runScript("scripts/database.ts", ["migrate"], { DATABASE_URL: ownerUrl });
  if (code !== 0) throw new Error(text);
  Object.assign(process.env, {
    DATABASE_URL: appUrl,
    NEXTAUTH_SECRET: randomBytes(32).toString("hex"),
    NEXTAUTH_URL: "http://localhost:3000",
  });
  await setUpFirstAdministrator({ name: "Ada Marchetti", email: "ada@example.com", handle: "ada" });
  await publishBuiltIn(await administratorViewer());
  await closePools();
  await client.query(`ALTER DATABASE making_template RENAME TO ${name}`);
}

function fingerprint(): string {
  const migrations = join(checkout, "prisma/migrations");
  const files = readdirSync(migrations, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".sql"))
    .map((name) => join(migrations, name));
  const hash = createHash("sha256");
  for (const file of [
    ...files.sort(),
    join(checkout, "prisma/frameworks/pendulum.yml"),
    join(import.meta.dirname, "generator.ts"),
    join(import.meta.dirname, "history.ts"),
  ])
    hash.update(readFileSync(file));
  return hash.digest("hex").slice(0, 12);
}
