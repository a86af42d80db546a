import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { writeBackup } from "@/scripts/database/backup";
import { appUrlFor, backupRole, onServer, withScratchDatabase } from "@/scripts/database/prepare";
import { restoreInto } from "@/scripts/database/restore";
import { ownerUrl } from "@/tests/support/database";

const folder = mkdtempSync(join(tmpdir(), "pendulum-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rowsIn = (url: string, sql: string) => onServer(url, async (client) => (await client.query(sql)).rows as Record<string, unknown>[]);

const walled = `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relrowsecurity AND n.nspname !~ '^pg_|^information'`;

describe("the role of backups", () => {
  it("reads every row of every table with row-level security, and writes none", async () => {
    const tables = await rowsIn(
      ownerUrl,
      `${walled} AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polcmd = 'r' AND p.polroles = ARRAY['${backupRole}'::regrole::oid])`,
    );
    expect(tables, "tables that a backup would leave empty").toEqual([]);
    await onServer(ownerUrl, async (client) => {
      for (const { name } of (await client.query<{ name: string }>(walled)).rows) {
        const count = async () => (await client.query(`SELECT count(*)::int AS rows FROM ${name}`)).rows[0];
        await client.query("RESET ROLE");
        const all = await count();
        await client.query(`SET ROLE ${backupRole}`);
        expect(await count(), name).toEqual(all);
      }
      await expect(client.query("UPDATE person SET name = 'x'")).rejects.toThrow(/permission denied/);
    });
  });
});

describe("a backup", () => {
  it("is restored with every table equal, all sessions ended, feeds taken back, and every wall where it was", async () => {
    const file = join(folder, "whole.pendulum");
    await onServer(ownerUrl, (client) =>
      client.query(`UPDATE talk_line SET words = E'a\\u2028b\\nc "d" \\\\e' WHERE id = (SELECT id FROM talk_line LIMIT 1);
        INSERT INTO session (id, person_id, token_hash, expires_at) SELECT gen_random_uuid(), id, 'kept-open', now() + interval '1 hour' FROM person LIMIT 1;
        INSERT INTO calendar_feed (person_id, token_hash) SELECT id, 'known-to-somebody' FROM person LIMIT 1`),
    );
    const held = await writeBackup(ownerUrl, file);
    expect(held.find(({ table }) => table === "private_note")?.rows).toBeGreaterThan(0);
    await withScratchDatabase(ownerUrl, async (url) => {
      const database = { ownerUrl: url, appUrl: appUrlFor(url) };
      const restored = await restoreInto(database, file);
      expect(restored).toEqual(held.map(({ table, rows, sum }) => ({ table, rows, sum })));
      expect(await rowsIn(url, "SELECT FROM session WHERE ended_at IS NULL")).toEqual([]);
      expect(await rowsIn(url, "SELECT FROM calendar_feed")).toEqual([]);
      for (const sql of [
        "SELECT conrelid::regclass::text AS t, conname, pg_get_constraintdef(oid) AS d FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2",
        "SELECT tgrelid::regclass::text AS t, tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2",
        "SELECT oid::regclass::text AS t, relrowsecurity, relforcerowsecurity FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1",
        "SELECT nextval('path_node') AS next",
      ])
        expect(await rowsIn(url, sql)).toEqual(await rowsIn(ownerUrl, sql));
      await expect(restoreInto(database, file)).rejects.toThrow(/people in this database already/);
    });
  });

  it("that is cut off or is something else is refused, and one that fails leaves no file", async () => {
    const file = join(folder, "broken.pendulum");
    await writeBackup(ownerUrl, file);
    await expect(writeBackup(ownerUrl, file)).rejects.toThrow(/there already/);
    writeFileSync(join(folder, "cut.pendulum"), readFileSync(file).subarray(0, -2000));
    writeFileSync(join(folder, "other.pendulum"), "not a backup");
    await withScratchDatabase(ownerUrl, async (url) => {
      const database = { ownerUrl: url, appUrl: appUrlFor(url) };
      await expect(restoreInto(database, join(folder, "cut.pendulum"))).rejects.toThrow(/not whole/);
      await expect(restoreInto(database, join(folder, "other.pendulum"))).rejects.toThrow(/not a backup/);
      expect(await rowsIn(url, "SELECT FROM person")).toEqual([]);
      const before = readdirSync(folder);
      await expect(writeBackup(`${url}_missing`, join(folder, "none.pendulum"))).rejects.toThrow(/does not exist/);
      expect(readdirSync(folder)).toEqual(before);
    });
  });
});
