-- CreateTable
CREATE TABLE "private_note" (
    "id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "words" TEXT,
    "sealed" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "private_note_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "private_note_author_id_person_id_created_at_idx" ON "private_note"("author_id", "person_id", "created_at");

-- AddForeignKey
ALTER TABLE "private_note" ADD CONSTRAINT "private_note_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "private_note" ADD CONSTRAINT "private_note_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE private_note
  ADD CONSTRAINT private_note_kind CHECK (kind IN ('private', 'sealed')),
  ADD CONSTRAINT private_note_is_of_one_kind CHECK ((kind = 'private') = (words IS NOT NULL) AND (kind = 'sealed') = (sealed IS NOT NULL)),
  ADD CONSTRAINT private_note_fits CHECK (length(words) <= 20000 AND length(sealed::text) <= 120000);
ALTER TABLE private_note ENABLE ROW LEVEL SECURITY;
ALTER TABLE private_note FORCE ROW LEVEL SECURITY;
CREATE POLICY private_note_for_its_author ON private_note
  USING ((SELECT nullif(current_setting('app.person_id', true), ''))::uuid = author_id);
GRANT SELECT, INSERT, UPDATE ON private_note TO pendulum_app;
