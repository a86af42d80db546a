-- The log of reads is written by its function alone: the app adds to it and can neither change nor remove a row.
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON access_event FROM pendulum_app;
REVOKE UPDATE, DELETE, TRUNCATE ON audit_event FROM pendulum_app;
ALTER FUNCTION record_reads(uuid, uuid[], text) SECURITY DEFINER SET search_path = public, pg_temp;

-- Some events, in the order they are hashed, and a hash over the one before and their content: whoever changes, removes
-- or slips in an event afterwards would have to write every later seal anew. A seal names its events, as the order in
-- which transactions end is known to none of their rows.
CREATE TABLE audit_seal (
  number integer NOT NULL,
  at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  up_to timestamptz(3) NOT NULL,
  events uuid[],
  hash bytea NOT NULL,
  CONSTRAINT audit_seal_pkey PRIMARY KEY (number)
);
CREATE INDEX audit_seal_up_to_idx ON audit_seal (up_to);
GRANT SELECT ON audit_seal TO pendulum_app;

CREATE FUNCTION audit_hash(before bytea, ids uuid[]) RETURNS bytea LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT sha256(before || convert_to(coalesce(string_agg(
           json_build_array(one.id, extract(epoch FROM e.at), e.actor_id, e.about_id, e.event, e.record_id, e.fields)::text, E'\n' ORDER BY one.place), ''), 'UTF8'))
    FROM unnest(ids) WITH ORDINALITY AS one(id, place) LEFT JOIN audit_event e ON e.id = one.id
$$;

-- An event may commit after later ones were sealed: as long as an hour, which is longer than any change may take.
CREATE FUNCTION unsealed_events(since timestamptz) RETURNS SETOF audit_event LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT e.* FROM audit_event e
   WHERE e.at > since - interval '1 hour'
     AND NOT EXISTS (SELECT FROM (SELECT unnest(s.events) AS id FROM audit_seal s WHERE s.up_to > since - interval '1 hour') sealed WHERE sealed.id = e.id)
$$;

-- Seals what was not, ten thousand events at a time, and returns how many. A job does it every minute: a chain kept by
-- each write would make every write wait for the one before.
CREATE FUNCTION seal_audit() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  last audit_seal;
  ids uuid[];
  latest timestamptz;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('audit seals'));
  SELECT * INTO last FROM audit_seal ORDER BY number DESC LIMIT 1;
  SELECT array_agg(id ORDER BY at, id), max(at) INTO ids, latest
    FROM (SELECT id, at FROM unsealed_events(coalesce((SELECT max(up_to) FROM audit_seal), '-infinity')) ORDER BY at, id LIMIT 10000) next;
  IF ids IS NULL THEN RETURN 0; END IF;
  INSERT INTO audit_seal (number, up_to, events, hash)
  VALUES (coalesce(last.number, 0) + 1, latest, ids, audit_hash(coalesce(last.hash, ''), ids));
  RETURN cardinality(ids);
END $$;

-- What does not hold, a line each: none, if every seal is what its events and the one before make it, and every event
-- older than an hour before the last seal stands under exactly one.
CREATE FUNCTION audit_faults() RETURNS SETOF text LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
  seal audit_seal;
  before bytea := '';
  expected integer := 1;
BEGIN
  FOR seal IN SELECT * FROM audit_seal ORDER BY number LOOP
    IF seal.number <> expected THEN RETURN NEXT format('Seals %s to %s are missing.', expected, seal.number - 1); END IF;
    IF seal.hash IS DISTINCT FROM audit_hash(before, seal.events) THEN
      RETURN NEXT format('Seal %s of %s does not fit its %s events and the seal before it: one of them was changed or removed.',
        seal.number, to_char(seal.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS"Z"'), cardinality(seal.events));
    END IF;
    before := seal.hash;
    expected := seal.number + 1;
  END LOOP;
  RETURN QUERY
    SELECT format('Event %s (%s) is under no seal: it was added afterwards.', e.id, e.event)
      FROM audit_event e
     WHERE e.at < (SELECT max(up_to) FROM audit_seal) - interval '1 hour'
       AND NOT EXISTS (SELECT FROM (SELECT unnest(events) AS id FROM audit_seal) sealed WHERE sealed.id = e.id)
     ORDER BY e.at LIMIT 100;
END $$;
