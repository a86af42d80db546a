// What a generated organisation is made of. Person 0 leads everybody and each person has at most eight
// reports: the manager of person i is person (i - 1) / 8. Units are numbered the same way from 1.
import { createHash } from "node:crypto";
import type pg from "pg";
import { historyOf } from "./history";

const unitsAtOnce = 100;

/**
 * Who signs in: a leader of the whole, a manager of eight with plans, and four of these eight: the first,
 * one whose plan has just begun, one with three years of history, and one who offers five openings; and
 * managers of thirty and of two hundred.
 */
export function signers(people: number) {
  const manager = Math.floor((people - 1) / 8) - 1;
  const engineer = manager * 8 + 1;
  return {
    leader: 0,
    manager,
    engineer,
    beginner: engineer + 1,
    veteran: engineer + 2,
    owner: engineer + 3,
    thirty: manager - 2,
    many: manager - 3,
  };
}

/** Some who would report elsewhere report to two managers of thirty and of two hundred, where there are enough people. */
const wide = (people: number) => (people < 1000 ? null : { from: people - 300, thirty: 22, many: 192 });
/** Openings on the board, wherever there are enough people to offer them. */
const openings = (people: number) => (people < 1000 ? 0 : 5000);
/** The opening that its owner is measured with. */
export const openingOf = (owner: number) =>
  createHash("md5")
    .update(`opening-${owner}`)
    .digest("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

export const handleOf = (person: number) => `person-${person}`;

/** Fills a migrated database that has the built-in framework; all histories end today. */
export async function generate(client: pg.Client, people: number): Promise<void> {
  const { veteran } = signers(people);
  const units = Math.max(8, Math.round(people / 13));
  await client.query(helpers);
  await client.query("BEGIN");
  for (const sql of [...steps(people, units), ...historyOf(veteran), ...board(people)]) await client.query(sql);
  await client.query("DROP TABLE made, careers; DROP FUNCTION numbered(bigint); COMMIT");
  await client.query("VACUUM (ANALYZE)");
}

const helpers = `
  CREATE FUNCTION numbered(i bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$ SELECT md5(i::text)::uuid $$;
  CREATE UNLOGGED TABLE careers AS SELECT * FROM (VALUES
    ('cto', '{engineering-manager,director,vp-engineering,cto}'::text[]), ('vp-engineering', '{team-lead,engineering-manager,director,vp-engineering}'),
    ('director', '{senior,team-lead,engineering-manager,director}'), ('engineering-manager', '{developer,senior,team-lead,engineering-manager}'),
    ('junior', '{junior}'), ('developer', '{junior,developer}'), ('senior', '{junior,developer,senior}'), ('staff', '{developer,senior,staff}'),
    ('principal', '{senior,staff,principal}'), ('distinguished', '{senior,staff,principal,distinguished}')) AS c(key, path)`;

// As many openings at every size, each of two competencies, offered by people spread over the organisation.
function board(people: number): string[] {
  const { owner } = signers(people);
  if (!openings(people)) return [];
  return [
    `INSERT INTO stretch_assignment (id, owner_id, title, what, why, hours, starts_on, ends_on, seats, tracks)
       SELECT CASE WHEN n = 1 THEN '${openingOf(owner)}'::uuid ELSE numbered(-n) END, CASE WHEN n <= 5 THEN numbered(${owner}) ELSE numbered((n * 7919) % ${people}) END,
              'Opening ' || n, 'Something that needs doing.', 'It is new.', 2 + n % 5, day_in('UTC') + (n % 20)::int, day_in('UTC') + 40 + (n % 50)::int, 1 + n % 2,
              CASE WHEN n % 3 = 0 THEN '{management}'::"TrackKind"[] ELSE '{}' END
         FROM generate_series(1, ${openings(people)}::bigint) AS n`,
    `INSERT INTO assignment_competency (assignment_id, competency_id)
       WITH known AS (SELECT id, row_number() OVER (ORDER BY key) - 1 AS place, count(*) OVER () AS many FROM competency)
       SELECT a.id, k.id FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM stretch_assignment) a
         JOIN known k ON k.place IN (a.n % k.many, (a.n * 5 + 3) % k.many)`,
  ];
}

function steps(people: number, units: number): string[] {
  const { manager, thirty, many } = signers(people);
  const moved = wide(people);
  const managerOf = moved
    ? `CASE WHEN i >= ${moved.from} AND i < ${moved.from + moved.thirty} THEN ${thirty} WHEN i >= ${moved.from + moved.thirty} AND i < ${moved.from + moved.thirty + moved.many} THEN ${many} ELSE (i - 1) / 8 END`
    : "(i - 1) / 8";
  // Units that hold others are led by the person of the same number; the rest share everybody else.
  const leaf = Math.floor((units - 1) / 8) + 1;
  const engineer = manager * 8 + 1;
  // Three in five people have a plan, and everybody who reports to the manager.
  const planned = `(p.i % 5 < 3 OR p.i BETWEEN ${engineer} AND ${engineer + 7})`;
  return [
    `CREATE UNLOGGED TABLE made AS
       SELECT i, numbered(i) AS id, day_in('UTC') - (40 + (i * 7919) % 1780)::int AS started_on,
              CASE WHEN i < ${leaf} THEN greatest(i, 1) ELSE ${leaf} + ((i - ${leaf}) * ${units - leaf + 1}) / greatest(${people - leaf}, 1) END AS unit,
              CASE WHEN i = 0 THEN 'cto' WHEN i < 9 THEN 'vp-engineering' WHEN i < 73 AND i * 8 + 1 < ${people} THEN 'director' WHEN i * 8 + 1 < ${people} THEN 'engineering-manager'
                   ELSE ('{junior,developer,developer,senior,developer,senior,staff,developer,senior,junior,developer,senior,developer,staff,senior,principal,developer,senior,junior,developer}'::text[])[1 + i % 20] END AS level
         FROM generate_series(0, ${people - 1}::bigint) AS i`,
    `INSERT INTO org_unit (id, key, name, parent_id) SELECT numbered(u), 'unit-' || u, 'Unit ' || u, CASE WHEN u > 8 THEN numbered((u - 1) / 8) END FROM generate_series(1, ${units}::bigint) AS u ORDER BY u`,
    `INSERT INTO person (id, handle, name, email, employee_number, title, location, time_zone, started_on)
       SELECT id, 'person-' || i,
              ('{Alma,Bruno,Chidi,Dana,Emre,Freya,Goran,Hana,Ines,Jonas,Kofi,Lena,Maja,Noor,Omar,Priya,Rosa,Sven,Tala,Yuki}'::text[])[1 + i % 20] || ' ' ||
              ('{Adeyemi,Berg,Costa,Dvorak,Eriksson,Fischer,Greco,Haddad,Ito,Jansen,Kim,Larsen,Mensah,Nowak,Okafor,Petrova,Rahimi,Silva,Tanaka,Weber}'::text[])[1 + (i / 20) % 20] || ' ' || i,
              'person.' || i || '@example.com', 'e' || i, initcap(replace(level, '-', ' ')), 'Berlin', 'Europe/Berlin', started_on
         FROM made ORDER BY i`,
    "INSERT INTO access_grant (id, person_id, kind) VALUES (gen_random_uuid(), numbered(0), 'leadership')",
    `INSERT INTO reporting_line (id, person_id, manager_id, started_on) SELECT gen_random_uuid(), id, numbered(${managerOf}), started_on FROM made WHERE i > 0 ORDER BY i`,
    // One in five came from another unit.
    `INSERT INTO unit_membership (id, person_id, org_unit_id, started_on, ended_on)
       SELECT gen_random_uuid(), p.id, numbered(CASE WHEN stay.first THEN 1 + (p.unit + p.i) % ${units} ELSE p.unit END), stay.started_on, stay.ended_on
         FROM made p, LATERAL (
           SELECT true AS first, p.started_on, p.started_on + 20 AS ended_on WHERE p.i % 5 = 4
           UNION ALL SELECT false, p.started_on + CASE WHEN p.i % 5 = 4 THEN 20 ELSE 0 END, NULL) stay
        ORDER BY p.i`,
    "ANALYZE",
    // The last levels of a career, spread evenly over the time somebody has been here. A few units at a time:
    // the headcount trigger compares every change with every unit.
    ...Array.from(
      { length: Math.ceil(units / unitsAtOnce) },
      (_, batch) => `
     INSERT INTO placement (id, person_id, level_id, started_on, ended_on, reason)
       SELECT gen_random_uuid(), p.id, l.id, p.started_on + (s.step - 1) * span.days, CASE WHEN s.step < span.steps THEN p.started_on + s.step * span.days END,
              CASE WHEN s.step = 1 THEN 'hired' ELSE 'grew' END::"PlacementReason"
         FROM made p JOIN careers c ON c.key = p.level
         CROSS JOIN LATERAL (SELECT least(2 + p.i % 3, cardinality(c.path))::int AS steps) AS long
         CROSS JOIN LATERAL (SELECT long.steps, (day_in('UTC') - p.started_on) / long.steps AS days) AS span
         CROSS JOIN LATERAL generate_series(1, span.steps) AS s(step)
         JOIN level l ON l.key = c.path[cardinality(c.path) - span.steps + s.step]
        WHERE p.unit > ${batch * unitsAtOnce} AND p.unit <= ${(batch + 1) * unitsAtOnce}`,
    ),
    `INSERT INTO growth_plan (id, person_id, state, aim, aim_level_id, aim_experience, aim_words, created_at)
       SELECT p.id, p.id, CASE WHEN p.i % 25 = 2 THEN 'paused' ELSE 'active' END::"PlanState", a.aim::"AimKind", CASE WHEN a.aim = 'level' THEN l.id END,
              CASE WHEN a.aim = 'experience' THEN 'Coordinate an incident from start to end' END, 'I would like to see how this suits me.', now() - make_interval(days => 30 + p.i::int % 200)
         FROM made p
         JOIN LATERAL (SELECT CASE WHEN p.i = ${engineer} THEN 'level' ELSE ('{level,exploring,experience,level,staying}'::text[])[1 + p.i % 5] END AS aim) a ON true
         JOIN level l ON l.key = CASE WHEN p.i % 4 = 0 THEN 'engineering-manager' ELSE 'staff' END
        WHERE ${planned} ORDER BY p.i`,
    `INSERT INTO focus (id, plan_id, slot, level_id, competency_id, experience, next_step, due_on, comfort, kind, started_at)
       WITH asked AS (
         SELECT e.level_id, e.competency_id, row_number() OVER (ORDER BY c.key) - 1 AS place
           FROM level l JOIN expectation e ON e.level_id = l.id JOIN competency c ON c.id = e.competency_id WHERE l.key = 'staff')
       SELECT numbered(p.i * 4 + slot), p.id, slot, a.level_id, a.competency_id, CASE WHEN a.level_id IS NULL THEN 'Cover for my lead' END,
              'Let somebody else run the next change and help from the side', day_in('UTC') + (p.i % 40)::int - 10, 'edge', 'multiplier', now() - make_interval(days => 20 + p.i::int % 100)
         FROM made p
         CROSS JOIN generate_series(1, 3) AS slot
         LEFT JOIN asked a ON a.place = slot * 3 + p.i % 4 AND (slot < 3 OR p.i % 2 = 0)
        WHERE ${planned} AND (slot <= 1 + p.i % 3 OR p.i = ${engineer}) ORDER BY p.i`,
    `INSERT INTO growth_update (id, plan_id, focus_id, author_id, feeling, words, created_at)
       SELECT gen_random_uuid(), p.id, CASE WHEN n % 2 = 0 THEN numbered(p.i * 4 + 1) END, p.id, ('{moving,steady,stuck,moving}'::"UpdateFeeling"[])[1 + (p.i + n) % 4],
              'Paired on the change twice this week; the second time they led it and I asked.', now() - make_interval(days => (1 + p.i % 12)::int + n * 11)
         FROM made p CROSS JOIN generate_series(1, 10) AS n
        WHERE ${planned} AND (n <= p.i % 11 OR p.i = ${engineer}) AND p.i <> ${engineer + 1} ORDER BY p.i, n DESC`,
  ];
}
