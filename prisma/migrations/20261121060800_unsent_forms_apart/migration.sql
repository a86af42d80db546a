-- What somebody had typed may have been a private note: the same wall stands around it. Not forced, so that the two
-- functions below, which are the owner's, can keep a form of somebody whose session has ended, and say that there is one.
ALTER TABLE unsent_form ENABLE ROW LEVEL SECURITY;
CREATE POLICY unsent_form_for_its_person ON unsent_form
  USING ((SELECT nullif(current_setting('app.person_id', true), ''))::uuid = person_id);

CREATE FUNCTION has_unsent_forms(who uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM unsent_form WHERE person_id = who)
$$;
CREATE FUNCTION keep_unsent_form(who uuid, place text, texts jsonb) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO unsent_form (id, person_id, path, fields) VALUES (gen_random_uuid(), who, place, texts)
$$;
