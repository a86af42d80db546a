-- CreateEnum
CREATE TYPE "TrialSide" AS ENUM ('engineer', 'manager');

-- CreateEnum
CREATE TYPE "Verdict" AS ENUM ('yes', 'no', 'not_yet');

-- CreateEnum
CREATE TYPE "Again" AS ENUM ('yes', 'unsure', 'no');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "NoticeKind" ADD VALUE 'trial_to_sign';
ALTER TYPE "NoticeKind" ADD VALUE 'trial_sponsored';
ALTER TYPE "NoticeKind" ADD VALUE 'trial_pulse_asked';
ALTER TYPE "NoticeKind" ADD VALUE 'trial_ends_soon';
ALTER TYPE "NoticeKind" ADD VALUE 'trial_verdict_asked';

-- CreateTable
CREATE TABLE "trial" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "sponsor_id" UUID NOT NULL,
    "participation_id" UUID,
    "title" TEXT NOT NULL,
    "track" "TrackKind" NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "share" SMALLINT NOT NULL,
    "find_out" TEXT NOT NULL,
    "promise" TEXT NOT NULL,
    "agreed_at" TIMESTAMPTZ(3),
    "ended_on" DATE,
    "withdrawn_at" TIMESTAMPTZ(3),
    "end_words" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "trial_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trial_signature" (
    "trial_id" UUID NOT NULL,
    "side" "TrialSide" NOT NULL,
    "signer_id" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "trial_signature_pkey" PRIMARY KEY ("trial_id","side")
);

-- CreateTable
CREATE TABLE "trial_person" (
    "trial_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "trial_person_pkey" PRIMARY KEY ("trial_id","person_id")
);

-- CreateTable
CREATE TABLE "trial_competency" (
    "trial_id" UUID NOT NULL,
    "competency_id" UUID NOT NULL,

    CONSTRAINT "trial_competency_pkey" PRIMARY KEY ("trial_id","competency_id")
);

-- CreateTable
CREATE TABLE "trial_pulse" (
    "trial_id" UUID NOT NULL,
    "week" SMALLINT NOT NULL,
    "energy" "Energy" NOT NULL,
    "meeting_hours" SMALLINT NOT NULL,
    "hands_on_hours" SMALLINT NOT NULL,
    "again" "Again" NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "trial_pulse_pkey" PRIMARY KEY ("trial_id","week")
);

-- CreateTable
CREATE TABLE "led_pulse" (
    "trial_id" UUID NOT NULL,
    "sponsor_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "round" SMALLINT NOT NULL,
    "answer" TEXT NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "led_pulse_pkey" PRIMARY KEY ("trial_id","author_id","round")
);

-- CreateTable
CREATE TABLE "trial_verdict" (
    "trial_id" UUID NOT NULL,
    "verdict" "Verdict" NOT NULL,
    "learnt" TEXT NOT NULL,
    "surprised" TEXT NOT NULL DEFAULT '',
    "evidence_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "trial_verdict_pkey" PRIMARY KEY ("trial_id")
);

-- CreateTable
CREATE TABLE "readiness_answer" (
    "person_id" UUID NOT NULL,
    "manager_id" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "hands_on" TEXT NOT NULL,
    "shown" TEXT NOT NULL DEFAULT '',
    "cover" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "readiness_answer_pkey" PRIMARY KEY ("person_id","manager_id","side")
);

-- CreateIndex
CREATE INDEX "trial_participation_id_idx" ON "trial"("participation_id");

-- CreateIndex
CREATE INDEX "trial_person_id_starts_on_idx" ON "trial"("person_id", "starts_on");

-- CreateIndex
CREATE INDEX "trial_sponsor_id_idx" ON "trial"("sponsor_id");

-- CreateIndex
CREATE UNIQUE INDEX "trial_id_sponsor_id_key" ON "trial"("id", "sponsor_id");

-- CreateIndex
CREATE INDEX "trial_person_person_id_idx" ON "trial_person"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "trial_verdict_evidence_id_key" ON "trial_verdict"("evidence_id");

