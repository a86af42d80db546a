-- CreateEnum
CREATE TYPE "Challenge" AS ENUM ('technical', 'both', 'business');

-- CreateEnum
CREATE TYPE "LeadingBy" AS ENUM ('influence', 'both', 'authority');

-- CreateEnum
CREATE TYPE "FeedbackReaders" AS ENUM ('subject', 'manager');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "NoticeKind" ADD VALUE 'feedback_asked';
ALTER TYPE "NoticeKind" ADD VALUE 'feedback_given';
ALTER TYPE "NoticeKind" ADD VALUE 'handoff_open';
ALTER TYPE "NoticeKind" ADD VALUE 'handoff_sealed';

-- AlterTable
ALTER TABLE "meeting" ADD COLUMN     "invited_version" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "reminders" ADD COLUMN     "invitations" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "handoff" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "passes_plan" BOOLEAN NOT NULL DEFAULT true,
    "evidence_ids" UUID[],
    "promise_ids" UUID[],
    "commitment_ids" UUID[],
    "wish" TEXT NOT NULL DEFAULT '',
    "packet" JSONB,
    "sealed_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "handoff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handoff_line" (
    "id" UUID NOT NULL,
    "handoff_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "handoff_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "duty" (
    "id" UUID NOT NULL,
    "manager_id" UUID NOT NULL,
    "holder_id" UUID,
    "elsewhere" TEXT NOT NULL DEFAULT '',
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "duty_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision_check" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "taken_on" DATE NOT NULL,
    "mentoring" SMALLINT NOT NULL,
    "challenge" "Challenge" NOT NULL,
    "hands_on" SMALLINT NOT NULL,
    "leading_by" "LeadingBy" NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "shared_at" TIMESTAMPTZ(3),

    CONSTRAINT "decision_check_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feedback_request" (
    "id" UUID NOT NULL,
    "asker_id" UUID NOT NULL,
    "asked_id" UUID NOT NULL,
    "competency_id" UUID,
    "question" TEXT NOT NULL,
    "readers" "FeedbackReaders" NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "declined_at" TIMESTAMPTZ(3),

    CONSTRAINT "feedback_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feedback" (
    "id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "request_id" UUID,
    "competency_id" UUID,
    "words" TEXT NOT NULL,
    "readers" "FeedbackReaders" NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "taken_back_at" TIMESTAMPTZ(3),
    "evidence_id" UUID,

    CONSTRAINT "feedback_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "handoff_person_id_created_at_idx" ON "handoff"("person_id", "created_at");

-- CreateIndex
CREATE INDEX "handoff_from_id_idx" ON "handoff"("from_id");

-- CreateIndex
CREATE INDEX "handoff_to_id_idx" ON "handoff"("to_id");

-- CreateIndex
CREATE INDEX "handoff_line_handoff_id_created_at_idx" ON "handoff_line"("handoff_id", "created_at");

-- CreateIndex
CREATE INDEX "duty_manager_id_idx" ON "duty"("manager_id");

-- CreateIndex
CREATE INDEX "duty_holder_id_idx" ON "duty"("holder_id");

-- CreateIndex
CREATE INDEX "decision_check_person_id_created_at_idx" ON "decision_check"("person_id", "created_at");

-- CreateIndex
CREATE INDEX "feedback_request_asker_id_asked_at_idx" ON "feedback_request"("asker_id", "asked_at");

-- CreateIndex
CREATE INDEX "feedback_request_asked_id_asked_at_idx" ON "feedback_request"("asked_id", "asked_at");

-- CreateIndex
CREATE UNIQUE INDEX "feedback_request_id_key" ON "feedback"("request_id");

-- CreateIndex
CREATE UNIQUE INDEX "feedback_evidence_id_key" ON "feedback"("evidence_id");

-- CreateIndex
CREATE INDEX "feedback_subject_id_given_at_idx" ON "feedback"("subject_id", "given_at");

-- CreateIndex
CREATE INDEX "feedback_author_id_given_at_idx" ON "feedback"("author_id", "given_at");

-- AddForeignKey
ALTER TABLE "handoff" ADD CONSTRAINT "handoff_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handoff" ADD CONSTRAINT "handoff_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handoff" ADD CONSTRAINT "handoff_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handoff_line" ADD CONSTRAINT "handoff_line_handoff_id_fkey" FOREIGN KEY ("handoff_id") REFERENCES "handoff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handoff_line" ADD CONSTRAINT "handoff_line_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duty" ADD CONSTRAINT "duty_manager_id_fkey" FOREIGN KEY ("manager_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duty" ADD CONSTRAINT "duty_holder_id_fkey" FOREIGN KEY ("holder_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision_check" ADD CONSTRAINT "decision_check_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_request" ADD CONSTRAINT "feedback_request_asker_id_fkey" FOREIGN KEY ("asker_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_request" ADD CONSTRAINT "feedback_request_asked_id_fkey" FOREIGN KEY ("asked_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_request" ADD CONSTRAINT "feedback_request_competency_id_fkey" FOREIGN KEY ("competency_id") REFERENCES "competency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_subject_id_fkey" FOREIGN KEY ("subject_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "feedback_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_competency_id_fkey" FOREIGN KEY ("competency_id") REFERENCES "competency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Feedback ---------------------------------------------------------------------
ALTER TABLE feedback_request
  ADD CONSTRAINT feedback_request_is_for_another CHECK (asker_id <> asked_id),
  ADD CONSTRAINT feedback_request_says_something CHECK (question <> '' AND length(question) <= 500);
ALTER TABLE feedback
  ADD CONSTRAINT feedback_is_for_another CHECK (author_id <> subject_id),
  ADD CONSTRAINT feedback_says_something CHECK (words <> '' AND length(words) <= 3000),
  ADD CONSTRAINT feedback_kept_stays CHECK (evidence_id IS NULL OR taken_back_at IS NULL);

CREATE FUNCTION notice_feedback_request() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO notice (id, person_id, kind, key, href, about_id)
    VALUES (gen_random_uuid(), NEW.asked_id, 'feedback_asked', 'feedback-asked-' || NEW.id, '/feedback', NEW.asker_id) ON CONFLICT DO NOTHING;
  ELSE
    UPDATE notice SET seen_at = now() WHERE person_id = NEW.asked_id AND key = 'feedback-asked-' || NEW.id AND seen_at IS NULL;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER feedback_request_is_noticed AFTER INSERT OR UPDATE ON feedback_request FOR EACH ROW EXECUTE FUNCTION notice_feedback_request();

CREATE FUNCTION notice_feedback() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE notice SET seen_at = now() WHERE person_id = NEW.author_id AND key = 'feedback-asked-' || NEW.request_id AND seen_at IS NULL;
    INSERT INTO notice (id, person_id, kind, key, href, about_id)
    VALUES (gen_random_uuid(), NEW.subject_id, 'feedback_given', 'feedback-' || NEW.id, '/feedback', NEW.author_id) ON CONFLICT DO NOTHING;
  ELSE
    DELETE FROM notice WHERE person_id = NEW.subject_id AND key = 'feedback-' || NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER feedback_is_noticed AFTER INSERT ON feedback FOR EACH ROW EXECUTE FUNCTION notice_feedback();
CREATE TRIGGER feedback_is_taken_back AFTER UPDATE ON feedback FOR EACH ROW WHEN (NEW.taken_back_at IS NOT NULL) EXECUTE FUNCTION notice_feedback();

-- Changes of manager -----------------------------------------------------------
ALTER TABLE handoff
  ADD CONSTRAINT handoff_is_between_three CHECK (person_id <> from_id AND person_id <> to_id AND from_id <> to_id),
  ADD CONSTRAINT handoff_sealed_has_packet CHECK ((sealed_at IS NULL) = (packet IS NULL)),
  ADD CONSTRAINT handoff_wish_is_short CHECK (length(wish) <= 3000);
CREATE UNIQUE INDEX handoff_one_open ON handoff (person_id) WHERE sealed_at IS NULL AND closed_at IS NULL;
ALTER TABLE handoff_line
  ADD CONSTRAINT handoff_line_kind CHECK (kind IN ('commitment', 'agenda')),
  ADD CONSTRAINT handoff_line_says_something CHECK (words <> '' AND length(words) <= 1000);

CREATE FUNCTION handoff_stays_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a sealed hand-off stays as it was' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER handoff_is_sealed BEFORE UPDATE ON handoff FOR EACH ROW WHEN (OLD.sealed_at IS NOT NULL) EXECUTE FUNCTION handoff_stays_sealed();

-- Whoever gets another manager is asked what passes on; who comes back to the one before needs none.
CREATE FUNCTION open_handoff() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE handoff h SET closed_at = now() FROM changed c
   WHERE c.ended_on IS NULL AND h.person_id = c.person_id AND h.sealed_at IS NULL AND h.closed_at IS NULL AND h.from_id = c.manager_id;
  UPDATE handoff h SET to_id = c.manager_id, version = h.version + 1 FROM changed c
   WHERE c.ended_on IS NULL AND h.person_id = c.person_id AND h.sealed_at IS NULL AND h.closed_at IS NULL AND h.to_id <> c.manager_id;
  INSERT INTO handoff (id, person_id, from_id, to_id, evidence_ids, promise_ids, commitment_ids)
  SELECT gen_random_uuid(), c.person_id, before.manager_id, c.manager_id, '{}', '{}', '{}'
    FROM changed c
    CROSS JOIN LATERAL (SELECT r.manager_id FROM reporting_line r
                         WHERE r.person_id = c.person_id AND r.ended_on <= c.started_on AND r.ended_on >= c.started_on - 31
                         ORDER BY r.ended_on DESC LIMIT 1) before
   WHERE c.ended_on IS NULL AND c.started_on >= current_date - 31 AND before.manager_id <> c.manager_id
     AND NOT EXISTS (SELECT FROM handoff h WHERE h.person_id = c.person_id AND h.sealed_at IS NULL AND h.closed_at IS NULL)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER reporting_line_hands_over AFTER INSERT ON reporting_line REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION open_handoff();

CREATE FUNCTION notice_handoff() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.sealed_at IS NOT NULL OR NEW.closed_at IS NOT NULL THEN
    UPDATE notice SET seen_at = now() WHERE person_id IN (NEW.person_id, NEW.from_id, NEW.to_id) AND key = 'handoff-' || NEW.id AND seen_at IS NULL;
  END IF;
  IF NEW.sealed_at IS NOT NULL THEN
    INSERT INTO notice (id, person_id, kind, key, href, about_id)
    VALUES (gen_random_uuid(), NEW.to_id, 'handoff_sealed', 'handoff-sealed-' || NEW.id, '/handoffs/' || NEW.id, NEW.person_id) ON CONFLICT DO NOTHING;
  ELSIF NEW.closed_at IS NULL THEN
    IF TG_OP = 'UPDATE' THEN
      DELETE FROM notice WHERE person_id = OLD.to_id AND key = 'handoff-' || NEW.id;
    END IF;
    INSERT INTO notice (id, person_id, kind, key, href, about_id)
    SELECT gen_random_uuid(), who, 'handoff_open', 'handoff-' || NEW.id, '/handoffs/' || NEW.id,
           CASE WHEN who = NEW.person_id THEN NEW.to_id ELSE NEW.person_id END
      FROM unnest(ARRAY[NEW.person_id, NEW.from_id, NEW.to_id]) who ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER handoff_is_noticed AFTER INSERT OR UPDATE OF to_id, sealed_at, closed_at ON handoff FOR EACH ROW EXECUTE FUNCTION notice_handoff();

-- Duties and decision checks ---------------------------------------------------
ALTER TABLE duty
  ADD CONSTRAINT duty_has_name CHECK (name <> '' AND length(name) <= 80),
  ADD CONSTRAINT duty_has_one_holder CHECK (holder_id IS NULL OR elsewhere = '');
CREATE UNIQUE INDEX duty_one_of_a_name ON duty (manager_id, lower(name)) WHERE ended_at IS NULL;
ALTER TABLE decision_check
  ADD CONSTRAINT decision_check_steps CHECK (mentoring BETWEEN 1 AND 5 AND hands_on BETWEEN 1 AND 5),
  ADD CONSTRAINT decision_check_words CHECK (length(words) <= 3000);

GRANT SELECT, INSERT, UPDATE (declined_at) ON feedback_request TO pendulum_app;
GRANT SELECT, INSERT, UPDATE (taken_back_at, evidence_id) ON feedback TO pendulum_app;
GRANT SELECT, UPDATE ON handoff TO pendulum_app;
GRANT SELECT, INSERT, UPDATE (removed_at) ON handoff_line TO pendulum_app;
GRANT SELECT, INSERT, UPDATE ON duty TO pendulum_app;
GRANT SELECT, INSERT, UPDATE (shared_at), DELETE ON decision_check TO pendulum_app;
