// What the many do whose stories are not told: talks, weeks, assessments, opportunities and trials, so that leadership's
// figures speak of a company that lives. Set by set, since it is for everybody at once; the cast and their teams stay out.
import { pool } from "@/lib/db";
import { usualPromise } from "@/lib/trials/rules";

/** Loads it, for everybody but the people with these handles, and whoever they lead. */
export async function seedEverybody(cast: string[]): Promise<void> {
  const client = await pool().connect();
  try {
    await client.query("BEGIN");
    await client.query(
      `CREATE TEMP TABLE many ON COMMIT DROP AS
         SELECT p.id, r.manager_id, t.id AS pairing_id, p.time_zone, day_in(p.time_zone) AS today, k.kind, l.id AS level_id, (abs(hashtext(p.handle)::bigint) % 997)::int AS n
           FROM person p JOIN reporting_line r ON r.person_id = p.id AND r.ended_on IS NULL JOIN person m ON m.id = r.manager_id
           JOIN placement c ON c.person_id = p.id AND c.ended_on IS NULL JOIN level l ON l.id = c.level_id JOIN track k ON k.id = l.track_id
           LEFT JOIN pairing t ON t.host_id = r.manager_id AND t.guest_id = p.id AND t.ended_at IS NULL
          WHERE p.left_on IS NULL AND p.handle <> ALL ($1) AND m.handle <> ALL ($1)`,
      [cast],
    );
    await client.query(
      "CREATE OR REPLACE FUNCTION pg_temp.working_day(day date) RETURNS date LANGUAGE sql AS $$ SELECT day - greatest(extract(isodow FROM day)::int - 5, 0) $$",
    );
    for (const [sql, ...values] of sets) await client.query(sql, values);
    await client.query(
      "UPDATE notice SET seen_at = now() WHERE seen_at IS NULL AND person_id IN (SELECT id FROM many UNION SELECT manager_id FROM many)",
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

const sets: [string, ...string[]][] = [
  // Three in four were talked with lately, the others longer ago than agreed.
  [
    `INSERT INTO meeting (id, pairing_id, starts_at, state)
       SELECT gen_random_uuid(), pairing_id, (pg_temp.working_day(today - 2 - n % CASE n % 4 WHEN 0 THEN 60 ELSE 12 END - CASE n % 4 WHEN 0 THEN 25 ELSE 0 END) + time '12:00') AT TIME ZONE time_zone, 'held'
         FROM many WHERE pairing_id IS NOT NULL`,
  ],
  // The week of last month, wanted and real: builders meet more than they want to, leaders build less.
  [
    `INSERT INTO work_mix (person_id, month, side, coding, review_and_design, people, meetings, other)
       SELECT id, (date_trunc('month', today) - interval '1 month')::date, side, coding, 95 - coding - people - meetings, people, meetings, 5
         FROM (SELECT id, today, side, CASE WHEN kind = 'management' THEN 10 + n % 3 * 5 ELSE 45 + n % 3 * 5 END - CASE side WHEN 'real' THEN 10 ELSE 0 END AS coding,
                      CASE WHEN kind = 'management' THEN 35 ELSE 5 + n % 2 * 5 END AS people,
                      CASE WHEN kind = 'management' THEN 20 ELSE 10 END + CASE side WHEN 'real' THEN 10 ELSE 0 END AS meetings
                 FROM many, unnest(enum_range(NULL::"MixSide")) side WHERE n % 3 < 2) week`,
  ],
  // Two in three were assessed on the competencies of their level, and both have seen it.
  [
    `CREATE TEMP TABLE rounds ON COMMIT DROP AS SELECT gen_random_uuid() AS round_id, gen_random_uuid() AS self_id, gen_random_uuid() AS other_id, many.* FROM many WHERE n % 3 > 0`,
  ],
  [
    `INSERT INTO assessment_round (id, person_id, level_id, opened_by_id, opened_at) SELECT round_id, id, level_id, id, now() - make_interval(days => 40 + n % 200) FROM rounds`,
  ],
  [
    `INSERT INTO assessment (id, round_id, side, author_id)
       SELECT self_id, round_id, 'self'::"AssessmentSide", id FROM rounds UNION ALL SELECT other_id, round_id, 'manager', manager_id FROM rounds`,
  ],
  [
    `INSERT INTO rating (assessment_id, competency_id, answer, words, chance)
       SELECT assessment_id, competency_id, answer, CASE answer WHEN 'no_chance' THEN '' ELSE 'Seen in this half year.' END, CASE answer WHEN 'no_chance' THEN 'A first small one.' ELSE '' END
         FROM (SELECT a.id AS assessment_id, k.id AS competency_id,
                      (CASE abs(hashtext(k.key || r.id)::bigint) % 7 WHEN 0 THEN 'no_chance' WHEN 1 THEN 'growing' WHEN 2 THEN 'growing' WHEN 3 THEN 'not_seen' ELSE 'meets' END)::"RatingAnswer" AS answer
                 FROM rounds r JOIN assessment a ON a.round_id = r.round_id JOIN level l ON l.id = r.level_id JOIN competency k ON k.version_id = l.version_id
                WHERE (abs(hashtext(k.key)::bigint) + r.n) % 2 = 0) given`,
  ],
  [`UPDATE assessment SET submitted_at = now() - make_interval(days => 5 + r.n % 30) FROM rounds r WHERE assessment.round_id = r.round_id`],
  // One in four took part in something that somebody offered.
  [
    `CREATE TEMP TABLE taken ON COMMIT DROP AS
       WITH owners AS (SELECT manager_id, today, row_number() OVER (ORDER BY manager_id) AS at FROM (SELECT manager_id, min(today) AS today FROM many GROUP BY 1) m),
            offered AS (INSERT INTO stretch_assignment (id, owner_id, title, what, why, hours, starts_on, ends_on, closes_on, seats, tracks, state)
              SELECT gen_random_uuid(), manager_id, (ARRAY['Run the tech talks for a season', 'Look after an intern', 'Own the build for a quarter', 'Lead the choice of a tracing tool', 'Coordinate our next incident review', 'Host the hackathon'])[at],
                     'From the first question to the last, with somebody beside you.', 'It has a beginning and an end, and others depend on it.', 3,
                     pg_temp.working_day(today - 120), pg_temp.working_day(today - 20), pg_temp.working_day(today - 110), 20, '{}', 'open' FROM owners WHERE at <= 6 RETURNING id, owner_id)
       SELECT gen_random_uuid() AS interest_id, o.id AS assignment_id, o.owner_id, many.id, many.manager_id, many.today, many.n
         FROM (SELECT many.*, row_number() OVER (ORDER BY id) AS at FROM many WHERE n % 4 = 1) many
         JOIN (SELECT id, owner_id, row_number() OVER (ORDER BY id) - 1 AS at, count(*) OVER () AS offers FROM offered) o ON o.at = many.at % o.offers AND o.owner_id <> many.id`,
  ],
  [
    `INSERT INTO interest (id, assignment_id, person_id, words, created_at) SELECT interest_id, assignment_id, id, 'I would like to try that.', now() - interval '115 days' FROM taken`,
  ],
  [
    `INSERT INTO interest_answer (interest_id, side, author_id, is_yes, words, at)
       SELECT interest_id, 'owner'::"AnswerSide", owner_id, true, 'Gladly.', now() - interval '112 days' FROM taken
       UNION ALL SELECT interest_id, 'manager', manager_id, true, 'The hours are yours.', now() - interval '111 days' FROM taken`,
  ],
  [
    `INSERT INTO participation (id, interest_id, started_on, ended_on, ending) SELECT gen_random_uuid(), interest_id, pg_temp.working_day(today - 110), pg_temp.working_day(today - 25 - (n % 20)::int), 'finished' FROM taken`,
  ],
  [`UPDATE stretch_assignment SET state = 'done' WHERE id IN (SELECT assignment_id FROM taken)`],
  // One in seven tried another track for six weeks, and said what they take from it.
  [`CREATE TEMP TABLE tries ON COMMIT DROP AS SELECT gen_random_uuid() AS trial_id, many.* FROM many WHERE n % 7 = 2`],
  [
    `INSERT INTO trial (id, person_id, sponsor_id, title, track, starts_on, ends_on, share, find_out, promise, created_at)
       SELECT trial_id, id, manager_id, 'Six weeks of the other side', (CASE kind WHEN 'management' THEN 'individual_contributor' ELSE 'management' END)::"TrackKind",
              pg_temp.working_day(today - 100 - (n % 100)::int), pg_temp.working_day(today - 58 - (n % 100)::int), 30, 'How such a week feels.', $1, now() - make_interval(days => 110 + n % 100) FROM tries`,
    usualPromise,
  ],
  [
    `INSERT INTO trial_signature (trial_id, side, signer_id, words, at)
       SELECT trial_id, 'engineer'::"TrialSide", id, $1, now() - make_interval(days => 105 + n % 100) FROM tries
       UNION ALL SELECT trial_id, 'manager', manager_id, $1, now() - make_interval(days => 104 + n % 100) FROM tries`,
    usualPromise,
  ],
  [`UPDATE trial SET agreed_at = now() - make_interval(days => 104 + t.n % 100) FROM tries t WHERE trial.id = t.trial_id`],
  [
    `INSERT INTO trial_verdict (trial_id, verdict, learnt)
       SELECT trial_id, (ARRAY['yes', 'no', 'not_yet'])[1 + row_number() OVER (ORDER BY trial_id) % 3]::"Verdict", 'More than I expected from six weeks.' FROM tries`,
  ],
];
