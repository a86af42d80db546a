-- CreateEnum
CREATE TYPE "AssignmentState" AS ENUM ('open', 'filled', 'done', 'withdrawn');

-- CreateEnum
CREATE TYPE "AnswerSide" AS ENUM ('owner', 'manager');

-- CreateEnum
CREATE TYPE "ParticipationEnding" AS ENUM ('finished', 'early');

-- CreateEnum
CREATE TYPE "Energy" AS ENUM ('gave', 'both', 'took');

-- CreateTable
CREATE TABLE "stretch_assignment" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "org_unit_id" UUID,
    "title" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "hours" SMALLINT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "closes_on" DATE,
    "seats" SMALLINT NOT NULL DEFAULT 1,
    "remote" BOOLEAN NOT NULL DEFAULT false,
    "tracks" "TrackKind"[],
    "state" "AssignmentState" NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "stretch_assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment_competency" (
    "assignment_id" UUID NOT NULL,
    "competency_id" UUID NOT NULL,

    CONSTRAINT "assignment_competency_pkey" PRIMARY KEY ("assignment_id","competency_id")
);

-- CreateTable
CREATE TABLE "interest" (
    "id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "interest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "interest_answer" (
    "interest_id" UUID NOT NULL,
    "side" "AnswerSide" NOT NULL,
    "author_id" UUID NOT NULL,
    "is_yes" BOOLEAN NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "interest_answer_pkey" PRIMARY KEY ("interest_id","side")
);

-- CreateTable
CREATE TABLE "participation" (
    "id" UUID NOT NULL,
    "interest_id" UUID NOT NULL,
    "started_on" DATE NOT NULL,
    "ended_on" DATE,
    "ending" "ParticipationEnding",
    "end_words" TEXT NOT NULL DEFAULT '',
    "kick_off" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "participation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "check_in" (
    "id" UUID NOT NULL,
    "participation_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "check_in_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reflection" (
    "participation_id" UUID NOT NULL,
    "practised" TEXT NOT NULL,
    "surprised" TEXT NOT NULL DEFAULT '',
    "energy" "Energy" NOT NULL,
    "evidence_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "reflection_pkey" PRIMARY KEY ("participation_id")
);

-- CreateTable
CREATE TABLE "debrief" (
    "participation_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "evidence_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "debrief_pkey" PRIMARY KEY ("participation_id")
);

-- CreateIndex
CREATE INDEX "stretch_assignment_owner_id_created_at_idx" ON "stretch_assignment"("owner_id", "created_at");

-- CreateIndex
CREATE INDEX "stretch_assignment_state_ends_on_idx" ON "stretch_assignment"("state", "ends_on");

-- CreateIndex
CREATE INDEX "assignment_competency_competency_id_idx" ON "assignment_competency"("competency_id");

-- CreateIndex
CREATE INDEX "interest_assignment_id_created_at_idx" ON "interest"("assignment_id", "created_at");

-- CreateIndex
CREATE INDEX "interest_person_id_created_at_idx" ON "interest"("person_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "participation_interest_id_key" ON "participation"("interest_id");

-- CreateIndex
CREATE INDEX "check_in_participation_id_at_idx" ON "check_in"("participation_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "reflection_evidence_id_key" ON "reflection"("evidence_id");

-- CreateIndex
CREATE UNIQUE INDEX "debrief_evidence_id_key" ON "debrief"("evidence_id");

-- AddForeignKey
ALTER TABLE "stretch_assignment" ADD CONSTRAINT "stretch_assignment_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stretch_assignment" ADD CONSTRAINT "stretch_assignment_org_unit_id_fkey" FOREIGN KEY ("org_unit_id") REFERENCES "org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment_competency" ADD CONSTRAINT "assignment_competency_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "stretch_assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment_competency" ADD CONSTRAINT "assignment_competency_competency_id_fkey" FOREIGN KEY ("competency_id") REFERENCES "competency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interest" ADD CONSTRAINT "interest_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "stretch_assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interest" ADD CONSTRAINT "interest_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interest_answer" ADD CONSTRAINT "interest_answer_interest_id_fkey" FOREIGN KEY ("interest_id") REFERENCES "interest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interest_answer" ADD CONSTRAINT "interest_answer_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participation" ADD CONSTRAINT "participation_interest_id_fkey" FOREIGN KEY ("interest_id") REFERENCES "interest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_participation_id_fkey" FOREIGN KEY ("participation_id") REFERENCES "participation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reflection" ADD CONSTRAINT "reflection_participation_id_fkey" FOREIGN KEY ("participation_id") REFERENCES "participation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reflection" ADD CONSTRAINT "reflection_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "debrief" ADD CONSTRAINT "debrief_participation_id_fkey" FOREIGN KEY ("participation_id") REFERENCES "participation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "debrief" ADD CONSTRAINT "debrief_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "debrief" ADD CONSTRAINT "debrief_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE stretch_assignment
  ADD CONSTRAINT stretch_assignment_words_have_a_length CHECK (length(title) BETWEEN 1 AND 120 AND length(what) BETWEEN 1 AND 2000 AND length(why) BETWEEN 1 AND 1000),
  ADD CONSTRAINT stretch_assignment_ends_after_it_starts CHECK (ends_on >= starts_on),
  ADD CONSTRAINT stretch_assignment_closes_before_it_ends CHECK (closes_on <= ends_on),
  ADD CONSTRAINT stretch_assignment_hours_fit_a_week CHECK (hours BETWEEN 1 AND 40),
  ADD CONSTRAINT stretch_assignment_seats_are_few CHECK (seats BETWEEN 1 AND 20),
  ADD CONSTRAINT stretch_assignment_tracks_are_few CHECK (cardinality(tracks) <= 4);
ALTER TABLE interest ADD CONSTRAINT interest_words_have_a_length CHECK (length(words) BETWEEN 1 AND 300);
ALTER TABLE interest_answer ADD CONSTRAINT interest_answer_words_have_a_length CHECK (length(words) <= 500);
ALTER TABLE participation
  ADD CONSTRAINT participation_words_have_a_length CHECK (length(kick_off) <= 3000 AND length(end_words) <= 500),
  ADD CONSTRAINT participation_ending_is_whole CHECK ((ended_on IS NULL) = (ending IS NULL));
ALTER TABLE check_in ADD CONSTRAINT check_in_words_have_a_length CHECK (length(words) BETWEEN 1 AND 2000);
ALTER TABLE reflection
  ADD CONSTRAINT reflection_words_have_a_length CHECK (length(practised) BETWEEN 1 AND 2000 AND length(surprised) <= 2000);
ALTER TABLE debrief ADD CONSTRAINT debrief_words_have_a_length CHECK (length(words) BETWEEN 1 AND 3000);
CREATE UNIQUE INDEX interest_once_each ON interest (assignment_id, person_id) WHERE withdrawn_at IS NULL;

-- A seat is held from the owner's yes on, unless the manager says no, the interest is withdrawn or it ended early.
CREATE FUNCTION keep_seats(assignment uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  most integer;
BEGIN
  SELECT seats INTO most FROM stretch_assignment WHERE id = assignment FOR UPDATE;
  IF (SELECT count(*) FROM interest i JOIN interest_answer y ON y.interest_id = i.id AND y.side = 'owner' AND y.is_yes
       WHERE i.assignment_id = assignment AND i.withdrawn_at IS NULL
         AND NOT EXISTS (SELECT FROM interest_answer n WHERE n.interest_id = i.id AND n.side = 'manager' AND NOT n.is_yes)
         AND NOT EXISTS (SELECT FROM participation p WHERE p.interest_id = i.id AND p.ending = 'early')) > most THEN
    RAISE EXCEPTION 'every seat of this assignment is taken' USING ERRCODE = 'check_violation', CONSTRAINT = 'stretch_assignment_seats';
  END IF;
END $$;
CREATE FUNCTION keep_seats_of_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_seats(assignment_id) FROM interest WHERE id = NEW.interest_id;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_seats AFTER INSERT OR UPDATE ON interest_answer FOR EACH ROW WHEN (NEW.is_yes) EXECUTE FUNCTION keep_seats_of_answer();
CREATE FUNCTION keep_seats_of_assignment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_seats(NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER keep_seats AFTER UPDATE OF seats ON stretch_assignment FOR EACH ROW WHEN (NEW.seats < OLD.seats) EXECUTE FUNCTION keep_seats_of_assignment();

CREATE FUNCTION interest_is_in_somebody_elses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM stretch_assignment WHERE id = NEW.assignment_id AND owner_id = NEW.person_id) THEN
    RAISE EXCEPTION 'an assignment is for somebody else than its owner' USING ERRCODE = 'check_violation', CONSTRAINT = 'interest_is_in_somebody_elses';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER interest_is_in_somebody_elses BEFORE INSERT ON interest FOR EACH ROW EXECUTE FUNCTION interest_is_in_somebody_elses();

-- Nobody begins before the owner said yes and the manager, where there is one, to the hours.
CREATE FUNCTION both_said_yes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM interest_answer WHERE interest_id = NEW.interest_id AND side = 'owner' AND is_yes)
    OR EXISTS (SELECT FROM interest i LEFT JOIN interest_answer y ON y.interest_id = i.id AND y.side = 'manager' AND y.is_yes
                WHERE i.id = NEW.interest_id AND (i.withdrawn_at IS NOT NULL OR (y.side IS NULL
                  AND EXISTS (SELECT FROM reporting_line l WHERE l.person_id = i.person_id AND l.ended_on IS NULL)))) THEN
    RAISE EXCEPTION 'a participation begins once both said yes' USING ERRCODE = 'check_violation', CONSTRAINT = 'participation_both_said_yes';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER both_said_yes BEFORE INSERT ON participation FOR EACH ROW EXECUTE FUNCTION both_said_yes();

-- Filled once every seat has somebody who has begun; a yes that waits for the other is nobody else's business.
CREATE FUNCTION fill_assignment(assignment uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM stretch_assignment WHERE id = assignment FOR UPDATE;
  UPDATE stretch_assignment a
     SET state = CASE WHEN (SELECT count(*) FROM participation p JOIN interest i ON i.id = p.interest_id
                             WHERE i.assignment_id = a.id AND p.ending IS DISTINCT FROM 'early') >= a.seats
                      THEN 'filled'::"AssignmentState" ELSE 'open'::"AssignmentState" END
   WHERE id = assignment AND state IN ('open', 'filled');
END $$;
CREATE FUNCTION fill_by_participation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM fill_assignment(assignment_id) FROM interest WHERE id = NEW.interest_id;
  RETURN NULL;
END $$;
CREATE TRIGGER fill_assignment AFTER INSERT OR UPDATE OF ending ON participation FOR EACH ROW EXECUTE FUNCTION fill_by_participation();
CREATE FUNCTION fill_by_seats() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM fill_assignment(NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER fill_assignment AFTER UPDATE OF seats ON stretch_assignment FOR EACH ROW WHEN (NEW.seats <> OLD.seats) EXECUTE FUNCTION fill_by_seats();

GRANT SELECT, INSERT, UPDATE ON stretch_assignment, interest, interest_answer, participation, reflection, debrief TO pendulum_app;
GRANT SELECT, INSERT, DELETE ON assignment_competency TO pendulum_app;
GRANT SELECT, INSERT ON check_in TO pendulum_app;
