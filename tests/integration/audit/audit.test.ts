import { describe, expect, it } from "vitest";
import { listEvents, listReads } from "@/lib/audit/queries";
import { recordDenial, recordReads } from "@/lib/db";
import { moveToManager } from "@/lib/people/mutations";
import { onServer } from "@/scripts/database/prepare";
import { as, todayOf } from "@/tests/support/cast";
import { ownerUrl } from "@/tests/support/database";

describe("the log of changes", () => {
  it("tells an administrator of everything but plans, and anybody of what is about themselves", async () => {
    const eve = await as("eve");
    await moveToManager(await as("ada"), { personId: eve.personId, manager: "ned" });
    const forAda = await listEvents(await as("ada"));
    expect(forAda.events[0]).toMatchObject({
      event: "person.moved",
      fields: ["manager"],
      actor: { handle: "ada" },
      about: { handle: "eve" },
    });
    expect(forAda.events.some(({ event, about }) => /^(growth_plan|focus)\./.test(event) && about?.handle !== "ada")).toBe(false);
    const forEve = await listEvents(eve);
    expect(forEve.events[0]).toMatchObject({ event: "person.moved" });
    expect(forEve.events.every(({ about }) => about?.handle === "eve")).toBe(true);
    expect((await listEvents(await as("sam"))).events.some(({ about }) => about?.handle !== "sam")).toBe(false);
  });

  it("holds what somebody was refused, once an hour for each address, for administrators and for themselves", async () => {
    const sam = await as("sam");
    for (const address of ["/admin/import?with=words", "/admin/import", "/organisation"]) await recordDenial(sam, address);
    const denials = async (viewer: typeof sam) =>
      (await listEvents(viewer)).events
        .filter(({ event }) => event === "access.denied")
        .map(({ actor, fields }) => [actor?.handle, ...fields]);
    const both = [
      ["sam", "/organisation"],
      ["sam", "/admin/import"],
    ];
    expect(await denials(await as("ada"))).toEqual(both);
    expect(await denials(sam)).toEqual(both);
    expect(await denials(await as("mo"))).toEqual([]);
  });

  it("can be narrowed to oneself, and turned page by page", async () => {
    const mine = await listEvents(await as("ada"), { aboutMe: true });
    expect(mine.events.every(({ about }) => about?.handle === "ada")).toBe(true);
    const ada = await as("ada");
    const seen: string[] = [];
    let last: string | undefined;
    for (let before: string | undefined = "", page = 0; before !== undefined && page < 100; page++) {
      const { events, older } = await listEvents(ada, { before });
      seen.push(...events.map(({ id }) => id));
      last = before || last;
      before = older ?? undefined;
    }
    const all = await onServer(ownerUrl, async (client) => (await client.query<{ id: string }>(plainly, [ada.personId])).rows);
    expect(seen.length).toBeGreaterThan(50);
    expect(seen, "each once, in order, and none left out").toEqual(all.map(({ id }) => id));
    expect((await listEvents(ada, { before: "nonsense" })).events[0]?.id).toBe(seen[0]);
    const back: string[] = [];
    for (let after = (await listEvents(ada, { before: last })).newer; after; ) {
      const { events, newer } = await listEvents(ada, { after });
      back.unshift(...events.map(({ id }) => id));
      after = newer;
    }
    expect(back, "and the same way back").toEqual(seen.slice(0, back.length));
    expect(back.length).toBeGreaterThan(0);
  });

  it("can be narrowed to a kind, and to whoever did it or whom it is about", async () => {
    const ada = await as("ada");
    const ofEve = (await listEvents(ada, { search: "LINDQ" })).events;
    expect(ofEve.length).toBeGreaterThan(0);
    for (const { actor, about } of ofEve) expect([actor?.handle, about?.handle]).toContain("eve");
    const moves = (await listEvents(ada, { kind: "person", search: "eve" })).events;
    expect(moves.length).toBeGreaterThan(0);
    expect(moves.every(({ event }) => event.startsWith("person."))).toBe(true);
    expect((await listEvents(ada, { kind: "growth_plan" })).events.every(({ about }) => about?.handle === "ada")).toBe(true);
    expect((await listEvents(ada, { search: "%" })).events).toEqual([]);
  });

  it("is read from an index, however much there is that is not shown", async () => {
    const ada = await as("ada");
    await onServer(ownerUrl, (client) =>
      client.query(`INSERT INTO audit_event (id, at, actor_id, about_id, event, record_id, fields)
        SELECT gen_random_uuid(), now() + n * interval '1 second', NULL, (SELECT id FROM person WHERE handle = 'eve'), 'growth_plan.updated', gen_random_uuid(), '{}'
          FROM generate_series(1, 100000) n; ANALYZE audit_event`),
    );
    const read = () => onServer(ownerUrl, async (client) => Number((await client.query(readRows)).rows[0]?.read));
    const before = await read();
    expect((await listEvents(ada)).events).toHaveLength(50);
    await expect.poll(read, { timeout: 5000 }).toBeGreaterThan(before);
    expect((await read()) - before).toBeLessThan(2000);
  });
});

const plainly = `SELECT id FROM audit_event WHERE about_id = $1
  OR event ~ '^(person|people|placement|reporting_line|unit_membership|grant|framework|organisation|access)[.]' ORDER BY at DESC, id DESC`;
const readRows = "SELECT seq_tup_read + idx_tup_fetch AS read FROM pg_stat_user_tables WHERE relname = 'audit_event'";

describe("the list of reads", () => {
  it("shows each person who read their own records, by day, and nobody else's", async () => {
    const eve = await as("eve");
    await recordReads(await as("mo"), [eve.personId], "growth plan");
    await recordReads(await as("mo"), [eve.personId], "growth plan");
    expect((await listReads(eve)).reads).toMatchObject([{ reader: { handle: "mo" }, kind: "growth plan", times: 2, day: todayOf("eve") }]);
    expect((await listReads(await as("ada"))).reads).toEqual([]);
  });
});
