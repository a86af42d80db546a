// Once per run: a cluster for tests, and template databases that test files clone in a few milliseconds.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { checkout, clusterUrl, startCluster } from "@/scripts/database/embedded";
import { dayAt } from "@/lib/clock";
import { appUrlFor, migrate, onServer } from "@/scripts/database/prepare";

export type Templates = { adminUrl: string; empty: string; company: string; zone: string };

/**
 * Where some of the cast are while tests run: whatever the hour, their day is UTC's yesterday or tomorrow, so that a day
 * taken from the server, or from somebody else, is the wrong one.
 */
export const far = ["eve", "ivy", "ned"];
const farZone = () => (new Date().getUTCHours() < 11 ? "Pacific/Niue" : "Pacific/Kiritimati");

declare module "vitest" {
  interface ProvidedContext {
    templates: Templates;
  }
}

export default async function setup(project: TestProject) {
  const { templates, stop } = await prepareTemplates();
  project.provide("templates", templates);
  return stop;
}

/** Starts (or adopts) the test cluster, and makes the templates of this schema and seed unless they are there. */
export async function prepareTemplates(): Promise<{ templates: Templates; stop: () => Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  const cluster = given ? null : await startCluster("test", { durable: false });
  const adminUrl = given ?? clusterUrl(cluster as NonNullable<typeof cluster>, "postgres");
  const zone = farZone();
  // What is told of the company is told of a day: tomorrow it is another.
  const print =
    process.env.PENDULUM_TEST_TEMPLATE ??
    fingerprint(`${dayAt(new Date(), zone)} ${zone}`, [
      "scripts/database",
      "prisma/migrations",
      "prisma/schema.prisma",
      "prisma/seed.ts",
      "prisma/example",
      "prisma/frameworks",
      "lib",
    ]);
  const templates = { adminUrl, empty: `empty_${print}`, company: `company_${print}`, zone };
  await onServer(adminUrl, async (client) => {
    await client.query("SELECT pg_advisory_lock(hashtext('pendulum templates'))");
    const { rows } = await client.query<{ datname: string }>("SELECT datname FROM pg_database WHERE datname ~ '^(empty|company|making)_'");
    const there = new Set(rows.map((row) => row.datname));
    if (there.has(templates.company)) return;
    for (const old of there) await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(old)} WITH (FORCE)`);
    await client.query(`CREATE DATABASE making_${print}`);
    const ownerUrl = withDatabase(adminUrl, `making_${print}`);
    await migrate({ ownerUrl, appUrl: appUrlFor(ownerUrl) });
    await client.query(`CREATE DATABASE ${templates.empty} TEMPLATE making_${print}`);
    await seed(appUrlFor(ownerUrl), zone);
    await client.query(`ALTER DATABASE making_${print} RENAME TO ${templates.company}`);
  });
  return { templates, stop: async () => (cluster?.started ? cluster.stop() : undefined) };
}

/** The address of another database of the same server. */
export function withDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.toString();
}

async function seed(appUrl: string, zone: string) {
  const { spawnSync } = await import("node:child_process");
  const env = { ...process.env, ...testEnvironment(appUrl), EXAMPLE_TIME_ZONES: far.map((handle) => `${handle}=${zone}`).join(",") };
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--conditions=react-server", "--import", "tsx", "prisma/seed.ts"], {
    cwd: checkout,
    env,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`The example company did not load.\n${stdout}${stderr}`);
}

/** What the app needs to run on a test database. */
export function testEnvironment(appUrl: string): Record<string, string> {
  return {
    DATABASE_URL: appUrl,
    NEXTAUTH_SECRET: "only-for-tests-only-for-tests-only-for-tests",
    NEXTAUTH_URL: "http://127.0.0.1:3000",
    TZ: "Asia/Kathmandu",
  };
}

function fingerprint(of: string, paths: string[]): string {
  const hash = createHash("sha256").update(of);
  const add = (path: string) => hash.update(path).update(readFileSync(join(checkout, path)));
  for (const path of paths) {
    if (/\.\w+$/.test(path)) add(path);
    else
      for (const entry of readdirSync(join(checkout, path), { recursive: true, withFileTypes: true }))
        if (entry.isFile()) add(join(entry.parentPath, entry.name).slice(checkout.length + 1));
  }
  return hash.digest("hex").slice(0, 12);
}
