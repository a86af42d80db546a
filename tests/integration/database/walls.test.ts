import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askFeedback } from "@/lib/feedback/mutations";
import { postUpdate } from "@/lib/growth-plans/mutations";
import { db, everything, forFigures, write } from "@/lib/db";
import { onServer } from "@/scripts/database/prepare";
import { as, cast, type Persona } from "@/tests/support/cast";
import { ownerUrl } from "@/tests/support/database";

/** Tables without a wall, and why they need none. A new table goes here, or behind a wall of its own in its migration. */
const open = {
  "who works where, reports to whom, and sees to what": [
    "person",
    "org_unit",
    "unit_membership",
    "reporting_line",
    "access_grant",
    "placement",
    "stint",
    "headcount",
    "headcount_change",
    "duty",
  ],
  "ladders are for everybody": [
    "framework",
    "framework_version",
    "band",
    "track",
    "level",
    "competency_group",
    "competency",
    "rubric_step",
    "expectation",
    "statement",
  ],
  "offered to everybody": ["stretch_assignment", "assignment_competency"],
  "when who talks with whom, never of what": ["pairing", "meeting"],
  "signing in, before anybody is known": ["password", "account", "session", "rate_limit", "calendar_feed"],
  "how the product is set": ["setting", "reminders"],
  "logs without words": ["audit_event", "access_event", "audit_seal", "mail", "heartbeat"],
};

const owner = <T>(statement: string, values: unknown[] = []) =>
  onServer(ownerUrl, async (client) => (await client.query(statement, values)).rows as T[]);

const walled = async () =>
  (
    await owner<{ name: string }>(
      "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relrowsecurity AND relforcerowsecurity ORDER BY 1",
    )
  ).map(({ name }) => name);

const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
const ids = new Map<Persona, string>();
beforeAll(async () => {
  await client.connect();
  for (const who of cast) ids.set(who, (await as(who)).personId);
});
afterAll(() => client.end());

/** What the app's role finds when this person asks, or nobody. */
async function asking<T>(who: Persona | null, work: () => Promise<T>): Promise<T> {
  await client.query("SELECT set_config('app.person_id', $1, false)", [who ? ids.get(who) : ""]);
  return work();
}

