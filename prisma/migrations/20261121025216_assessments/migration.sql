-- CreateEnum
CREATE TYPE "RoundState" AS ENUM ('open', 'revealed', 'withdrawn');

-- CreateEnum
CREATE TYPE "AssessmentSide" AS ENUM ('self', 'manager');

-- CreateEnum
CREATE TYPE "RatingAnswer" AS ENUM ('not_seen', 'no_chance', 'not_relevant', 'growing', 'meets', 'beyond');

-- CreateTable
CREATE TABLE "assessment_round" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "level_id" UUID NOT NULL,
    "opened_by_id" UUID NOT NULL,
    "state" "RoundState" NOT NULL DEFAULT 'open',
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revealed_at" TIMESTAMPTZ(3),
    "reopened_reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "assessment_round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessment" (
    "id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "side" "AssessmentSide" NOT NULL,
    "author_id" UUID,
    "submitted_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rating" (
    "assessment_id" UUID NOT NULL,
    "competency_id" UUID NOT NULL,
    "answer" "RatingAnswer",
    "words" TEXT NOT NULL DEFAULT '',
    "chance" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "rating_pkey" PRIMARY KEY ("assessment_id","competency_id")
);

-- CreateIndex
CREATE INDEX "assessment_round_person_id_opened_at_idx" ON "assessment_round"("person_id", "opened_at");

-- CreateIndex
CREATE UNIQUE INDEX "assessment_round_id_side_key" ON "assessment"("round_id", "side");

-- AddForeignKey
ALTER TABLE "assessment_round" ADD CONSTRAINT "assessment_round_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_round" ADD CONSTRAINT "assessment_round_level_id_fkey" FOREIGN KEY ("level_id") REFERENCES "level"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_round" ADD CONSTRAINT "assessment_round_opened_by_id_fkey" FOREIGN KEY ("opened_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "assessment_round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_competency_id_fkey" FOREIGN KEY ("competency_id") REFERENCES "competency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE UNIQUE INDEX assessment_round_one_open ON assessment_round (person_id, level_id) WHERE state = 'open';
ALTER TABLE assessment_round
  ADD CONSTRAINT assessment_round_revealed_is_whole CHECK ((state = 'revealed') <= (revealed_at IS NOT NULL)),
  ADD CONSTRAINT assessment_round_words_have_a_length CHECK (length(reopened_reason) <= 500);
ALTER TABLE assessment ADD CONSTRAINT assessment_submitted_has_an_author CHECK (submitted_at IS NULL OR author_id IS NOT NULL);
ALTER TABLE rating
  ADD CONSTRAINT rating_words_have_a_length CHECK (length(words) <= 2000 AND length(chance) <= 500);

-- Both sides are submitted: the round opens to both in the same moment.
CREATE FUNCTION reveal_round() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM assessment_round WHERE id = NEW.round_id FOR UPDATE;
  IF (SELECT count(*) FROM assessment WHERE round_id = NEW.round_id AND submitted_at IS NOT NULL) = 2 THEN
    UPDATE assessment_round SET state = 'revealed', revealed_at = now() WHERE id = NEW.round_id AND state = 'open';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER reveal_round AFTER UPDATE OF submitted_at ON assessment FOR EACH ROW WHEN (NEW.submitted_at IS NOT NULL) EXECUTE FUNCTION reveal_round();

-- What was submitted stays as it was until both sides take the round up again.
CREATE FUNCTION submitted_ratings_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM assessment WHERE id = coalesce(NEW.assessment_id, OLD.assessment_id) AND submitted_at IS NOT NULL) THEN
    RAISE EXCEPTION 'a submitted assessment does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'assessment_is_submitted';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER submitted_ratings_stay BEFORE INSERT OR UPDATE OR DELETE ON rating FOR EACH ROW EXECUTE FUNCTION submitted_ratings_stay();

GRANT SELECT, INSERT, UPDATE ON assessment_round, assessment TO pendulum_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON rating TO pendulum_app;
