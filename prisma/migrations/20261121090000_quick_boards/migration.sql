-- The board: what can be joined the shortest first.
DROP INDEX stretch_assignment_state_ends_on_idx;
CREATE INDEX stretch_assignment_board ON stretch_assignment (coalesce(closes_on, ends_on), starts_on, id) INCLUDE (owner_id) WHERE state = 'open';

-- How many of those who lead want to build again, of how many: those who lead are counted already.
CREATE OR REPLACE FUNCTION wishes_to_build() RETURNS TABLE (wishes integer, people integer) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH heads AS (SELECT l.id FROM level l JOIN track t ON t.id = l.track_id WHERE t.kind IN ('management', 'hybrid'))
  SELECT (SELECT count(*)::int FROM build_wish w JOIN person p ON p.id = w.person_id JOIN placement c ON c.person_id = p.id AND c.ended_on IS NULL JOIN heads l ON l.id = c.level_id
           WHERE p.left_on IS NULL OR p.left_on > current_date),
         (SELECT coalesce(sum(h.people), 0)::int FROM heads l JOIN headcount h ON (h.org_unit_id, h.level_id) = ('00000000-0000-0000-0000-000000000000'::uuid, l.id))
       - (SELECT coalesce(sum(c.delta), 0)::int FROM heads l JOIN headcount_change c ON (c.org_unit_id, c.level_id) = ('00000000-0000-0000-0000-000000000000'::uuid, l.id) AND c.day > current_date AND c.delta <> 0)
$$;

-- Of a track move one thing waits at a time: the newest. The two it is between are told whose it is; others are not.
CREATE OR REPLACE FUNCTION tell_of_move(who uuid[], what text, move uuid, which text) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO notice (id, person_id, kind, key, href, about_id)
  SELECT DISTINCT ON (one) gen_random_uuid(), one, what::"NoticeKind", 'move-' || move || '-' || CASE what WHEN 'move_waiting' THEN 'waiting' ELSE which END,
         CASE WHEN what IN ('cover_asked', 'move_told') THEN '/track-moves' ELSE '/track-moves/' || move END,
         CASE WHEN what NOT IN ('cover_asked', 'move_told') THEN (SELECT nullif(m.person_id, one) FROM track_move m WHERE m.id = move) END
    FROM unnest(who) one WHERE one IS NOT NULL AND one IS DISTINCT FROM acting_person()
  ON CONFLICT (person_id, key) DO UPDATE SET seen_at = NULL, mailed_at = NULL, created_at = now(), about_id = excluded.about_id;
$$;

-- A minute a week of whoever tries another track.
ALTER TYPE "NoticeKind" ADD VALUE 'trial_week' AFTER 'trial_sponsored';
CREATE FUNCTION week_is_told() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE notice SET seen_at = now() WHERE seen_at IS NULL AND key = 'week-' || NEW.trial_id || '-' || NEW.week;
  RETURN NULL;
END $$;
CREATE TRIGGER trial_pulse_is_noticed AFTER INSERT OR UPDATE ON trial_pulse FOR EACH ROW EXECUTE FUNCTION week_is_told();
CREATE FUNCTION trial_weeks_end() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE notice SET seen_at = now() WHERE kind = 'trial_week' AND seen_at IS NULL AND starts_with(key, 'week-' || NEW.id || '-');
  RETURN NULL;
END $$;
CREATE TRIGGER trial_end_ends_weeks AFTER UPDATE OF ended_on ON trial FOR EACH ROW WHEN (NEW.ended_on IS NOT NULL) EXECUTE FUNCTION trial_weeks_end();