describe("a wall of the database", () => {
  it("stands around every table, or there is a reason why not", async () => {
    const tables = await owner<{ name: string }>(
      "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition AND relname <> '_prisma_migrations' ORDER BY 1",
    );
    const known = [...Object.values(open).flat(), ...(await walled())].sort();
    expect(known).toEqual(tables.map(({ name }) => name).sort());
  });

  it("shows nothing to nobody, and nothing to an administrator or a newcomer that is not theirs", async () => {
    for (const table of await walled()) {
      const seen = (who: Persona | null) => asking(who, async () => (await client.query(`SELECT FROM ${table}`)).rowCount);
      expect(await seen(null), `${table} of nobody`).toBe(0);
      const [all] = await owner<{ rows: number }>(`SELECT count(*)::int AS rows FROM ${table}`);
      if ((all?.rows ?? 0) > 20)
        for (const who of ["ada", "sam"] as const) expect(await seen(who), `${table} of ${who}`).toBeLessThan((all?.rows ?? 0) / 4);
    }
  });

  it("takes no row for somebody else, and lets nobody else's be changed or removed", async () => {
    await asking("sam", async () => {
      for (const table of await walled()) {
        const mine = (await client.query(`SELECT to_jsonb(t)::text AS row FROM ${table} t`)).rows.map(({ row }) => row as string);
        const [other] = await owner<{ row: string }>(
          `SELECT to_jsonb(t)::text AS row FROM ${table} t WHERE NOT to_jsonb(t)::text = ANY ($1) LIMIT 1`,
          [mine],
        );
        if (!other) continue;
        await expect(
          client.query(`INSERT INTO ${table} SELECT * FROM jsonb_populate_record(NULL::${table}, $1)`, [other.row]),
          `${table} takes a row`,
        ).rejects.toThrow(/row-level security|permission denied|does not change/);
        const { rows } = await client.query<{ name: string }>(
          `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND has_column_privilege($1::regclass, attnum, 'UPDATE') LIMIT 1`,
          [table],
        );
        const column = rows[0]?.name;
        if (column) {
          await client.query("BEGIN");
          const changed = await client.query(`UPDATE ${table} SET "${column}" = "${column}"`).catch(() => ({ rowCount: 0 }));
          await client.query("ROLLBACK");
          expect(changed.rowCount, `${table} can be changed`).toBeLessThanOrEqual(mine.length);
        }
        await client.query("BEGIN");
        const removed = await client.query(`DELETE FROM ${table}`).catch(() => ({ rowCount: 0 }));
        await client.query("ROLLBACK");
        expect(removed.rowCount, `${table} can be emptied`).toBeLessThanOrEqual(mine.length);
      }
    });
  });

  const plans = "JOIN growth_plan g ON g.id = x.plan_id JOIN person p ON p.id = g.person_id";
  const pieces = "JOIN evidence e ON e.id = x.evidence_id JOIN person p ON p.id = e.person_id";
  const self = "JOIN person p ON p.id = x.person_id";
  it.each<[string, string, Persona[], Persona, string?]>([
    ["growth_plan", self, ["mo", "dan", "lea"], "eve"],
    ["focus", plans, ["mo", "dan", "lea"], "eve"],
    ["growth_update", plans, ["mo", "dan", "lea"], "eve"],
    ["evidence", self, ["mo", "dan", "lea"], "eve", "x.shared AND x.kind <> 'multiplier'"],
    ["evidence", self, [], "ivy", "NOT x.shared"],
    ["decision", pieces, ["mo", "dan", "lea"], "eve"],
    ["multiplier_claim", pieces, ["sarah", "mo", "dan", "lea"], "eve", "x.colleague_id = (SELECT id FROM person WHERE handle = 'sarah')"],
    ["assessment_round", self, ["mo", "dan", "lea"], "ivy"],
    ["work_mix", self, [], "eve"],
    ["decision_check", self, [], "mo"],
    ["trial", self, ["ivy", "mo", "dan", "lea"], "eve"],
    ["trial_signature", "JOIN trial t ON t.id = x.trial_id JOIN person p ON p.id = t.person_id", ["ivy", "mo", "dan", "lea"], "eve"],
    ["trial_pulse", "JOIN trial t ON t.id = x.trial_id JOIN person p ON p.id = t.person_id", ["ivy", "mo", "dan", "lea"], "eve"],
    ["track_move", self, ["mo", "dan", "lea"], "ivy"],
    ["move_remark", "JOIN track_move m ON m.id = x.move_id JOIN person p ON p.id = m.person_id", ["mo", "dan", "lea"], "ivy"],
    ["notice", self, [], "mo"],
    ["scenario", "JOIN person p ON p.id = x.owner_id", [], "lea"],
  ])("around %s (%s): %j beside %s", async (table, join, others, whose, narrowed = "true") => {
    const statement = `SELECT FROM ${table} x ${join} WHERE p.handle = '${whose}' AND ${narrowed}`;
    const all = (await owner(statement)).length;
    // Where the example company has none there is nothing to hide; most of them it has.
    const readers = new Set<Persona>([whose, ...others]);
    for (const who of cast) {
      const seen = await asking(who, async () => (await client.query(statement)).rowCount);
      if (readers.has(who)) expect(seen, `${table} of ${whose}, for ${who}`).toBe(all);
      // Whoever is led in a trial, or told of a move, knows that there is one.
      else if (!["trial", "track_move"].includes(table)) expect(seen, `${table} of ${whose}, for ${who}`).toBe(0);
    }
  });

  it("keeps the words of an open round from the other side", async () => {
    const [round] = await owner<{ id: string; person: Persona }>(
      `SELECT r.id, p.handle AS person FROM assessment_round r JOIN person p ON p.id = r.person_id
        WHERE r.state = 'open' AND p.handle = ANY ($1) AND EXISTS (SELECT FROM assessment a JOIN rating g ON g.assessment_id = a.id WHERE a.round_id = r.id) LIMIT 1`,
      [cast],
    );
    if (!round) return;
    const seen = (who: Persona) =>
      asking(who, async () =>
        (
          await client.query("SELECT DISTINCT a.side FROM rating g JOIN assessment a ON a.id = g.assessment_id WHERE a.round_id = $1", [
            round.id,
          ])
        ).rows.map((row) => row.side as string),
      );
    expect(await seen(round.person)).not.toContain("manager");
    for (const who of cast.filter((one) => one !== round.person)) expect(await seen(who), who).not.toContain("self");
  });
});

it("costs a look at an index, for one person and for thousands of a line", async () => {
  const plans = await onServer(ownerUrl, async (session) => {
    await session.query("BEGIN");
    await session.query(
      "INSERT INTO person (id, handle, name, started_on) SELECT gen_random_uuid(), 'many-' || n, 'Many', '2020-01-01' FROM generate_series(1, 2000) n",
    );
    await session.query(
      "UPDATE person SET line_path = l.line_path || person.line_path FROM person l WHERE l.id = $1 AND person.handle LIKE 'many-%'",
      [ids.get("lea")],
    );
    await session.query("INSERT INTO growth_plan (id, person_id) SELECT gen_random_uuid(), id FROM person WHERE handle LIKE 'many-%'");
    await session.query(
      "INSERT INTO growth_update (id, plan_id, author_id, feeling, words) SELECT gen_random_uuid(), g.id, g.person_id, 'moving', 'x' FROM growth_plan g JOIN person p ON p.id = g.person_id WHERE p.handle LIKE 'many-%'",
    );
    await session.query("ANALYZE person, growth_plan, growth_update");
    await session.query("SET LOCAL ROLE pendulum_app");
    await session.query("SELECT set_config('app.person_id', $1, true)", [ids.get("lea")]);
    const explain = async (statement: string) =>
      (await session.query(`EXPLAIN (ANALYZE, COSTS OFF) ${statement}`)).rows.map((row) => String(row["QUERY PLAN"])).join("\n");
    const one = await explain(
      "SELECT u.words FROM growth_plan g JOIN growth_update u ON u.plan_id = g.id WHERE g.person_id = (SELECT id FROM person WHERE handle = 'many-7')",
    );
    const all = await explain("SELECT count(*) FROM growth_update");
    await session.query("ROLLBACK");
    return { one, all };
  });
  expect(plans.one).not.toMatch(/Seq Scan/);
  expect(plans.all).toMatch(/Index Scan (on|using) person_line_path_idx/);
  // Whoever asks, and where they stand, is asked once a statement.
  for (const plan of Object.values(plans)) expect(plan).not.toMatch(/-> +Result .*loops=(?!1\))/);
});

