-- CreateEnum
CREATE TYPE "EvidenceKind" AS ENUM ('delivery', 'decision', 'multiplier', 'sharing', 'feedback');

-- CreateEnum
CREATE TYPE "SharingStep" AS ENUM ('review_comment', 'pairing', 'brown_bag', 'internal_post', 'all_hands', 'meetup_talk', 'conference_talk', 'long_text');

-- CreateEnum
CREATE TYPE "DecisionOutcome" AS ENUM ('as_hoped', 'partly', 'otherwise');

-- CreateEnum
CREATE TYPE "ClaimAnswer" AS ENUM ('confirmed', 'corrected', 'declined');

-- CreateTable
CREATE TABLE "evidence" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" "EvidenceKind" NOT NULL,
    "happened_on" DATE NOT NULL,
    "title" TEXT NOT NULL,
    "plain_line" TEXT NOT NULL DEFAULT '',
    "words" TEXT NOT NULL DEFAULT '',
    "links" TEXT[],
    "sharing_step" "SharingStep",
    "shared" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence_competency" (
    "evidence_id" UUID NOT NULL,
    "competency_id" UUID NOT NULL,

    CONSTRAINT "evidence_competency_pkey" PRIMARY KEY ("evidence_id","competency_id")
);

-- CreateTable
CREATE TABLE "decision" (
    "evidence_id" UUID NOT NULL,
    "left_out" TEXT NOT NULL DEFAULT '',
    "why" TEXT NOT NULL,
    "upkeep" TEXT NOT NULL DEFAULT '',
    "affected" TEXT NOT NULL DEFAULT '',
    "afterwards" TEXT NOT NULL DEFAULT '',
    "revisit_on" DATE,
    "outcome" "DecisionOutcome",
    "outcome_words" TEXT NOT NULL DEFAULT '',
    "revisited_at" TIMESTAMPTZ(3),

    CONSTRAINT "decision_pkey" PRIMARY KEY ("evidence_id")
);

-- CreateTable
CREATE TABLE "multiplier_claim" (
    "evidence_id" UUID NOT NULL,
    "colleague_id" UUID NOT NULL,
    "ability" TEXT NOT NULL,
    "answer" "ClaimAnswer",
    "correction" TEXT NOT NULL DEFAULT '',
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "multiplier_claim_pkey" PRIMARY KEY ("evidence_id")
);

-- CreateIndex
CREATE INDEX "evidence_person_id_happened_on_id_idx" ON "evidence"("person_id", "happened_on", "id");

-- CreateIndex
CREATE INDEX "evidence_competency_competency_id_idx" ON "evidence_competency"("competency_id");

-- CreateIndex
CREATE INDEX "decision_revisit_on_idx" ON "decision"("revisit_on");

-- CreateIndex
CREATE INDEX "multiplier_claim_colleague_id_idx" ON "multiplier_claim"("colleague_id");

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_competency" ADD CONSTRAINT "evidence_competency_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_competency" ADD CONSTRAINT "evidence_competency_competency_id_fkey" FOREIGN KEY ("competency_id") REFERENCES "competency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "multiplier_claim" ADD CONSTRAINT "multiplier_claim_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "multiplier_claim" ADD CONSTRAINT "multiplier_claim_colleague_id_fkey" FOREIGN KEY ("colleague_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE evidence
  ADD CONSTRAINT evidence_words_have_a_length CHECK (length(title) BETWEEN 1 AND 200 AND length(plain_line) <= 300 AND length(words) <= 5000),
  ADD CONSTRAINT evidence_links_are_few CHECK (cardinality(links) <= 5),
  ADD CONSTRAINT evidence_steps_are_of_sharing CHECK (sharing_step IS NULL OR kind = 'sharing');
ALTER TABLE decision
  ADD CONSTRAINT decision_words_have_a_length CHECK (length(why) BETWEEN 1 AND 2000
    AND greatest(length(left_out), length(upkeep), length(affected), length(afterwards), length(outcome_words)) <= 2000),
  ADD CONSTRAINT decision_outcome_is_whole CHECK ((outcome IS NULL) = (revisited_at IS NULL));
ALTER TABLE multiplier_claim
  ADD CONSTRAINT multiplier_claim_words_have_a_length CHECK (length(ability) BETWEEN 1 AND 200 AND length(correction) <= 300),
  ADD CONSTRAINT multiplier_claim_answer_is_whole CHECK ((answer IS NULL) = (answered_at IS NULL)
    AND (answer IS NOT DISTINCT FROM 'corrected') = (correction <> ''));

-- An answer was to these words about this colleague: others are asked anew. Nobody confirms themselves.
CREATE FUNCTION ask_anew() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM evidence WHERE id = NEW.evidence_id AND person_id = NEW.colleague_id) THEN
    RAISE EXCEPTION 'nobody confirms themselves' USING ERRCODE = 'check_violation', CONSTRAINT = 'multiplier_claim_is_on_somebody_else';
  END IF;
  IF TG_OP = 'UPDATE' AND (NEW.ability, NEW.colleague_id) IS DISTINCT FROM (OLD.ability, OLD.colleague_id) THEN
    NEW.answer := NULL;
    NEW.correction := '';
    NEW.answered_at := NULL;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ask_anew BEFORE INSERT OR UPDATE ON multiplier_claim FOR EACH ROW EXECUTE FUNCTION ask_anew();

GRANT SELECT, INSERT, UPDATE ON evidence, decision, multiplier_claim TO pendulum_app;
GRANT SELECT, INSERT, DELETE ON evidence_competency TO pendulum_app;
