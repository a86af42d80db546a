// Before each test file: a database of its own, cloned from a template, and the app's role to use it.
import { randomBytes } from "node:crypto";
// What the framework's requests are kept in, before any of its modules asks for it.
import "next/dist/server/node-environment-baseline";
import { afterAll, inject, vi } from "vitest";
import { appUrlFor, onServer } from "@/scripts/database/prepare";
import { testEnvironment, withDatabase } from "./template";

const { adminUrl, company, zone } = inject("templates");
const name = `t_${randomBytes(6).toString("hex")}`;

// Of a server in another zone than its app, whose sessions ask for UTC themselves.
await onServer(adminUrl, async (client) => {
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${company}`);
  await client.query(`ALTER DATABASE ${name} SET timezone = '${zone}'`);
});
Object.assign(process.env, testEnvironment(appUrlFor(withDatabase(adminUrl, name))));

// The password of the app's role derives from the owner's, whatever the database.
export const ownerUrl = withDatabase(adminUrl, name);
/** Asks as the owner, past what the app may do. */
export const withOwner = <Row>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  onServer(ownerUrl, async (client) => (await client.query(sql, values)).rows as Row[]);

vi.mock("server-only", () => ({}));
// What a bundler puts in the place of the browser's module, on a server.
vi.mock("next/navigation", () => import("next/dist/client/components/navigation.react-server" as "next/navigation"));

afterAll(async () => {
  const { closePools } = await import("@/lib/db");
  await closePools();
  await onServer(adminUrl, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
});
