-- CreateTable
CREATE TABLE "mail" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "meeting_id" UUID,
    "meeting_version" INTEGER,
    "queued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "tries" SMALLINT NOT NULL DEFAULT 0,
    "claimed_by" TEXT,
    "claimed_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "address" CITEXT,
    "answer" TEXT,

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- AlterTable
ALTER TABLE "reminders" DROP COLUMN "digested_on";

-- CreateIndex
CREATE UNIQUE INDEX "mail_key_key" ON "mail"("key");

-- CreateIndex
CREATE INDEX "mail_person_id_settled_at_idx" ON "mail"("person_id", "settled_at");

-- CreateIndex
CREATE INDEX "mail_meeting_id_idx" ON "mail"("meeting_id");

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE mail
  ADD CONSTRAINT mail_outcome CHECK (outcome IN ('sent', 'refused', 'given_up', 'outdated')),
  ADD CONSTRAINT mail_settled_has_outcome CHECK ((settled_at IS NULL) = (outcome IS NULL)),
  ADD CONSTRAINT mail_of_a_meeting_has_version CHECK ((meeting_id IS NULL) = (meeting_version IS NULL));
CREATE INDEX mail_waiting ON mail (due_at) WHERE settled_at IS NULL;
CREATE INDEX mail_failed ON mail (settled_at) WHERE outcome IN ('refused', 'given_up');
GRANT SELECT, INSERT, UPDATE, DELETE ON mail TO pendulum_app;

-- A meeting that is held or dropped has another version, whoever does it: calendars and mails go by that. A change of
-- manager ends the pairing and drops its meeting, which nobody was told of.
CREATE FUNCTION raise_meeting_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.version := OLD.version + 1;
  RETURN NEW;
END $$;
CREATE TRIGGER meeting_raises_version BEFORE UPDATE ON meeting FOR EACH ROW
  WHEN (NEW.version = OLD.version AND NEW.state <> OLD.state)
  EXECUTE FUNCTION raise_meeting_version();
-- Those that were dropped so before, and have not come yet, are called off now.
UPDATE meeting m SET version = m.version + 1 FROM pairing p
 WHERE p.id = m.pairing_id AND p.ended_at IS NOT NULL AND m.state = 'dropped' AND m.starts_at > now() AND m.invited_version = m.version;
