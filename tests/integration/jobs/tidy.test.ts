import { describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { tidy } from "@/lib/jobs/tasks";
import { onServer } from "@/scripts/database/prepare";
import { as } from "@/tests/support/cast";
import { ownerUrl } from "@/tests/support/database";

const withOwner = (sql: string, values: unknown[] = []) =>
  onServer(ownerUrl, async (client) => (await client.query(sql, values)).rows as unknown[]);

describe("tidying", () => {
  it("removes sent keys, abandoned forms, old sessions and seen notices, and nothing that may still be wanted", async () => {
    const id = (await as("lea")).personId;
    const place = async (table: string, columns: string, values: string) =>
      pool().query(`INSERT INTO ${table} (${columns}) VALUES ${values}`, [id]);
    await place(
      "submission",
      "key, person_id, created_at",
      "(gen_random_uuid(), $1, now() - interval '31 days'), (gen_random_uuid(), $1, now())",
    );
    await pool().query("SELECT keep_unsent_form($1, '/old', '{}'), keep_unsent_form($1, '/new', '{}')", [id]);
    await withOwner("UPDATE unsent_form SET created_at = now() - interval '31 days' WHERE path = '/old'");
    await place(
      "session",
      "id, person_id, token_hash, created_at, expires_at",
      "(gen_random_uuid(), $1, 'old', now() - interval '9 days', now() - interval '8 days'), (gen_random_uuid(), $1, 'ended', now() - interval '2 days', now() - interval '1 day')",
    );
    await place(
      "notice",
      "id, person_id, kind, key, href, seen_at",
      "(gen_random_uuid(), $1, 'plan_quiet', 'old', '/me', now() - interval '181 days'), (gen_random_uuid(), $1, 'plan_quiet', 'new', '/me', NULL)",
    );
    const client = await pool().connect();
    await tidy(client).finally(() => client.release());
    const left = async (sql: string) => (await withOwner(sql, [id])).map((row) => Object.values(row as object)[0]);
    expect(await left("SELECT count(*)::int FROM submission WHERE person_id = $1")).toEqual([1]);
    expect(await left("SELECT path FROM unsent_form WHERE person_id = $1")).toEqual(["/new"]);
    expect(await left("SELECT token_hash FROM session WHERE person_id = $1 AND token_hash IN ('old', 'ended')")).toEqual(["ended"]);
    expect(await left("SELECT key FROM notice WHERE person_id = $1 AND key IN ('old', 'new')")).toEqual(["new"]);
  });
});
