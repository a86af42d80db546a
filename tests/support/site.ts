// A served copy of the product on a database of its own.
import { randomBytes } from "node:crypto";
import { serve } from "@/scripts/support/app";
import { appUrlFor, onServer } from "@/scripts/database/prepare";
import { thisRun } from "./browser-setup";
import { type Templates, testEnvironment, withDatabase } from "./template";

export type Site = {
  address: string;
  /** The database as its owner, for a connection that a test holds. */
  ownerUrl: string;
  query: <Row = unknown>(sql: string, values?: unknown[]) => Promise<Row[]>;
  /** What the server has printed so far. */
  said: () => string;
  /** A second process of the product on the same database; ends with this one. */
  twin: () => Promise<Site>;
  stop: () => Promise<void>;
};
export type SiteOptions = {
  template?: "company" | "empty";
  env?: Record<string, string>;
  port?: number;
  /** What people type, where that is not the server's own. */
  publicAddress?: string;
  /** Where they are made by another than the browser tests. */
  templates?: Templates;
};

/** Clones a template and serves the production build on it; `stop` ends both. */
export async function openSite({ template = "company", env = {}, port = 3400, publicAddress, ...given }: SiteOptions = {}): Promise<Site> {
  const { templates, prefix } = given.templates ? { templates: given.templates, prefix: "served" } : thisRun();
  const name = `${prefix}_${randomBytes(6).toString("hex")}`;
  await onServer(templates.adminUrl, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${templates[template]}`));
  const ownerUrl = withDatabase(templates.adminUrl, name);
  const demo = { PENDULUM_DEMO: "1", PENDULUM_DEVELOPER_PAGES: "1" };
  const query = async <Row>(sql: string, values?: unknown[]) =>
    onServer(ownerUrl, async (client) => (await client.query(sql, values)).rows as Row[]);
  const servers: Awaited<ReturnType<typeof serve>>[] = [];
  const open = async (at: number): Promise<Site> => {
    const server = await serve(
      { ...testEnvironment(appUrlFor(ownerUrl)), ...demo, ...env },
      { port: at, ...(publicAddress ? { publicAddress } : {}) },
    );
    servers.push(server);
    return { address: server.address, ownerUrl, query, said: server.said, twin: () => open(at + 1), stop: server.stop };
  };
  return {
    ...(await open(port)),
    stop: async () => {
      await Promise.all(servers.map((server) => server.stop()));
      await onServer(templates.adminUrl, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}
