-- A second wall around everything that people entrust: whoever forgets a filter, or who asks, finds nothing. The rules are
-- those of lib/access/policy.ts or a little wider, never narrower, and say nothing of states that a page leaves out.

-- Where whoever asks stands now, and what comes after everybody below them: a comparison of texts, once a statement.
CREATE FUNCTION acting_line() RETURNS text LANGUAGE sql STABLE AS $$ SELECT nullif(line_path, '') FROM person WHERE id = acting_person() $$;

-- Two tables that would ask each other without end; and whom the message of a move is for.
CREATE FUNCTION asks_me(evidence uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM multiplier_claim c WHERE c.evidence_id = evidence AND c.colleague_id = acting_person())
$$;
CREATE FUNCTION leads_me(trial uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM trial_person l WHERE l.trial_id = trial AND l.person_id = acting_person())
$$;
CREATE FUNCTION tells_me(move uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM cover_item c WHERE c.move_id = move AND acting_person() IN (c.owner_id, c.report_id))
      OR EXISTS (SELECT FROM track_move m JOIN reporting_line l ON l.person_id = m.person_id AND l.ended_on IS NULL
                   JOIN reporting_line s ON s.manager_id = l.manager_id AND s.ended_on IS NULL
                  WHERE m.id = move AND m.state IN ('started', 'settled') AND s.person_id = acting_person())
