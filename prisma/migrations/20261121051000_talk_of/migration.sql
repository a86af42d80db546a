-- What two people talk about, in one answer: who asks is set for this statement alone, and the policies decide
-- as they always do. `noted` is the meeting whose notes are wanted, `rated` the one whose worth is.
CREATE FUNCTION talk_of(me uuid, which uuid, noted uuid, rated uuid) RETURNS jsonb LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM set_config('app.person_id', me::text, true);
  RETURN (SELECT jsonb_build_object(
    'open', (SELECT coalesce(jsonb_agg(to_jsonb(l)), '[]') FROM (SELECT * FROM talk_line
              WHERE pairing_id = which AND kind <> 'note' AND done_at IS NULL AND removed_at IS NULL ORDER BY position, id LIMIT 200) l),
    'notes', (SELECT coalesce(jsonb_agg(to_jsonb(l)), '[]') FROM (SELECT * FROM talk_line
              WHERE pairing_id = which AND kind = 'note' AND meeting_id = noted AND removed_at IS NULL ORDER BY position, id LIMIT 200) l),
    'done', (SELECT coalesce(jsonb_agg(to_jsonb(l)), '[]') FROM (SELECT * FROM talk_line
              WHERE pairing_id = which AND noted IS NOT NULL AND kind <> 'note' AND done_at IS NOT NULL AND removed_at IS NULL ORDER BY done_at DESC LIMIT 20) l),
    'removed', (SELECT coalesce(jsonb_agg(to_jsonb(l)), '[]') FROM (SELECT * FROM talk_line
              WHERE pairing_id = which AND removed_at > now() - interval '7 days' ORDER BY removed_at DESC LIMIT 10) l),
    'worth', (SELECT is_worth FROM meeting_worth WHERE meeting_id = rated AND person_id = me)));
END $$;

-- Promises of a manager and each report, open and past their date.
CREATE FUNCTION open_actions_of(me uuid, today date) RETURNS TABLE (guest_id uuid, open int, overdue int) LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM set_config('app.person_id', me::text, true);
  RETURN QUERY SELECT l.guest_id, count(*)::int, (count(*) FILTER (WHERE l.due_on < today))::int
    FROM talk_line l WHERE l.host_id = me AND l.kind = 'action' AND l.done_at IS NULL AND l.removed_at IS NULL GROUP BY l.guest_id;
END $$;

CREATE INDEX talk_line_hosted ON talk_line (host_id) WHERE kind = 'action' AND done_at IS NULL AND removed_at IS NULL;