-- AddForeignKey
ALTER TABLE "trial" ADD CONSTRAINT "trial_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trial" ADD CONSTRAINT "trial_sponsor_id_fkey" FOREIGN KEY ("sponsor_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trial" ADD CONSTRAINT "trial_participation_id_fkey" FOREIGN KEY ("participation_id") REFERENCES "participation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trial_signature" ADD CONSTRAINT "trial_signature_trial_id_fkey" FOREIGN KEY ("trial_id") REFERENCES "trial"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trial_signature" ADD CONSTRAINT "trial_signature_signer_id_fkey" FOREIGN KEY ("signer_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trial_person" ADD CONSTRAINT "trial_person_trial_id_fkey" FOREIGN KEY ("trial_id") REFERENCES "trial"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trial_person" ADD CONSTRAINT "trial_person_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trial_competency" ADD CONSTRAINT "trial_competency_trial_id_fkey" FOREIGN KEY ("trial_id") REFERENCES "trial"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trial_competency" ADD CONSTRAINT "trial_competency_competency_id_fkey" FOREIGN KEY ("competency_id") REFERENCES "competency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trial_pulse" ADD CONSTRAINT "trial_pulse_trial_id_fkey" FOREIGN KEY ("trial_id") REFERENCES "trial"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "led_pulse" ADD CONSTRAINT "led_pulse_trial_id_sponsor_id_fkey" FOREIGN KEY ("trial_id", "sponsor_id") REFERENCES "trial"("id", "sponsor_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "led_pulse" ADD CONSTRAINT "led_pulse_trial_id_author_id_fkey" FOREIGN KEY ("trial_id", "author_id") REFERENCES "trial_person"("trial_id", "person_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "led_pulse" ADD CONSTRAINT "led_pulse_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trial_verdict" ADD CONSTRAINT "trial_verdict_trial_id_fkey" FOREIGN KEY ("trial_id") REFERENCES "trial"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trial_verdict" ADD CONSTRAINT "trial_verdict_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "readiness_answer" ADD CONSTRAINT "readiness_answer_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "readiness_answer" ADD CONSTRAINT "readiness_answer_manager_id_fkey" FOREIGN KEY ("manager_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE trial
  ADD CONSTRAINT trial_words_have_a_length CHECK (length(title) BETWEEN 1 AND 120 AND length(find_out) BETWEEN 1 AND 1000 AND length(promise) BETWEEN 1 AND 2000 AND length(end_words) <= 500),
  ADD CONSTRAINT trial_lasts_twelve_weeks CHECK (ends_on BETWEEN starts_on AND starts_on + 83),
  ADD CONSTRAINT trial_share_is_of_a_week CHECK (share BETWEEN 5 AND 100),
  ADD CONSTRAINT trial_sponsor_is_somebody_else CHECK (sponsor_id <> person_id),
  ADD CONSTRAINT trial_ends_within_its_days CHECK (ended_on IS NULL OR (ended_on BETWEEN starts_on AND ends_on AND agreed_at IS NOT NULL AND withdrawn_at IS NULL)),
  ADD CONSTRAINT trial_one_at_a_time EXCLUDE USING gist (person_id WITH =, daterange(starts_on, coalesce(ended_on, ends_on + 1), '[)') WITH &&)
    WHERE (agreed_at IS NOT NULL AND withdrawn_at IS NULL);
ALTER TABLE trial_signature ADD CONSTRAINT trial_signature_words_have_a_length CHECK (length(words) BETWEEN 1 AND 10000);
ALTER TABLE trial_pulse
  ADD CONSTRAINT trial_pulse_week_is_of_twelve CHECK (week BETWEEN 0 AND 11),
  ADD CONSTRAINT trial_pulse_hours_fit_a_week CHECK (meeting_hours BETWEEN 0 AND 60 AND hands_on_hours BETWEEN 0 AND 60),
  ADD CONSTRAINT trial_pulse_words_have_a_length CHECK (length(words) <= 300);
ALTER TABLE led_pulse
  ADD CONSTRAINT led_pulse_round CHECK (round IN (1, 2)),
  ADD CONSTRAINT led_pulse_answer CHECK (answer IN ('well', 'mixed', 'hard', 'skipped')),
  ADD CONSTRAINT led_pulse_words_have_a_length CHECK (length(words) <= 1000 AND (answer <> 'skipped' OR words = ''));
ALTER TABLE trial_verdict ADD CONSTRAINT trial_verdict_words_have_a_length CHECK (length(learnt) BETWEEN 1 AND 2000 AND length(surprised) <= 2000);
ALTER TABLE readiness_answer
  ADD CONSTRAINT readiness_answer_side CHECK (side IN ('self', 'manager')),
  ADD CONSTRAINT readiness_answer_hands_on CHECK (hands_on IN ('yes', 'mostly', 'not_yet')),
  ADD CONSTRAINT readiness_answer_is_of_two CHECK (person_id <> manager_id),
  ADD CONSTRAINT readiness_answer_words_have_a_length CHECK (length(shown) <= 1000 AND length(cover) <= 1000);

CREATE FUNCTION manager_now(who uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT manager_id FROM reporting_line WHERE person_id = who AND ended_on IS NULL
$$;

-- Whose word is still needed is told so; whoever acts knows.
CREATE FUNCTION ask_to_sign(which uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO notice (id, person_id, kind, key, href, about_id)
  SELECT gen_random_uuid(), who, 'trial_to_sign', 'sign-' || t.id, '/trials/' || t.id, t.person_id
    FROM trial t, unnest(ARRAY[t.person_id, manager_now(t.person_id)]) who
   WHERE t.id = which AND who IS NOT NULL AND who::text IS DISTINCT FROM current_setting('app.person_id', true)
  ON CONFLICT (person_id, key) DO UPDATE SET seen_at = NULL, mailed_at = NULL, created_at = now();
END $$;

-- Other terms are another promise: nobody has signed it yet.
CREATE FUNCTION clear_signatures(which uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE trial SET agreed_at = NULL WHERE id = which AND agreed_at IS NOT NULL;
  DELETE FROM trial_signature WHERE trial_id = which;
  IF FOUND THEN PERFORM ask_to_sign(which); END IF;
END $$;
CREATE FUNCTION trial_terms_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.agreed_at := NULL;
  RETURN NEW;
END $$;
CREATE FUNCTION trial_terms_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM clear_signatures(NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER trial_terms_change BEFORE UPDATE ON trial FOR EACH ROW
  WHEN ((OLD.person_id, OLD.sponsor_id, OLD.title, OLD.track, OLD.starts_on, OLD.ends_on, OLD.share, OLD.find_out, OLD.promise)
     IS DISTINCT FROM (NEW.person_id, NEW.sponsor_id, NEW.title, NEW.track, NEW.starts_on, NEW.ends_on, NEW.share, NEW.find_out, NEW.promise))
  EXECUTE FUNCTION trial_terms_change();
CREATE TRIGGER trial_terms_changed AFTER UPDATE ON trial FOR EACH ROW
  WHEN ((OLD.person_id, OLD.sponsor_id, OLD.title, OLD.track, OLD.starts_on, OLD.ends_on, OLD.share, OLD.find_out, OLD.promise)
     IS DISTINCT FROM (NEW.person_id, NEW.sponsor_id, NEW.title, NEW.track, NEW.starts_on, NEW.ends_on, NEW.share, NEW.find_out, NEW.promise))
  EXECUTE FUNCTION trial_terms_changed();
CREATE FUNCTION trial_list_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM clear_signatures(coalesce(NEW.trial_id, OLD.trial_id));
  RETURN NULL;
END $$;
CREATE TRIGGER trial_people_changed AFTER INSERT OR UPDATE OR DELETE ON trial_person FOR EACH ROW EXECUTE FUNCTION trial_list_changed();
CREATE TRIGGER trial_competencies_changed AFTER INSERT OR UPDATE OR DELETE ON trial_competency FOR EACH ROW EXECUTE FUNCTION trial_list_changed();

-- Each side signs for itself: the person, and whoever manages them at that moment.
CREATE FUNCTION trial_is_signed_by_its_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.signer_id IS DISTINCT FROM (SELECT CASE NEW.side WHEN 'engineer' THEN person_id ELSE manager_now(person_id) END FROM trial WHERE id = NEW.trial_id) THEN
    RAISE EXCEPTION 'a promise is signed by the two it binds' USING ERRCODE = 'check_violation', CONSTRAINT = 'trial_is_signed_by_its_own';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER trial_is_signed_by_its_own BEFORE INSERT OR UPDATE ON trial_signature FOR EACH ROW EXECUTE FUNCTION trial_is_signed_by_its_own();

-- Nothing starts before both have signed the same words.
CREATE FUNCTION trial_both_sign() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.agreed_at IS NOT NULL AND (SELECT count(*) <> 2 OR count(DISTINCT words) <> 1 FROM trial_signature WHERE trial_id = NEW.id) THEN
    RAISE EXCEPTION 'a trial starts once both have signed' USING ERRCODE = 'check_violation', CONSTRAINT = 'trial_both_sign';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER trial_both_sign BEFORE INSERT OR UPDATE OF agreed_at ON trial FOR EACH ROW EXECUTE FUNCTION trial_both_sign();

-- Before it begins, a new manager signs anew. What has begun goes on as promised.
CREATE FUNCTION trial_needs_the_manager_now() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  stale uuid;
BEGIN
  FOR stale IN
    SELECT t.id FROM changed c JOIN trial t ON t.person_id = c.person_id JOIN person p ON p.id = t.person_id
      JOIN trial_signature s ON s.trial_id = t.id AND s.side = 'manager'
     WHERE t.ended_on IS NULL AND t.withdrawn_at IS NULL AND s.signer_id IS DISTINCT FROM manager_now(t.person_id)
       AND (t.agreed_at IS NULL OR t.starts_on > (now() AT TIME ZONE p.time_zone)::date)
  LOOP
    UPDATE trial SET agreed_at = NULL WHERE id = stale;
    DELETE FROM trial_signature WHERE trial_id = stale AND side = 'manager';
    PERFORM ask_to_sign(stale);
    UPDATE notice n SET seen_at = now() FROM trial t WHERE t.id = stale AND n.key = 'sign-' || stale AND n.person_id = t.person_id
       AND EXISTS (SELECT FROM trial_signature WHERE trial_id = stale AND side = 'engineer');
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER reporting_line_unsigns AFTER INSERT ON reporting_line REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION trial_needs_the_manager_now();
CREATE TRIGGER reporting_line_unsigns_changed AFTER UPDATE ON reporting_line REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION trial_needs_the_manager_now();
CREATE TRIGGER reporting_line_unsigns_removed AFTER DELETE ON reporting_line REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION trial_needs_the_manager_now();

-- Notices: who is asked to sign or named as sponsor, and at an early end those led and the one who tried.
CREATE FUNCTION notice_trial() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN PERFORM ask_to_sign(NEW.id); END IF;
  INSERT INTO notice (id, person_id, kind, key, href, about_id)
  SELECT gen_random_uuid(), NEW.sponsor_id, 'trial_sponsored', 'sponsor-' || NEW.id, '/trials/' || NEW.id, NEW.person_id
   WHERE NEW.sponsor_id IS DISTINCT FROM manager_now(NEW.person_id)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER trial_is_noticed AFTER INSERT OR UPDATE OF sponsor_id ON trial FOR EACH ROW EXECUTE FUNCTION notice_trial();
CREATE FUNCTION notice_trial_end() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE notice SET seen_at = now() WHERE seen_at IS NULL AND key IN ('sign-' || NEW.id, 'trial-ends-' || NEW.id, 'pulse-' || NEW.id || '-1')
     AND person_id IN (SELECT NEW.person_id UNION SELECT NEW.sponsor_id UNION SELECT manager_now(NEW.person_id) UNION SELECT person_id FROM trial_person WHERE trial_id = NEW.id);
  IF NEW.ended_on IS NULL THEN RETURN NULL; END IF;
  INSERT INTO notice (id, person_id, kind, key, href, about_id)
  SELECT gen_random_uuid(), person_id, 'trial_pulse_asked'::"NoticeKind", 'pulse-' || NEW.id || '-2', '/trials/' || NEW.id || '/pulse', NEW.person_id
    FROM trial_person WHERE trial_id = NEW.id
  UNION ALL
  SELECT gen_random_uuid(), NEW.person_id, 'trial_verdict_asked', 'verdict-' || NEW.id, '/trials/' || NEW.id, NULL
   WHERE NEW.person_id::text IS DISTINCT FROM current_setting('app.person_id', true)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER trial_end_is_noticed AFTER UPDATE OF ended_on, withdrawn_at ON trial FOR EACH ROW
  WHEN (NEW.ended_on IS DISTINCT FROM OLD.ended_on OR NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at) EXECUTE FUNCTION notice_trial_end();

-- What is settled no longer waits, and is not asked for later either.
CREATE FUNCTION settle_trial_notice() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'trial_signature' THEN
    UPDATE notice SET seen_at = now() WHERE person_id = NEW.signer_id AND key = 'sign-' || NEW.trial_id AND seen_at IS NULL;
  ELSIF TG_TABLE_NAME = 'led_pulse' THEN
    INSERT INTO notice (id, person_id, kind, key, href, about_id, seen_at, mailed_at)
    SELECT gen_random_uuid(), NEW.author_id, 'trial_pulse_asked', 'pulse-' || NEW.trial_id || '-' || NEW.round, '/trials/' || NEW.trial_id || '/pulse', person_id, now(), now()
      FROM trial WHERE id = NEW.trial_id
    ON CONFLICT (person_id, key) DO UPDATE SET seen_at = now();
  ELSE
    UPDATE notice SET seen_at = now() WHERE key = 'verdict-' || NEW.trial_id AND seen_at IS NULL
       AND person_id = (SELECT person_id FROM trial WHERE id = NEW.trial_id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER trial_signature_settles AFTER INSERT ON trial_signature FOR EACH ROW EXECUTE FUNCTION settle_trial_notice();
CREATE TRIGGER led_pulse_settles AFTER INSERT ON led_pulse FOR EACH ROW EXECUTE FUNCTION settle_trial_notice();
CREATE TRIGGER trial_verdict_settles AFTER INSERT ON trial_verdict FOR EACH ROW EXECUTE FUNCTION settle_trial_notice();

-- The second wall, forced. A pulse is its author's and the sponsor's; only its author writes it.
ALTER TABLE led_pulse ENABLE ROW LEVEL SECURITY;
ALTER TABLE led_pulse FORCE ROW LEVEL SECURITY;
CREATE POLICY led_pulse_for_the_two ON led_pulse
  USING ((SELECT nullif(current_setting('app.person_id', true), ''))::uuid IN (author_id, sponsor_id))
  WITH CHECK ((SELECT nullif(current_setting('app.person_id', true), ''))::uuid = author_id);
ALTER TABLE readiness_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE readiness_answer FORCE ROW LEVEL SECURITY;
CREATE POLICY readiness_answer_for_the_two ON readiness_answer
  USING ((SELECT nullif(current_setting('app.person_id', true), ''))::uuid IN (person_id, manager_id))
  WITH CHECK ((SELECT nullif(current_setting('app.person_id', true), ''))::uuid = CASE side WHEN 'self' THEN person_id ELSE manager_id END);

GRANT SELECT, INSERT, UPDATE ON trial, trial_pulse, trial_verdict, readiness_answer TO pendulum_app;
GRANT SELECT, INSERT ON trial_signature, led_pulse TO pendulum_app;
GRANT SELECT, INSERT, DELETE ON trial_person, trial_competency TO pendulum_app;
-- For the triggers alone.
REVOKE EXECUTE ON FUNCTION ask_to_sign(uuid), clear_signatures(uuid) FROM PUBLIC;
