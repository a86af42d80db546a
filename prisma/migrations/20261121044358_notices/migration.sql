-- CreateEnum
CREATE TYPE "NoticeKind" AS ENUM ('plan_quiet', 'talk_tomorrow', 'claim_waiting', 'decision_due', 'round_waiting', 'pairing_asked');

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" "NoticeKind" NOT NULL,
    "key" TEXT NOT NULL,
    "href" TEXT NOT NULL,
    "about_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3),
    "mailed_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reminders" (
    "person_id" UUID NOT NULL,
    "of_plan" BOOLEAN NOT NULL DEFAULT true,
    "digest" TEXT NOT NULL DEFAULT 'weekly',
    "digested_on" DATE,
    "stop_token" TEXT NOT NULL,

    CONSTRAINT "reminders_pkey" PRIMARY KEY ("person_id")
);

-- CreateIndex
CREATE INDEX "notice_person_id_created_at_idx" ON "notice"("person_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "notice_person_id_key_key" ON "notice"("person_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "reminders_stop_token_key" ON "reminders"("stop_token");

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_about_id_fkey" FOREIGN KEY ("about_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE reminders ADD CONSTRAINT reminders_digest CHECK (digest IN ('off', 'daily', 'weekly'));
CREATE INDEX notice_unseen ON notice (person_id) WHERE seen_at IS NULL;

-- Who waits for whom, noticed where it happens.
CREATE FUNCTION notice_claim() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO notice (id, person_id, kind, key, href, about_id)
  SELECT gen_random_uuid(), NEW.colleague_id, 'claim_waiting', 'claim-' || NEW.evidence_id, '/me', person_id FROM evidence WHERE id = NEW.evidence_id
  ON CONFLICT (person_id, key) DO UPDATE SET seen_at = NULL, mailed_at = NULL, created_at = now();
  RETURN NULL;
END $$;
CREATE TRIGGER multiplier_claim_is_noticed AFTER INSERT OR UPDATE OF ability ON multiplier_claim FOR EACH ROW
  WHEN (NEW.answer IS NULL) EXECUTE FUNCTION notice_claim();

CREATE FUNCTION notice_round() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO notice (id, person_id, kind, key, href, about_id)
  SELECT gen_random_uuid(), who, 'round_waiting', 'round-' || NEW.id, '/assessments/' || NEW.id, NEW.person_id
    FROM (SELECT NEW.person_id AS who UNION SELECT manager_id FROM reporting_line WHERE person_id = NEW.person_id AND ended_on IS NULL) sides
   WHERE who <> NEW.opened_by_id
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER assessment_round_is_noticed AFTER INSERT ON assessment_round FOR EACH ROW EXECUTE FUNCTION notice_round();

CREATE FUNCTION notice_pairing() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO notice (id, person_id, kind, key, href, about_id)
  VALUES (gen_random_uuid(), CASE WHEN NEW.asked_by_id = NEW.host_id THEN NEW.guest_id ELSE NEW.host_id END, 'pairing_asked',
          'pairing-' || NEW.id || '-' || NEW.version, '/one-on-ones', NEW.asked_by_id)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER pairing_is_noticed AFTER INSERT OR UPDATE ON pairing FOR EACH ROW
  WHEN (NEW.asked_by_id IS NOT NULL AND NEW.agreed_at IS NULL AND NEW.ended_at IS NULL) EXECUTE FUNCTION notice_pairing();

-- What is settled no longer waits.
CREATE FUNCTION settle_notice() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'pairing' THEN
    UPDATE notice SET seen_at = now() WHERE person_id IN (NEW.host_id, NEW.guest_id) AND seen_at IS NULL AND starts_with(key, 'pairing-' || NEW.id);
  ELSIF TG_TABLE_NAME = 'multiplier_claim' THEN
    UPDATE notice SET seen_at = now() WHERE person_id = NEW.colleague_id AND seen_at IS NULL AND key = 'claim-' || NEW.evidence_id;
  ELSIF TG_TABLE_NAME = 'assessment' THEN
    UPDATE notice SET seen_at = now() WHERE person_id = NEW.author_id AND seen_at IS NULL AND key = 'round-' || NEW.round_id;
  ELSIF TG_TABLE_NAME = 'decision' THEN
    UPDATE notice SET seen_at = now() WHERE seen_at IS NULL AND starts_with(key, 'decision-' || NEW.evidence_id)
       AND person_id = (SELECT person_id FROM evidence WHERE id = NEW.evidence_id);
  ELSE
    UPDATE notice SET seen_at = now() WHERE person_id = NEW.author_id AND seen_at IS NULL AND kind = 'plan_quiet';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER pairing_settles AFTER UPDATE ON pairing FOR EACH ROW WHEN (NEW.agreed_at IS NOT NULL OR NEW.ended_at IS NOT NULL) EXECUTE FUNCTION settle_notice();
CREATE TRIGGER multiplier_claim_settles AFTER UPDATE ON multiplier_claim FOR EACH ROW WHEN (NEW.answer IS NOT NULL) EXECUTE FUNCTION settle_notice();
CREATE TRIGGER assessment_settles AFTER UPDATE ON assessment FOR EACH ROW WHEN (NEW.submitted_at IS NOT NULL) EXECUTE FUNCTION settle_notice();
CREATE TRIGGER decision_settles AFTER UPDATE ON decision FOR EACH ROW WHEN (NEW.outcome IS NOT NULL) EXECUTE FUNCTION settle_notice();
CREATE TRIGGER growth_update_settles AFTER INSERT ON growth_update FOR EACH ROW EXECUTE FUNCTION settle_notice();

GRANT SELECT, INSERT, UPDATE ON notice, reminders TO pendulum_app;
