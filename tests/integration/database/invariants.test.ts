import { afterAll, beforeAll, describe, expect, it } from "vitest";
import pg from "pg";
import { today } from "@/lib/clock";
import { todayOf } from "@/tests/support/cast";
import { ownerUrl } from "@/tests/support/database";

// What the tables hold by themselves, whatever the code does: asked as the owner, past every rule of the app.
let owner: pg.Client;
beforeAll(async () => {
  owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
});
afterAll(() => owner.end());

const sql = (text: string) => owner.query(text);
const id = (handle: string) => `(SELECT id FROM person WHERE handle = '${handle}')`;
const line = (person: string, manager: string, from: string, until = "NULL") =>
  `INSERT INTO reporting_line (id, person_id, manager_id, started_on, ended_on) VALUES (gen_random_uuid(), ${id(person)}, ${id(manager)}, '${from}', ${until === "NULL" ? "NULL" : `'${until}'`})`;
const planId = "(SELECT id FROM growth_plan WHERE person_id = (SELECT id FROM person WHERE handle = 'eve'))";
const level = "(SELECT id FROM level WHERE key = 'senior' LIMIT 1)";

describe("the database refuses", () => {
  it.each([
    [
      "one e-mail address twice, in other letters too",
      "INSERT INTO person (id, handle, name, email, started_on) VALUES (gen_random_uuid(), 'x', 'X', 'EVE@Example.com', day_in('UTC'))",
      "person_email_key",
    ],
    ["somebody as their own manager", line("lea", "lea", "2020-01-01", "2020-02-01"), "nobody_manages_themselves"],
    ["two managers at a time", line("eve", "ned", todayOf("eve")), "reporting_line_one_at_a_time"],
    [
      "a circle of managers",
      `UPDATE reporting_line SET manager_id = ${id("eve")} WHERE person_id = ${id("mo")} AND ended_on IS NULL`,
      "circle",
    ],
    ["a reporting line in the future", line("lea", "ned", "2999-01-01"), "future"],
    [
      "a unit inside itself",
      "UPDATE org_unit SET parent_id = (SELECT id FROM org_unit WHERE name = 'Infrastructure') WHERE name = 'Engineering'",
      "inside itself",
    ],
    [
      "two levels at a time",
      `INSERT INTO placement (id, person_id, level_id, started_on, reason) VALUES (gen_random_uuid(), ${id("eve")}, ${level}, '${todayOf("eve")}', 'corrected')`,
      "placement_one_at_a_time",
    ],
    ["two open plans", `INSERT INTO growth_plan (id, person_id) VALUES (gen_random_uuid(), ${id("eve")})`, "growth_plan_one_open"],
    ["an aim without its level", `UPDATE growth_plan SET aim_level_id = NULL WHERE id = ${planId}`, "aim_is_whole"],
    [
      "a fourth focus",
      `INSERT INTO focus (id, plan_id, slot, experience, next_step, comfort, kind) VALUES (gen_random_uuid(), ${planId}, 4, 'x', 'x', 'edge', 'additive')`,
      "at_most_three",
    ],
    [
      "two focuses in one slot",
      `INSERT INTO focus (id, plan_id, slot, experience, next_step, comfort, kind) VALUES (gen_random_uuid(), ${planId}, 1, 'x', 'x', 'edge', 'additive')`,
      "three_slots",
    ],
    [
      "a focus on nothing",
      `UPDATE focus SET experience = NULL WHERE plan_id = ${planId} AND experience IS NOT NULL`,
      "competency_or_an_experience",
    ],
    [
      "an update of 2,001 characters",
      `INSERT INTO growth_update (id, plan_id, author_id, feeling, words) VALUES (gen_random_uuid(), ${planId}, ${id("eve")}, 'steady', repeat('x', 2001))`,
      "words_have_a_length",
    ],
    ["another word in a published framework", "UPDATE statement SET text = 'Other words.'", "never changes"],
    [
      "a new level in a published framework",
      `INSERT INTO level (id, version_id, track_id, key, "order", title) SELECT gen_random_uuid(), version_id, id, 'new', 9, 'New' FROM track LIMIT 1`,
      "never changes",
    ],
    ["a published framework becoming a draft", "UPDATE framework_version SET state = 'draft', published_at = NULL", "never changes"],
    ["a published framework being removed", "DELETE FROM framework_version", "never changes"],
    ["a week that is not whole", "UPDATE level SET week_coding = 99", "never changes|whole_week"],
    [
      "a unit for an administrator's right",
      `INSERT INTO access_grant (id, person_id, kind, org_unit_id) SELECT gen_random_uuid(), ${id("eve")}, 'administrator', id FROM org_unit LIMIT 1`,
      "only_leadership",
    ],
    [
      "the same right twice",
      `INSERT INTO access_grant (id, person_id, kind) VALUES (gen_random_uuid(), ${id("ada")}, 'administrator')`,
      "access_grant_once",
    ],
    [
      "interest in what one offers oneself",
      `INSERT INTO interest (id, assignment_id, person_id, words) SELECT gen_random_uuid(), id, owner_id, 'x' FROM stretch_assignment`,
      "somebody else than its owner",
    ],
    [
      "interest in the same thing twice",
      `INSERT INTO interest (id, assignment_id, person_id, words) SELECT gen_random_uuid(), assignment_id, person_id, 'x' FROM interest`,
      "interest_once_each",
    ],
    [
      "a participation that nobody agreed to",
      `INSERT INTO participation (id, interest_id, started_on) SELECT gen_random_uuid(), id, day_in('UTC') FROM interest`,
      "once both said yes",
    ],
    [
      "an assignment that ends before it starts",
      "UPDATE stretch_assignment SET ends_on = starts_on - 1, closes_on = NULL",
      "ends_after_it_starts",
    ],
    ["an assignment of a whole week and more", "UPDATE stretch_assignment SET hours = 41", "hours_fit_a_week"],
    ["an ending without its day", "UPDATE participation SET ending = 'early'", "ending_is_whole"],
  ])("%s", async (_, statement, reason) => {
    await expect(sql(statement)).rejects.toThrow(new RegExp(reason));
  });
});

