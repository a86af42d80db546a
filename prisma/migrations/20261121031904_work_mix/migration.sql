-- CreateEnum
CREATE TYPE "MixSide" AS ENUM ('wanted', 'real');

-- CreateTable
CREATE TABLE "work_mix" (
    "person_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "side" "MixSide" NOT NULL,
    "coding" SMALLINT NOT NULL,
    "review_and_design" SMALLINT NOT NULL,
    "people" SMALLINT NOT NULL,
    "meetings" SMALLINT NOT NULL,
    "other" SMALLINT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "work_mix_pkey" PRIMARY KEY ("person_id","month","side")
);

-- CreateTable
CREATE TABLE "work_mix_share" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "copy" JSONB NOT NULL,
    "shared_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "work_mix_share_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "work_mix_share_person_id_month_idx" ON "work_mix_share"("person_id", "month");

-- AddForeignKey
ALTER TABLE "work_mix" ADD CONSTRAINT "work_mix_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "work_mix_share" ADD CONSTRAINT "work_mix_share_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE work_mix
  ADD CONSTRAINT work_mix_sums_to_a_week CHECK (coding + review_and_design + people + meetings + other = 100),
  ADD CONSTRAINT work_mix_shares_are_shares CHECK (least(coding, review_and_design, people, meetings, other) >= 0),
  ADD CONSTRAINT work_mix_is_of_a_month CHECK (date_part('day', month) = 1);
CREATE UNIQUE INDEX work_mix_share_one_now ON work_mix_share (person_id, month) WHERE revoked_at IS NULL;

GRANT SELECT, INSERT, UPDATE ON work_mix, work_mix_share TO pendulum_app;
