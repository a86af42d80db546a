-- Of two who read at once, the one that began first may be noted last.
CREATE OR REPLACE FUNCTION record_reads(reader uuid, subjects uuid[], what text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('synchronous_commit', 'off', true);
  INSERT INTO access_event (reader_id, subject_id, kind, day, first_at, last_at, times)
  SELECT reader, p.id, what, day_in(p.time_zone), now(), now(), 1
    FROM person p WHERE p.id = ANY (subjects) AND p.id <> reader ORDER BY p.id
  ON CONFLICT (subject_id, day, reader_id, kind) DO UPDATE
    SET first_at = least(access_event.first_at, EXCLUDED.first_at), last_at = greatest(access_event.last_at, EXCLUDED.last_at),
        times = access_event.times + 1;
END $$;
