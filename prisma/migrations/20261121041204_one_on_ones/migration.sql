-- CreateEnum
CREATE TYPE "PairingKind" AS ENUM ('line', 'mentor', 'skip_level', 'peer');

-- CreateEnum
CREATE TYPE "MeetingState" AS ENUM ('planned', 'held', 'dropped');

-- CreateTable
CREATE TABLE "pairing" (
    "id" UUID NOT NULL,
    "host_id" UUID NOT NULL,
    "guest_id" UUID NOT NULL,
    "kind" "PairingKind" NOT NULL,
    "cadence_days" SMALLINT NOT NULL DEFAULT 14,
    "asked_by_id" UUID,
    "agreed_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "pairing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting" (
    "id" UUID NOT NULL,
    "pairing_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "minutes" SMALLINT NOT NULL DEFAULT 30,
    "state" "MeetingState" NOT NULL DEFAULT 'planned',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_worth" (
    "meeting_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "is_worth" BOOLEAN NOT NULL,

    CONSTRAINT "meeting_worth_pkey" PRIMARY KEY ("meeting_id","person_id")
);

-- CreateTable
CREATE TABLE "talk_line" (
    "id" UUID NOT NULL,
    "pairing_id" UUID NOT NULL,
    "host_id" UUID NOT NULL,
    "guest_id" UUID NOT NULL,
    "meeting_id" UUID,
    "kind" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "owner_id" UUID,
    "due_on" DATE,
    "words" TEXT NOT NULL,
    "position" DOUBLE PRECISION NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "talk_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "talk_line_revision" (
    "id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "host_id" UUID NOT NULL,
    "guest_id" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "talk_line_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dismissed_point" (
    "pairing_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "dismissed_point_pkey" PRIMARY KEY ("pairing_id","person_id","key")
);

-- CreateTable
CREATE TABLE "calendar_feed" (
    "person_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("person_id")
);

-- CreateIndex
CREATE INDEX "pairing_host_id_idx" ON "pairing"("host_id");

-- CreateIndex
CREATE INDEX "pairing_guest_id_idx" ON "pairing"("guest_id");

-- CreateIndex
CREATE UNIQUE INDEX "pairing_id_host_id_guest_id_key" ON "pairing"("id", "host_id", "guest_id");

-- CreateIndex
CREATE INDEX "meeting_pairing_id_starts_at_idx" ON "meeting"("pairing_id", "starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_pairing_id_id_key" ON "meeting"("pairing_id", "id");

-- CreateIndex
CREATE INDEX "talk_line_pairing_id_position_idx" ON "talk_line"("pairing_id", "position");

-- CreateIndex
CREATE INDEX "talk_line_revision_line_id_idx" ON "talk_line_revision"("line_id");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feed_token_hash_key" ON "calendar_feed"("token_hash");

-- AddForeignKey
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_host_id_fkey" FOREIGN KEY ("host_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_guest_id_fkey" FOREIGN KEY ("guest_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_pairing_id_fkey" FOREIGN KEY ("pairing_id") REFERENCES "pairing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_worth" ADD CONSTRAINT "meeting_worth_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_worth" ADD CONSTRAINT "meeting_worth_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "talk_line" ADD CONSTRAINT "talk_line_pairing_id_host_id_guest_id_fkey" FOREIGN KEY ("pairing_id", "host_id", "guest_id") REFERENCES "pairing"("id", "host_id", "guest_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "talk_line" ADD CONSTRAINT "talk_line_pairing_id_meeting_id_fkey" FOREIGN KEY ("pairing_id", "meeting_id") REFERENCES "meeting"("pairing_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "talk_line" ADD CONSTRAINT "talk_line_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "talk_line" ADD CONSTRAINT "talk_line_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "talk_line_revision" ADD CONSTRAINT "talk_line_revision_line_id_fkey" FOREIGN KEY ("line_id") REFERENCES "talk_line"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dismissed_point" ADD CONSTRAINT "dismissed_point_pairing_id_fkey" FOREIGN KEY ("pairing_id") REFERENCES "pairing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dismissed_point" ADD CONSTRAINT "dismissed_point_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE pairing
  ADD CONSTRAINT pairing_is_of_two CHECK (host_id <> guest_id),
  ADD CONSTRAINT pairing_cadence_is_weeks CHECK (cadence_days IN (7, 14, 21, 28)),
  ADD CONSTRAINT pairing_line_needs_no_yes CHECK (kind <> 'line' OR agreed_at IS NOT NULL);
CREATE UNIQUE INDEX pairing_one_a_pair ON pairing (least(host_id, guest_id), greatest(host_id, guest_id));
ALTER TABLE meeting ADD CONSTRAINT meeting_lasts_a_while CHECK (minutes BETWEEN 5 AND 240);
CREATE UNIQUE INDEX meeting_one_planned ON meeting (pairing_id) WHERE state = 'planned';
ALTER TABLE talk_line
  ADD CONSTRAINT talk_line_kind CHECK (kind IN ('agenda', 'note', 'action')),
  ADD CONSTRAINT talk_line_action_has_owner CHECK ((kind = 'action') = (owner_id IS NOT NULL)),
  ADD CONSTRAINT talk_line_note_has_meeting CHECK (kind <> 'note' OR meeting_id IS NOT NULL),
  ADD CONSTRAINT talk_line_is_by_one_of_the_two CHECK (author_id IN (host_id, guest_id)),
  ADD CONSTRAINT talk_line_is_for_one_of_the_two CHECK (owner_id IS NULL OR owner_id IN (host_id, guest_id)),
  ADD CONSTRAINT talk_line_says_something CHECK (words <> '' AND length(words) <= 5000);
CREATE INDEX talk_line_actions_open ON talk_line (owner_id, due_on) WHERE kind = 'action' AND done_at IS NULL AND removed_at IS NULL;

CREATE FUNCTION keep_talk_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO talk_line_revision (id, line_id, host_id, guest_id, words) VALUES (gen_random_uuid(), OLD.id, OLD.host_id, OLD.guest_id, OLD.words);
  RETURN NULL;
END $$;
CREATE TRIGGER talk_line_keeps_words AFTER UPDATE ON talk_line FOR EACH ROW WHEN (OLD.words <> NEW.words) EXECUTE FUNCTION keep_talk_line();

-- The second wall: whoever forgets a filter still reads nothing. Forced, so that it holds for the owner too.
ALTER TABLE talk_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE talk_line FORCE ROW LEVEL SECURITY;
CREATE POLICY talk_line_for_the_two ON talk_line
  USING ((SELECT nullif(current_setting('app.person_id', true), ''))::uuid IN (host_id, guest_id));
ALTER TABLE talk_line_revision ENABLE ROW LEVEL SECURITY;
ALTER TABLE talk_line_revision FORCE ROW LEVEL SECURITY;
CREATE POLICY talk_line_revision_for_the_two ON talk_line_revision
  USING ((SELECT nullif(current_setting('app.person_id', true), ''))::uuid IN (host_id, guest_id));
ALTER TABLE meeting_worth ENABLE ROW LEVEL SECURITY;
ALTER TABLE meeting_worth FORCE ROW LEVEL SECURITY;
CREATE POLICY meeting_worth_for_its_person ON meeting_worth
  USING ((SELECT nullif(current_setting('app.person_id', true), ''))::uuid = person_id);

-- Who reports to whom talks with them. What was said before comes back with the same two people.
CREATE FUNCTION pair_line() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO pairing (id, host_id, guest_id, kind, agreed_at)
  SELECT gen_random_uuid(), manager_id, person_id, 'line', now() FROM changed WHERE ended_on IS NULL
  ON CONFLICT (least(host_id, guest_id), greatest(host_id, guest_id))
  DO UPDATE SET host_id = excluded.host_id, guest_id = excluded.guest_id, kind = 'line', agreed_at = coalesce(pairing.agreed_at, now()), ended_at = NULL;
  RETURN NULL;
END $$;
CREATE FUNCTION unpair_line() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE pairing p SET ended_at = now() FROM changed c
   WHERE p.kind = 'line' AND p.ended_at IS NULL AND p.host_id = c.manager_id AND p.guest_id = c.person_id
     AND NOT EXISTS (SELECT FROM reporting_line r WHERE r.person_id = c.person_id AND r.manager_id = c.manager_id AND r.ended_on IS NULL);
  UPDATE meeting m SET state = 'dropped' FROM pairing p JOIN changed c ON p.host_id = c.manager_id AND p.guest_id = c.person_id
   WHERE m.pairing_id = p.id AND m.state = 'planned' AND p.ended_at IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER reporting_line_pairs AFTER INSERT ON reporting_line REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pair_line();
CREATE TRIGGER reporting_line_pairs_anew AFTER UPDATE ON reporting_line REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pair_line();
CREATE TRIGGER reporting_line_unpairs AFTER UPDATE ON reporting_line REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION unpair_line();
CREATE TRIGGER reporting_line_unpairs_removed AFTER DELETE ON reporting_line REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION unpair_line();
INSERT INTO pairing (id, host_id, guest_id, kind, agreed_at)
SELECT gen_random_uuid(), manager_id, person_id, 'line', now() FROM reporting_line WHERE ended_on IS NULL
ON CONFLICT DO NOTHING;

GRANT SELECT, INSERT, UPDATE ON pairing, meeting, meeting_worth, talk_line TO pendulum_app;
GRANT SELECT, INSERT ON talk_line_revision TO pendulum_app;
GRANT SELECT, INSERT ON dismissed_point TO pendulum_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON calendar_feed TO pendulum_app;
