-- AlterEnum
ALTER TYPE "NoticeKind" ADD VALUE 'interest_waiting';
ALTER TYPE "NoticeKind" ADD VALUE 'interest_answered';

-- Who is interested is for the two who answer to see, while they may: the notice names nobody.
CREATE FUNCTION notice_interest() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO notice (id, person_id, kind, key, href)
  SELECT gen_random_uuid(), who, 'interest_waiting', 'interest-' || NEW.id, '/opportunities/mine'
    FROM (SELECT owner_id AS who FROM stretch_assignment WHERE id = NEW.assignment_id
          UNION SELECT manager_id FROM reporting_line WHERE person_id = NEW.person_id AND ended_on IS NULL) both_sides
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER interest_is_noticed AFTER INSERT ON interest FOR EACH ROW EXECUTE FUNCTION notice_interest();

CREATE FUNCTION settle_interest() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE notice SET seen_at = now() WHERE key = 'interest-' || NEW.id AND seen_at IS NULL
     AND person_id IN (SELECT owner_id FROM stretch_assignment WHERE id = NEW.assignment_id
                       UNION SELECT manager_id FROM reporting_line WHERE person_id = NEW.person_id AND ended_on IS NULL);
  RETURN NULL;
END $$;
CREATE TRIGGER interest_settles AFTER UPDATE ON interest FOR EACH ROW WHEN (NEW.withdrawn_at IS NOT NULL) EXECUTE FUNCTION settle_interest();

CREATE FUNCTION notice_answer() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE notice SET seen_at = now() WHERE person_id = NEW.author_id AND key = 'interest-' || NEW.interest_id AND seen_at IS NULL;
  INSERT INTO notice (id, person_id, kind, key, href, about_id)
  SELECT gen_random_uuid(), person_id, 'interest_answered', 'answer-' || NEW.interest_id || '-' || NEW.side, '/opportunities/mine', NEW.author_id
    FROM interest WHERE id = NEW.interest_id AND person_id <> NEW.author_id
  ON CONFLICT (person_id, key) DO UPDATE SET seen_at = NULL, mailed_at = NULL, created_at = now();
  RETURN NULL;
END $$;
CREATE TRIGGER interest_answer_is_noticed AFTER INSERT OR UPDATE ON interest_answer FOR EACH ROW EXECUTE FUNCTION notice_answer();