$$;
-- Whoever is asked to take somebody on holds the move too, while they answer.
CREATE FUNCTION hold_track_move(move uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM track_move WHERE id = move FOR UPDATE;
END $$;

-- What the database keeps in order, it keeps among everybody's rows: these too are its owner's work, whoever's change
-- they follow. The walls let such functions through, and not their owner when it asks for itself.
DO $$
DECLARE
  one regprocedure;
BEGIN
  FOR one IN
    SELECT oid::regprocedure FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname IN (
      'ask_anew', 'submitted_ratings_stay', 'keep_seats', 'keep_seats_of_answer', 'keep_seats_of_assignment', 'both_said_yes', 'fill_assignment',
      'fill_by_participation', 'fill_by_seats', 'trial_is_signed_by_its_own', 'trial_both_sign', 'track_move_waits', 'start_track_move',
      'advance_track_move', 'start_due_track_moves', 'both_of_move', 'team_of_move')
  LOOP EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER SET search_path = public, pg_temp', one); END LOOP;
END $$;

-- `may_read`, `may_keep` (what a row may be after a change), `may_add`, `may_remove` and `may_change` (what it may be
-- before one) where they differ from that. In them ME is who
-- asks and BELOW(x) that x reports to them, directly or through others. `purposes` are those for which
-- everybody's rows are read and worked on; for figures they are read alone.
CREATE FUNCTION pg_temp.said(rule text) RETURNS text LANGUAGE sql AS $$
  SELECT regexp_replace(regexp_replace(rule, 'BELOW\(([a-z_.]+)\)',
    '(EXISTS (SELECT FROM person p WHERE p.id = \1 AND p.line_path >= (SELECT acting_line()) AND p.line_path < (SELECT acting_line() || ''~'')))', 'g'),
    '\mME\M', '(SELECT acting_person())', 'g')
$$;
CREATE FUNCTION pg_temp.wall(around text, may_read text, may_keep text, may_add text DEFAULT NULL, may_remove text DEFAULT NULL,
  may_change text DEFAULT NULL, purposes text DEFAULT '''jobs'', ''migration''')
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  own text := '(SELECT session_user = ''pendulum_app'' AND current_user <> ''pendulum_app'')';
  reads text := own || ' OR (SELECT current_setting(''app.purpose'', true)) IN (' || purposes || ')';
  works text := replace(reads, ', ''figures''', '');
BEGIN
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', around);
  EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', around);
  EXECUTE format('CREATE POLICY %I ON %I FOR SELECT USING (%s OR (%s))', around || '_is_read', around, reads, pg_temp.said(may_read));
  EXECUTE format('CREATE POLICY %I ON %I FOR INSERT WITH CHECK (%s OR (%s))', around || '_is_added', around, works, pg_temp.said(coalesce(may_add, may_keep)));
  EXECUTE format('CREATE POLICY %I ON %I FOR UPDATE USING (%s OR (%s)) WITH CHECK (%s OR (%s))', around || '_is_kept', around,
    works, pg_temp.said(coalesce(may_change, may_keep)), works, pg_temp.said(may_keep));
  EXECUTE format('CREATE POLICY %I ON %I FOR DELETE USING (%s OR (%s))', around || '_is_removed', around, works, pg_temp.said(coalesce(may_remove, may_keep)));
END $$;

-- Growth plans
SELECT pg_temp.wall('growth_plan', 'person_id = ME OR BELOW(person_id)', 'person_id = ME', purposes => '''jobs'', ''migration'', ''figures''');
SELECT pg_temp.wall(t, 'EXISTS (SELECT FROM growth_plan g WHERE g.id = plan_id)', 'EXISTS (SELECT FROM growth_plan g WHERE g.id = plan_id AND g.person_id = ME)')
  FROM unnest(ARRAY['focus', 'plan_revision']) t;
SELECT pg_temp.wall('growth_update', 'EXISTS (SELECT FROM growth_plan g WHERE g.id = plan_id)',
  'author_id = ME AND EXISTS (SELECT FROM growth_plan g WHERE g.id = plan_id AND g.person_id = ME)');
SELECT pg_temp.wall('work_mix', 'person_id = ME', 'person_id = ME', purposes => '''jobs'', ''migration'', ''figures''');
SELECT pg_temp.wall('work_mix_share', 'person_id = ME OR BELOW(person_id)', 'person_id = ME');
SELECT pg_temp.wall('decision_check', 'person_id = ME OR (shared_at IS NOT NULL AND BELOW(person_id))', 'person_id = ME');

-- Evidence
SELECT pg_temp.wall('evidence', 'person_id = ME OR (shared AND BELOW(person_id)) OR (kind = ''multiplier'' AND asks_me(id))', 'person_id = ME');
SELECT pg_temp.wall(t, 'EXISTS (SELECT FROM evidence e WHERE e.id = evidence_id)', 'EXISTS (SELECT FROM evidence e WHERE e.id = evidence_id AND e.person_id = ME)')
  FROM unnest(ARRAY['evidence_competency', 'decision']) t;
SELECT pg_temp.wall('multiplier_claim', 'colleague_id = ME OR EXISTS (SELECT FROM evidence e WHERE e.id = evidence_id)',
  'colleague_id = ME OR EXISTS (SELECT FROM evidence e WHERE e.id = evidence_id AND e.person_id = ME)',
  'EXISTS (SELECT FROM evidence e WHERE e.id = evidence_id AND e.person_id = ME)');

-- Assessments: of an open round each side reads its own words.
SELECT pg_temp.wall('assessment_round', 'person_id = ME OR BELOW(person_id)', 'person_id = ME OR BELOW(person_id)',
  'opened_by_id = ME AND (person_id = ME OR BELOW(person_id))', purposes => '''jobs'', ''migration'', ''figures''');
SELECT pg_temp.wall('assessment', 'EXISTS (SELECT FROM assessment_round r WHERE r.id = round_id)', 'EXISTS (SELECT FROM assessment_round r WHERE r.id = round_id)',
  '(author_id IS NULL OR author_id = ME) AND EXISTS (SELECT FROM assessment_round r WHERE r.id = round_id)', purposes => '''jobs'', ''migration'', ''figures''');
SELECT pg_temp.wall('rating',
  'EXISTS (SELECT FROM assessment a JOIN assessment_round r ON r.id = a.round_id WHERE a.id = assessment_id AND (a.author_id = ME OR r.state = ''revealed''))',
  'EXISTS (SELECT FROM assessment a WHERE a.id = assessment_id AND a.author_id = ME)', purposes => '''jobs'', ''migration'', ''figures''');

-- Opportunities: what is offered is open to all.
SELECT pg_temp.wall('interest', 'person_id = ME OR BELOW(person_id) OR EXISTS (SELECT FROM stretch_assignment s WHERE s.id = assignment_id AND s.owner_id = ME)',
  'person_id = ME', purposes => '''jobs'', ''migration'', ''figures''');
SELECT pg_temp.wall('interest_answer', 'EXISTS (SELECT FROM interest i WHERE i.id = interest_id)',
  'author_id = ME AND EXISTS (SELECT FROM interest i WHERE i.id = interest_id)', may_change => 'EXISTS (SELECT FROM interest i WHERE i.id = interest_id)');
SELECT pg_temp.wall('participation', 'EXISTS (SELECT FROM interest i WHERE i.id = interest_id)', 'EXISTS (SELECT FROM interest i WHERE i.id = interest_id)', purposes => '''jobs'', ''migration'', ''figures''');
SELECT pg_temp.wall('check_in', 'EXISTS (SELECT FROM participation p WHERE p.id = participation_id)',
  'author_id = ME AND EXISTS (SELECT FROM participation p WHERE p.id = participation_id)');
SELECT pg_temp.wall('reflection', 'EXISTS (SELECT FROM participation p WHERE p.id = participation_id)',
  'EXISTS (SELECT FROM participation p JOIN interest i ON i.id = p.interest_id WHERE p.id = participation_id AND i.person_id = ME)');
SELECT pg_temp.wall('debrief', 'EXISTS (SELECT FROM participation p WHERE p.id = participation_id)',
  'author_id = ME OR EXISTS (SELECT FROM participation p JOIN interest i ON i.id = p.interest_id WHERE p.id = participation_id AND i.person_id = ME)',
  'author_id = ME AND EXISTS (SELECT FROM participation p WHERE p.id = participation_id)');

-- Trials: those led know that one takes place, no more of it.
SELECT pg_temp.wall('trial', 'person_id = ME OR sponsor_id = ME OR BELOW(person_id) OR leads_me(id)', 'person_id = ME OR sponsor_id = ME OR BELOW(person_id)',
  'person_id = ME OR BELOW(person_id)', purposes => '''jobs'', ''migration'', ''figures''');
SELECT pg_temp.wall('trial_person', 'person_id = ME OR ' || theirs, theirs) FROM (VALUES
  ('EXISTS (SELECT FROM trial t WHERE t.id = trial_id AND (t.person_id = ME OR t.sponsor_id = ME OR BELOW(t.person_id)))')) of_trial(theirs);
SELECT pg_temp.wall('trial_competency', theirs, theirs) FROM (VALUES
  ('EXISTS (SELECT FROM trial t WHERE t.id = trial_id AND (t.person_id = ME OR t.sponsor_id = ME OR BELOW(t.person_id)))')) of_trial(theirs);
SELECT pg_temp.wall('trial_signature', theirs, 'signer_id = ME AND ' || theirs, may_change => theirs) FROM (VALUES
  ('EXISTS (SELECT FROM trial t WHERE t.id = trial_id AND (t.person_id = ME OR t.sponsor_id = ME OR BELOW(t.person_id)))')) of_trial(theirs);
SELECT pg_temp.wall(t, 'EXISTS (SELECT FROM trial t WHERE t.id = trial_id AND (t.person_id = ME OR t.sponsor_id = ME OR BELOW(t.person_id)))',
  'EXISTS (SELECT FROM trial t WHERE t.id = trial_id AND t.person_id = ME)', purposes => '''jobs'', ''migration'', ''figures''')
  FROM unnest(ARRAY['trial_pulse', 'trial_verdict']) t;

-- Track moves
SELECT pg_temp.wall('track_move', 'person_id = ME OR BELOW(person_id) OR tells_me(id)', 'person_id = ME OR BELOW(person_id)',
  'proposed_by_id = ME AND (person_id = ME OR BELOW(person_id))');
-- A later manager says yes in the place of the one before.
SELECT pg_temp.wall(t, theirs, 'author_id = ME AND ' || theirs, may_remove => theirs, may_change => theirs) FROM unnest(ARRAY['move_yes', 'move_remark', 'move_ending']) t, (VALUES
  ('EXISTS (SELECT FROM track_move m WHERE m.id = move_id AND (m.person_id = ME OR BELOW(m.person_id)))')) of_move(theirs);
SELECT pg_temp.wall('ramp_item', theirs, theirs) FROM (VALUES
  ('EXISTS (SELECT FROM track_move m WHERE m.id = move_id AND (m.person_id = ME OR BELOW(m.person_id)))')) of_move(theirs);
SELECT pg_temp.wall('cover_item', 'ME IN (owner_id, report_id) OR ' || theirs, 'owner_id = ME OR ' || theirs, theirs, theirs) FROM (VALUES
  ('EXISTS (SELECT FROM track_move m WHERE m.id = move_id AND (m.person_id = ME OR BELOW(m.person_id)))')) of_move(theirs);

-- Between two or three
SELECT pg_temp.wall('feedback_request', 'ME IN (asker_id, asked_id)', 'ME IN (asker_id, asked_id)', 'asker_id = ME');
SELECT pg_temp.wall('feedback', 'ME IN (author_id, subject_id) OR (readers = ''manager'' AND BELOW(subject_id))', 'ME IN (author_id, subject_id)', 'author_id = ME');
SELECT pg_temp.wall('handoff', 'ME IN (person_id, from_id, to_id)', 'ME IN (person_id, from_id, to_id)');
SELECT pg_temp.wall('handoff_line', 'EXISTS (SELECT FROM handoff h WHERE h.id = handoff_id)', 'author_id = ME AND EXISTS (SELECT FROM handoff h WHERE h.id = handoff_id)');

-- One's own alone
SELECT pg_temp.wall(t, 'person_id = ME', 'person_id = ME') FROM unnest(ARRAY['notice', 'submission', 'dismissed_point']) t;
SELECT pg_temp.wall('scenario', 'owner_id = ME', 'owner_id = ME');
-- These stood behind a wall that its owner could pass.
DROP POLICY build_wish_for_its_person ON build_wish;
DROP POLICY unsent_form_for_its_person ON unsent_form;
SELECT pg_temp.wall(t, 'person_id = ME', 'person_id = ME', purposes => '''migration''') FROM unnest(ARRAY['build_wish', 'unsent_form']) t;

DROP FUNCTION pg_temp.wall;
DROP FUNCTION pg_temp.said;
