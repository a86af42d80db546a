ALTER TYPE "NoticeKind" ADD VALUE 'round_revealed';

-- What becomes of a round is noticed by both of it: both sides are in, it is taken up again, or nobody waits any longer.
CREATE FUNCTION notice_round_outcome() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE notice SET seen_at = now() WHERE seen_at IS NULL AND key IN ('round-' || NEW.id, 'revealed-' || NEW.id);
  IF NEW.state <> 'withdrawn' THEN
    INSERT INTO notice (id, person_id, kind, key, href, about_id)
    SELECT gen_random_uuid(), who,
           (CASE NEW.state WHEN 'revealed' THEN 'round_revealed' ELSE 'round_waiting' END)::"NoticeKind",
           (CASE NEW.state WHEN 'revealed' THEN 'revealed-' ELSE 'round-' END) || NEW.id,
           '/assessments/' || NEW.id, NEW.person_id
      FROM (SELECT NEW.person_id AS who UNION SELECT manager_id FROM reporting_line WHERE person_id = NEW.person_id AND ended_on IS NULL) sides
    ON CONFLICT (person_id, key) DO UPDATE SET seen_at = NULL, mailed_at = NULL, created_at = now();
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER assessment_round_outcome_is_noticed AFTER UPDATE OF state ON assessment_round FOR EACH ROW
  WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION notice_round_outcome();
