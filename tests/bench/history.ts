/** Three years of one person, as statements: 150 updates, 200 pieces of evidence, 6 rounds, 36 months, 78 talks. */
export function historyOf(person: number): string[] {
  const who = `numbered(${person})`;
  const manager = `numbered((${person} - 1) / 8)`;
  return [
    `INSERT INTO growth_update (id, plan_id, author_id, feeling, words, created_at)
       SELECT gen_random_uuid(), ${who}, ${who}, ('{moving,steady,stuck}'::"UpdateFeeling"[])[1 + n % 3], 'Week ' || n || ': went on with the migration and wrote down what I learnt.', now() - make_interval(days => n * 7)
         FROM generate_series(1, 150) AS n`,
    `WITH kept AS (
       INSERT INTO evidence (id, person_id, kind, happened_on, title, plain_line, words, links)
         SELECT gen_random_uuid(), ${who}, 'delivery', day_in('UTC') - n * 5, 'Change ' || n, 'Customers wait less.', repeat('What was done, and why. ', 12), '{https://github.com/example/app/pull/1}'
           FROM generate_series(1, 200) AS n RETURNING id)
     INSERT INTO evidence_competency (evidence_id, competency_id) SELECT id, (SELECT id FROM competency WHERE key = 'code-quality' LIMIT 1) FROM kept`,
    `INSERT INTO assessment_round (id, person_id, level_id, opened_by_id, opened_at)
       SELECT gen_random_uuid(), ${who}, l.id, ${manager}, now() - make_interval(days => (150 * l.place)::int)
         FROM (SELECT id, row_number() OVER (ORDER BY key) AS place FROM level ORDER BY key LIMIT 6) l`,
    `WITH sides AS (
       INSERT INTO assessment (id, round_id, side, author_id)
         SELECT gen_random_uuid(), r.id, s.side::"AssessmentSide", CASE s.side WHEN 'self' THEN ${who} ELSE ${manager} END
           FROM assessment_round r CROSS JOIN (VALUES ('self'), ('manager')) AS s(side) WHERE r.person_id = ${who} RETURNING id)
     INSERT INTO rating (assessment_id, competency_id, answer, words) SELECT sides.id, c.id, 'meets', 'Seen in the last quarter.' FROM sides CROSS JOIN competency c`,
    `UPDATE assessment SET submitted_at = now() WHERE round_id IN (SELECT id FROM assessment_round WHERE person_id = ${who})`,
    `INSERT INTO work_mix (person_id, month, side, coding, review_and_design, people, meetings, other)
       SELECT ${who}, (date_trunc('month', day_in('UTC')) - make_interval(months => n))::date, side::"MixSide", 50, 20, 10, 15, 5
         FROM generate_series(0, 35) AS n CROSS JOIN (VALUES ('wanted'), ('real')) AS s(side)`,
    `INSERT INTO meeting (id, pairing_id, starts_at, state) SELECT gen_random_uuid(), p.id, now() - make_interval(days => n * 14), 'held'
       FROM pairing p CROSS JOIN generate_series(1, 78) AS n WHERE p.guest_id = ${who} AND p.host_id = ${manager}`,
    `INSERT INTO talk_line (id, pairing_id, host_id, guest_id, meeting_id, kind, author_id, owner_id, words, position, done_at)
       SELECT gen_random_uuid(), p.id, p.host_id, p.guest_id, m.id, k.kind, p.guest_id, CASE WHEN k.kind = 'action' THEN p.guest_id END, 'What we said about the migration', n,
              CASE WHEN k.kind <> 'note' AND n > 4 THEN m.starts_at END
         FROM pairing p JOIN (SELECT *, row_number() OVER (ORDER BY starts_at DESC) AS n FROM meeting) m ON m.pairing_id = p.id
        CROSS JOIN (VALUES ('agenda'), ('note'), ('action')) AS k(kind) WHERE p.guest_id = ${who} AND p.host_id = ${manager}`,
  ];
}
