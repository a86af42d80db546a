-- Whose day it is: the one function that says so. A session's zone decides nothing.
CREATE FUNCTION day_in(zone text) RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT (now() AT TIME ZONE zone)::date $$;
-- The day of where it is latest: what lies after it has begun nowhere.
CREATE FUNCTION latest_day() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT day_in('Pacific/Kiritimati') $$;

-- A zone that the database does not know would stop everybody whose day is asked beside it.
UPDATE person SET time_zone = 'UTC' WHERE lower(time_zone) NOT IN (SELECT lower(name) FROM pg_timezone_names);
ALTER TABLE person ADD CONSTRAINT person_time_zone_is_known CHECK (timestamptz '2000-01-01 00:00:00Z' AT TIME ZONE time_zone IS NOT NULL);

-- "Current" is the line without an end, so lines can be neither started nor ended in advance: not before the day has
-- begun somewhere.
CREATE OR REPLACE FUNCTION reporting_lines_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  changed uuid[];
BEGIN
  IF TG_OP = 'DELETE' THEN
    SELECT array_agg(DISTINCT person_id) INTO changed FROM gone;
  ELSE
    IF EXISTS (SELECT FROM born WHERE greatest(started_on, ended_on) > latest_day()) THEN
      RAISE EXCEPTION 'a reporting line cannot start or end in the future' USING ERRCODE = 'check_violation', CONSTRAINT = 'reporting_line_not_in_the_future';
    END IF;
    SELECT array_agg(DISTINCT person_id) INTO changed FROM born;
  END IF;
  IF changed IS NOT NULL THEN PERFORM follow_reporting_lines(changed); END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION memberships_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  changed uuid[];
BEGIN
  IF TG_OP = 'DELETE' THEN
    SELECT array_agg(DISTINCT person_id) INTO changed FROM gone;
  ELSE
    IF EXISTS (SELECT FROM born WHERE greatest(started_on, ended_on) > latest_day()) THEN
      RAISE EXCEPTION 'a membership cannot start or end in the future' USING ERRCODE = 'check_violation', CONSTRAINT = 'unit_membership_not_in_the_future';
    END IF;
    SELECT array_agg(DISTINCT person_id) INTO changed FROM born;
  END IF;
  IF changed IS NULL THEN RETURN NULL; END IF;
  UPDATE person SET org_unit_id = now_in.org_unit_id
    FROM (SELECT c.id, m.org_unit_id FROM unnest(changed) AS c(id) LEFT JOIN unit_membership m ON m.person_id = c.id AND m.ended_on IS NULL) now_in
   WHERE person.id = now_in.id AND person.org_unit_id IS DISTINCT FROM now_in.org_unit_id;
  PERFORM refresh_headcount(changed);
  RETURN NULL;
END $$;