describe("the database's own functions", () => {
  it("are its owner's work wherever they look at what people entrust", async () => {
    const behind = (await walled()).join("|");
    const asTheApp = await owner<{ name: string }>(
      "SELECT proname AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND NOT prosecdef AND prosrc ~ ('\\y(' || $1 || ')\\y') ORDER BY 1",
      [behind],
    );
    // What somebody asks for themselves, and what a wall itself asks.
    expect(asTheApp.map(({ name }) => name)).toEqual(["keep_talk_line", "open_actions_of", "talk_of", "wish_of"]);
  });

  it("work where the owner is no superuser, who finds nothing itself", async () => {
    await onServer(ownerUrl, async (session) => {
      await session.query("SELECT pg_advisory_lock(hashtext('walls owner'))");
      await session.query(
        "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'walls_owner') THEN CREATE ROLE walls_owner NOSUPERUSER; END IF; END $$; GRANT ALL ON SCHEMA public TO walls_owner",
      );
      await session.query(`DO $$ DECLARE one text; BEGIN
        FOR one IN SELECT format('ALTER TABLE %s OWNER TO walls_owner', oid::regclass) FROM pg_class
                    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname <> '_prisma_migrations'
                   UNION ALL SELECT format('ALTER FUNCTION %s OWNER TO walls_owner', p.oid::regprocedure) FROM pg_proc p
                    WHERE pronamespace = 'public'::regnamespace AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
        LOOP EXECUTE one; END LOOP; END $$`);
      await session.query("SET SESSION AUTHORIZATION walls_owner");
      expect((await session.query("SELECT FROM growth_plan")).rowCount).toBe(0);
    });
    const [eve, sarah] = [await as("eve"), await as("sarah")];
    const before = await everything.growthPlan.findFirst({
      where: { personId: eve.personId, state: "active" },
      select: { lastUpdateAt: true },
    });
    await postUpdate(eve, { focusId: null, feeling: "moving", words: "Behind a wall" });
    const after = await everything.growthPlan.findFirst({
      where: { personId: eve.personId, state: "active" },
      select: { lastUpdateAt: true },
    });
    expect(after?.lastUpdateAt).not.toEqual(before?.lastUpdateAt);
    await askFeedback(eve, { colleague: sarah.name, question: "Does it hold?", competencyId: null, readers: "subject" });
    expect((await db(sarah).notice.findMany({ where: { kind: "feedback_asked", aboutId: eve.personId } })).length).toBeGreaterThan(0);
  });
});

describe("whoever asks", () => {
  it("is told to each connection, whoever asked on it before and however many ask at once", async () => {
    const viewers = await Promise.all(cast.map(as));
    const plan = async (index: number) => {
      const viewer = viewers[index % viewers.length] ?? null;
      const rows = await db(viewer).notice.findMany({ select: { personId: true } });
      return rows.filter((row) => row.personId !== viewer?.personId).length;
    };
    const strangers = await Promise.all(Array.from({ length: 300 }, (_, index) => plan(index)));
    expect(strangers.filter(Boolean)).toEqual([]);
    expect(await db(null).growthPlan.count()).toBe(0);
    const sam = await as("sam");
    await expect(write(sam, async (tx) => void (await tx.growthPlan.count()))).rejects.toThrow("record an event");
    expect(await db(null).notice.count()).toBe(0);
  });

  it("reads across people for figures alone, and only what is counted", async () => {
    const lea = await as("lea");
    const all = await everything.growthPlan.count();
    expect(await forFigures(lea).growthPlan.count()).toBe(all);
    expect(await db(lea).growthPlan.count(), "those who report to nobody are not below her").toBeLessThanOrEqual(all);
    expect(await forFigures(lea).feedback.count()).toBe(await db(lea).feedback.count());
    await expect(write(lea, async (tx) => void (await tx.growthPlan.updateMany({ data: { version: 9 } })))).rejects.toThrow(
      "record an event",
    );
    expect(await everything.growthPlan.count({ where: { version: 9 } })).toBe(0);
  });
});
