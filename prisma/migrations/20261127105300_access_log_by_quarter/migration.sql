-- The log of reads grows by a row for each reader, record, kind and day: 50 million a year for 100,000 people. By quarter
-- its indexes stay small, and an old quarter goes without a row being touched.
ALTER TABLE access_event RENAME TO access_event_whole;
CREATE TABLE access_event (LIKE access_event_whole INCLUDING DEFAULTS INCLUDING CONSTRAINTS) PARTITION BY RANGE (day);
-- Whatever no quarter was made for; empty, as long as the job that makes them runs.
CREATE TABLE access_event_other PARTITION OF access_event DEFAULT;
INSERT INTO access_event_other SELECT * FROM access_event_whole;
DROP TABLE access_event_whole;
ALTER TABLE access_event ADD CONSTRAINT access_event_pkey PRIMARY KEY (subject_id, day, reader_id, kind);
ALTER TABLE access_event ADD CONSTRAINT access_event_reader_id_fkey FOREIGN KEY (reader_id) REFERENCES person(id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE access_event ADD CONSTRAINT access_event_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES person(id) ON DELETE CASCADE ON UPDATE CASCADE;
GRANT SELECT ON access_event TO pendulum_app;
-- Asked through the whole alone, where any wall stands.
REVOKE ALL ON access_event_other FROM pendulum_app;

-- Makes the quarters that are wanted: of rows that have none, of today, and two ahead. Lets go of those that ended more
-- than so many months ago; a year is kept in any case, whatever is asked.
CREATE FUNCTION keep_access_quarters(months int) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  today constant date := day_in('UTC');
  last_kept constant date := date_trunc('quarter', today - make_interval(months => greatest(months, 12)))::date;
  starts date;
  named text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('access quarters'));
  -- People who read meanwhile wait this long at most; the job comes again.
  PERFORM set_config('lock_timeout', '2s', true);
  DELETE FROM access_event_other WHERE day < last_kept;
  FOR starts IN
    SELECT DISTINCT date_trunc('quarter', day)::date FROM access_event_other
     UNION SELECT (date_trunc('quarter', today) + make_interval(months => 3 * ahead))::date FROM generate_series(0, 2) ahead
     ORDER BY 1
  LOOP
    named := 'access_event_' || to_char(starts, 'YYYY"q"Q');
    CONTINUE WHEN to_regclass(named) IS NOT NULL;
    EXECUTE format('CREATE TABLE %I (LIKE access_event INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', named);
    EXECUTE format('REVOKE ALL ON %I FROM pendulum_app', named);
    EXECUTE format('WITH moved AS (DELETE FROM access_event_other WHERE day >= %L AND day < %L RETURNING *) INSERT INTO %I SELECT * FROM moved',
      starts, starts + interval '3 months', named);
    EXECUTE format('ALTER TABLE access_event ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', named, starts, (starts + interval '3 months')::date);
  END LOOP;
  FOR named IN
    SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = 'access_event'::regclass AND c.relname ~ '^access_event_\d{4}q\d$'
       AND to_date(substr(c.relname, 14, 4), 'YYYY') + make_interval(months => 3 * right(c.relname, 1)::int) <= last_kept
  LOOP
    EXECUTE format('DROP TABLE %I', named);
  END LOOP;
END $$;
REVOKE ALL ON FUNCTION keep_access_quarters(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keep_access_quarters(int) TO pendulum_app;
SELECT keep_access_quarters(1200);
