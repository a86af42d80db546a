import { expect, it } from "vitest";
import { pool } from "@/lib/db";
import { sealAudit } from "@/lib/jobs/tasks";
import { moveToManager } from "@/lib/people/mutations";
import { onServer } from "@/scripts/database/prepare";
import { as } from "@/tests/support/cast";
import { ownerUrl } from "@/tests/support/database";

const seal = async () => {
  const client = await pool().connect();
  await sealAudit(client).finally(() => client.release());
};

/** What is found after some tampering by the owner of the database, which is undone afterwards. */
const faultsAfter = (...tampering: string[]) =>
  onServer(ownerUrl, async (client) => {
    await client.query("BEGIN");
    for (const statement of tampering) expect((await client.query(statement)).rowCount, statement).toBeGreaterThan(0);
    const { rows } = await client.query<{ fault: string }>("SELECT * FROM audit_faults() AS fault");
    await client.query("ROLLBACK");
    return rows.map(({ fault }) => fault).join(" ");
  });

const ofLast = "WHERE id = (SELECT events[1] FROM audit_seal ORDER BY number DESC LIMIT 1)";
const ofFirst = "WHERE id = (SELECT events[1] FROM audit_seal ORDER BY number LIMIT 1)";

it("seals what is recorded, so that whatever is changed, removed or slipped in afterwards is noticed", async () => {
  await seal();
  await moveToManager(await as("ada"), { personId: (await as("eve")).personId, manager: "ned" });
  await Promise.all([seal(), seal(), seal()]);
  expect(await faultsAfter()).toBe("");

  expect(await faultsAfter(`UPDATE audit_event SET actor_id = about_id, about_id = NULL ${ofLast}`)).toContain("was changed or removed");
  expect(await faultsAfter(`UPDATE audit_event SET fields = fields || ARRAY['x'] ${ofFirst}`)).toContain("was changed or removed");
  expect(await faultsAfter(`UPDATE audit_event SET at = at + interval '1 second' ${ofFirst}`)).toContain("was changed or removed");
  expect(await faultsAfter(`DELETE FROM audit_event ${ofLast}`)).toContain("was changed or removed");
  expect(await faultsAfter("DELETE FROM audit_seal WHERE number = 1")).toContain("missing");
  expect(
    await faultsAfter(
      "UPDATE audit_seal SET events = events[2:], hash = audit_hash('', events[2:]) WHERE number = 1",
      "DELETE FROM audit_event WHERE id NOT IN (SELECT unnest(events) FROM audit_seal)",
    ),
    "a seal written anew no longer carries the next",
  ).toMatch(/^Seal 2 .* does not fit/);
  expect(
    await faultsAfter(
      "INSERT INTO audit_event (id, event, record_id, fields, at) SELECT gen_random_uuid(), 'person.left', record_id, '{}', now() - interval '3 days' FROM audit_event LIMIT 1",
    ),
  ).toContain("added afterwards");
});

it("covers every column of an event", async () => {
  const { rows } = await pool().query<{ name: string }>(
    "SELECT attname AS name FROM pg_attribute WHERE attrelid = 'audit_event'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attname",
  );
  expect(rows.map(({ name }) => name)).toEqual(["about_id", "actor_id", "at", "event", "fields", "id", "record_id"]);
});