-- A read is told to whose record it is, on the day it was where they are.
CREATE OR REPLACE FUNCTION record_reads(reader uuid, subjects uuid[], what text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('synchronous_commit', 'off', true);
  INSERT INTO access_event (reader_id, subject_id, kind, day, first_at, last_at, times)
  SELECT reader, p.id, what, day_in(p.time_zone), now(), now(), 1
    FROM person p WHERE p.id = ANY (subjects) AND p.id <> reader ORDER BY p.id
  ON CONFLICT (subject_id, day, reader_id, kind) DO UPDATE SET last_at = EXCLUDED.last_at, times = access_event.times + 1;
END $$;

CREATE OR REPLACE FUNCTION trial_needs_the_manager_now() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  stale uuid;
BEGIN
  FOR stale IN
    SELECT t.id FROM changed c JOIN trial t ON t.person_id = c.person_id JOIN person p ON p.id = t.person_id
      JOIN trial_signature s ON s.trial_id = t.id AND s.side = 'manager'
     WHERE t.ended_on IS NULL AND t.withdrawn_at IS NULL AND s.signer_id IS DISTINCT FROM manager_now(t.person_id)
       AND (t.agreed_at IS NULL OR t.starts_on > day_in(p.time_zone))
  LOOP
    UPDATE trial SET agreed_at = NULL WHERE id = stale;
    DELETE FROM trial_signature WHERE trial_id = stale AND side = 'manager';
    PERFORM ask_to_sign(stale);
    UPDATE notice n SET seen_at = now() FROM trial t WHERE t.id = stale AND n.key = 'sign-' || stale AND n.person_id = t.person_id
       AND EXISTS (SELECT FROM trial_signature WHERE trial_id = stale AND side = 'engineer');
  END LOOP;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION open_handoff() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE handoff h SET closed_at = now() FROM changed c
   WHERE c.ended_on IS NULL AND h.person_id = c.person_id AND h.sealed_at IS NULL AND h.closed_at IS NULL AND h.from_id = c.manager_id;
  UPDATE handoff h SET to_id = c.manager_id, version = h.version + 1 FROM changed c
   WHERE c.ended_on IS NULL AND h.person_id = c.person_id AND h.sealed_at IS NULL AND h.closed_at IS NULL AND h.to_id <> c.manager_id;
  INSERT INTO handoff (id, person_id, from_id, to_id, evidence_ids, promise_ids, commitment_ids)
  SELECT gen_random_uuid(), c.person_id, before.manager_id, c.manager_id, '{}', '{}', '{}'
    FROM changed c
    JOIN person p ON p.id = c.person_id
    CROSS JOIN LATERAL (SELECT r.manager_id FROM reporting_line r
                         WHERE r.person_id = c.person_id AND r.ended_on <= c.started_on AND r.ended_on >= c.started_on - 31
                         ORDER BY r.ended_on DESC LIMIT 1) before
   WHERE c.ended_on IS NULL AND c.started_on >= day_in(p.time_zone) - 31 AND before.manager_id <> c.manager_id
     AND NOT EXISTS (SELECT FROM handoff h WHERE h.person_id = c.person_id AND h.sealed_at IS NULL AND h.closed_at IS NULL)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION track_move_waits(move uuid) RETURNS TABLE (code text, about uuid) LANGUAGE sql STABLE AS $$
  WITH m AS (
    SELECT t.id, t.person_id, t.from_level_id, t.starts_on, t.team_message, p.left_on <= day_in(p.time_zone) AS has_left, l.manager_id,
           t.state = 'proposed' AND t.starts_on < day_in(p.time_zone) AS is_late,
           ft.kind IN ('management', 'hybrid') AND tt.kind NOT IN ('management', 'hybrid') AS leaves_people,
           EXISTS (SELECT FROM band b WHERE b.version_id = tl.version_id)
             AND (fb.key IS NULL OR tb.key IS NULL OR fb.key <> tb.key OR fv.framework_id <> tv.framework_id) AS band_differs
      FROM track_move t JOIN person p ON p.id = t.person_id
      LEFT JOIN reporting_line l ON l.person_id = t.person_id AND l.ended_on IS NULL
      JOIN level fl ON fl.id = t.from_level_id JOIN track ft ON ft.id = fl.track_id JOIN framework_version fv ON fv.id = fl.version_id LEFT JOIN band fb ON fb.id = fl.band_id
      JOIN level tl ON tl.id = t.level_id JOIN track tt ON tt.id = tl.track_id JOIN framework_version tv ON tv.id = tl.version_id LEFT JOIN band tb ON tb.id = tl.band_id
     WHERE t.id = move AND t.state IN ('proposed', 'agreed')
  ), led AS (
    SELECT l.person_id FROM m JOIN reporting_line l ON l.manager_id = m.person_id AND l.ended_on IS NULL WHERE m.leaves_people
  ), covered AS (
    SELECT c.*, o.left_on <= day_in(o.time_zone) AS has_left, starts_with(o.line_path, r.line_path) AS in_circle
      FROM cover_item c JOIN person o ON o.id = c.owner_id JOIN person r ON r.id = c.report_id WHERE c.move_id = move
  )
  SELECT 'left', person_id FROM m WHERE has_left
  UNION ALL SELECT 'manager', person_id FROM m WHERE manager_id IS NULL
  UNION ALL SELECT 'level', person_id FROM m
    WHERE NOT EXISTS (SELECT FROM placement c WHERE c.person_id = m.person_id AND c.ended_on IS NULL AND c.level_id = m.from_level_id AND c.started_on < m.starts_on)
  UNION ALL SELECT 'late', person_id FROM m WHERE is_late
  UNION ALL SELECT 'message', person_id FROM m WHERE team_message = '' AND EXISTS (SELECT FROM led)
  UNION ALL SELECT 'ramp', person_id FROM m WHERE NOT EXISTS (SELECT FROM ramp_item r WHERE r.move_id = m.id)
  UNION ALL SELECT 'uncovered', led.person_id FROM m, led WHERE NOT EXISTS (SELECT FROM covered c WHERE c.report_id = led.person_id)
  UNION ALL SELECT 'gone', c.report_id FROM m, covered c WHERE c.report_id NOT IN (SELECT led.person_id FROM led)
  UNION ALL SELECT 'owner', c.owner_id FROM m, covered c WHERE c.has_left OR c.owner_id = m.person_id
  UNION ALL SELECT 'circle', c.report_id FROM m, covered c WHERE c.in_circle
  UNION ALL SELECT CASE WHEN c.is_yes IS NULL THEN 'unanswered' ELSE 'declined' END, c.owner_id FROM m, covered c WHERE c.is_yes IS NOT TRUE
  UNION ALL SELECT 'yes', side.who FROM m, LATERAL (VALUES ('person'::"MoveSide", m.person_id), ('manager', m.manager_id)) side(name, who)
    WHERE side.who IS NOT NULL AND NOT EXISTS (SELECT FROM move_yes y WHERE y.move_id = m.id AND y.side = side.name AND y.author_id = side.who)
  UNION ALL SELECT 'band', y.author_id FROM m JOIN move_yes y ON y.move_id = m.id AND y.author_id IN (m.person_id, m.manager_id) WHERE m.band_differs AND y.band_words = ''
$$;

CREATE OR REPLACE FUNCTION start_track_move(move uuid) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  m track_move;
  c record;
  since date;
  placed uuid := gen_random_uuid();
  came_back boolean;
BEGIN
  SELECT * INTO m FROM track_move WHERE id = move AND state = 'agreed' FOR UPDATE;
  IF NOT FOUND OR m.starts_on > (SELECT day_in(time_zone) FROM person WHERE id = m.person_id)
    OR EXISTS (SELECT FROM track_move_waits(move)) THEN RETURN false; END IF;
  UPDATE track_move SET state = 'started', started_at = now(), version = version + 1 WHERE id = move;
  SELECT EXISTS (SELECT FROM placement p JOIN level l ON l.id = p.level_id JOIN track t ON t.id = l.track_id
                  WHERE p.person_id = m.person_id AND t.key = (SELECT tt.key FROM level tl JOIN track tt ON tt.id = tl.track_id WHERE tl.id = m.level_id)) INTO came_back;
  UPDATE placement SET ended_on = m.starts_on WHERE person_id = m.person_id AND ended_on IS NULL;
  INSERT INTO placement (id, person_id, level_id, started_on, reason)
  VALUES (placed, m.person_id, m.level_id, m.starts_on, CASE WHEN came_back THEN 'returned' ELSE 'track_move' END::"PlacementReason");
  -- A title that was the level's name follows it.
  UPDATE person SET title = t.title, version = version + 1 FROM level f, level t WHERE person.id = m.person_id AND f.id = m.from_level_id AND t.id = m.level_id AND person.title = f.title;
  FOR c IN SELECT i.report_id, i.owner_id, l.id AS line_id, l.started_on FROM cover_item i
             JOIN reporting_line l ON l.person_id = i.report_id AND l.manager_id = m.person_id AND l.ended_on IS NULL
            WHERE i.move_id = move ORDER BY i.report_id LOOP
    -- A line of a report that began on the day or after it never lasted a day under them.
    since := greatest(m.starts_on, c.started_on);
    IF c.started_on < since THEN UPDATE reporting_line SET ended_on = since WHERE id = c.line_id;
    ELSE DELETE FROM reporting_line WHERE id = c.line_id; END IF;
    INSERT INTO reporting_line (id, person_id, manager_id, started_on) VALUES (gen_random_uuid(), c.report_id, c.owner_id, since);
    PERFORM note_of_move('person.moved', c.report_id, c.report_id, ARRAY['manager']);
  END LOOP;
  PERFORM note_of_move('placement.begun', placed, m.person_id, ARRAY['level']);
  PERFORM note_of_move('track_move.started', move, m.person_id, ARRAY[]::text[]);
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION start_due_track_moves() RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  move uuid;
  begun integer := 0;
BEGIN
  FOR move IN SELECT id FROM track_move WHERE state = 'agreed' AND starts_on <= latest_day() ORDER BY id LOOP
    BEGIN
      IF start_track_move(move) THEN begun := begun + 1; END IF;
    EXCEPTION WHEN integrity_constraint_violation THEN NULL;
    END;
  END LOOP;
  RETURN begun;
END $$;

-- Counted on the day of whoever asks, as every figure beside it.
DROP FUNCTION wishes_to_build();
CREATE FUNCTION wishes_to_build(today date) RETURNS TABLE (wishes integer, people integer) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH heads AS (SELECT l.id FROM level l JOIN track t ON t.id = l.track_id WHERE t.kind IN ('management', 'hybrid'))
  SELECT (SELECT count(*)::int FROM build_wish w JOIN person p ON p.id = w.person_id JOIN placement c ON c.person_id = p.id AND c.ended_on IS NULL JOIN heads l ON l.id = c.level_id
           WHERE p.left_on IS NULL OR p.left_on > today),
         (SELECT coalesce(sum(h.people), 0)::int FROM heads l JOIN headcount h ON (h.org_unit_id, h.level_id) = ('00000000-0000-0000-0000-000000000000'::uuid, l.id))
       - (SELECT coalesce(sum(c.delta), 0)::int FROM heads l JOIN headcount_change c ON (c.org_unit_id, c.level_id) = ('00000000-0000-0000-0000-000000000000'::uuid, l.id) AND c.day > today AND c.delta <> 0)
$$;

-- An end is not before its beginning. Where an owner's day was the one before, some were: they lasted no day.
UPDATE participation SET ended_on = started_on WHERE ended_on < started_on;
ALTER TABLE participation ADD CONSTRAINT participation_ends_after_it_starts CHECK (ended_on >= started_on);
ALTER TABLE stint ADD CONSTRAINT stint_ends_after_it_starts CHECK (ended_on > started_on);
ALTER TABLE session ADD CONSTRAINT session_ends_after_it_starts CHECK (expires_at >= created_at AND ended_at >= created_at);
ALTER TABLE focus ADD CONSTRAINT focus_ends_after_it_starts CHECK (ended_at >= started_at);
ALTER TABLE assessment_round ADD CONSTRAINT assessment_round_ends_after_it_starts CHECK (revealed_at >= opened_at);
ALTER TABLE track_move ADD CONSTRAINT track_move_ends_after_it_starts CHECK (ended_at >= started_at);
ALTER TABLE pairing ADD CONSTRAINT pairing_ends_after_it_starts CHECK (ended_at >= agreed_at);
ALTER TABLE handoff ADD CONSTRAINT handoff_ends_after_it_starts CHECK (sealed_at >= created_at AND closed_at >= created_at);
ALTER TABLE duty ADD CONSTRAINT duty_ends_after_it_starts CHECK (ended_at >= created_at);
ALTER TABLE access_event ADD CONSTRAINT access_event_ends_after_it_starts CHECK (last_at >= first_at);