describe("the app's own role", () => {
  it("has neither the right to change tables nor a way around row security, and cannot rewrite what was said", async () => {
    const app = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await app.connect();
    try {
      const { rows } = await app.query(
        "SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user",
      );
      expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false }]);
      for (const statement of [
        "CREATE TABLE x (y int)",
        "ALTER TABLE person ADD COLUMN z int",
        "DROP TABLE person",
        "TRUNCATE audit_event",
        "DELETE FROM audit_event",
        "UPDATE audit_event SET event = 'x.y'",
        "UPDATE growth_update SET words = 'x'",
        "DELETE FROM growth_update",
        "UPDATE check_in SET words = 'x'",
        "DELETE FROM check_in",
        "DELETE FROM interest",
        "DELETE FROM person",
        "UPDATE person SET line_path = ''",
        "UPDATE stint SET level_id = level_id",
        "DELETE FROM access_event",
        "UPDATE access_event SET times = 0",
        "TRUNCATE access_event",
        "INSERT INTO access_event SELECT * FROM access_event",
        "DELETE FROM audit_seal",
        "UPDATE audit_seal SET hash = ''",
        "SELECT * FROM _prisma_migrations",
      ])
        await expect(app.query(statement), statement).rejects.toThrow(/permission denied|must be owner/);
    } finally {
      await app.end();
    }
  });
});

describe("the reporting line of everybody", () => {
  const plain = `WITH RECURSIVE line AS (
      SELECT p.id, p.line_node || '.' AS path FROM person p WHERE NOT EXISTS (SELECT FROM reporting_line l WHERE l.person_id = p.id AND l.ended_on IS NULL)
      UNION ALL SELECT p.id, line.path || p.line_node || '.' FROM line JOIN reporting_line l ON l.manager_id = line.id AND l.ended_on IS NULL JOIN person p ON p.id = l.person_id)
    SELECT count(*)::int AS wrong FROM person JOIN line USING (id) WHERE person.line_path <> line.path`;

  it("stays equal to a plain recomputation after moves of people and of whole teams", async () => {
    for (const [person, manager] of [
      ["mo", "ned"],
      ["eve", "dan"],
      ["mo", "dan"],
      ["ivy", "eve"],
      ["sarah", "ivy"],
    ] as const) {
      await sql(
        `UPDATE reporting_line SET ended_on = day_in('UTC') WHERE person_id = ${id(person)} AND ended_on IS NULL AND started_on < day_in('UTC')`,
      );
      await sql(`DELETE FROM reporting_line WHERE person_id = ${id(person)} AND ended_on IS NULL`);
      await sql(line(person, manager, today("UTC")));
      expect((await sql(plain)).rows).toEqual([{ wrong: 0 }]);
    }
    await sql(`DELETE FROM reporting_line WHERE ended_on IS NULL AND person_id IN (${id("eve")}, ${id("ivy")})`);
    expect((await sql(plain)).rows).toEqual([{ wrong: 0 }]);
  });
});
