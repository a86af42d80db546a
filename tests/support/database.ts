// Before each test file: a database of its own, cloned from a template, and the app's role to use it.
import { randomBytes } from "node:crypto";
import { afterAll, inject, vi } from "vitest";
import { appUrlFor, onServer } from "@/scripts/database/prepare";
import { testEnvironment, withDatabase } from "./template";

const { adminUrl, company } = inject("templates");
const name = `t_${randomBytes(6).toString("hex")}`;

await onServer(adminUrl, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${company}`));
Object.assign(process.env, testEnvironment(appUrlFor(withDatabase(adminUrl, name))));

// The password of the app's role derives from the owner's, whatever the database.
export const ownerUrl = withDatabase(adminUrl, name);

vi.mock("server-only", () => ({}));

afterAll(async () => {
  const { closePools } = await import("@/lib/db");
  await closePools();
  await onServer(adminUrl, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
});
