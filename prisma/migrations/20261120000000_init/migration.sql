-- What the tables need first ----------------------------------------------------------------------

CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- A short node of fixed width for materialised paths: five digits of base 36.
CREATE SEQUENCE path_node;
CREATE FUNCTION next_path_node() RETURNS text LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  rest bigint := nextval('path_node');
  node text := '';
BEGIN
  FOR digit IN 1..5 LOOP
    node := substr('0123456789abcdefghijklmnopqrstuvwxyz', (rest % 36)::int + 1, 1) || node;
    rest := rest / 36;
  END LOOP;
  RETURN node;
END $$;

-- CreateEnum
CREATE TYPE "GrantKind" AS ENUM ('administrator', 'framework_editor', 'leadership');

-- CreateEnum
CREATE TYPE "VersionState" AS ENUM ('draft', 'published', 'retired');

-- CreateEnum
CREATE TYPE "TrackKind" AS ENUM ('individual_contributor', 'management', 'hybrid', 'other');

-- CreateEnum
CREATE TYPE "ExpectationState" AS ENUM ('expected', 'same_as_below', 'not_yet_expected', 'ceiling_reached', 'optional', 'not_applicable');

-- CreateEnum
CREATE TYPE "PlacementReason" AS ENUM ('hired', 'grew', 'track_move', 'returned', 'relevelled', 'corrected');

-- CreateEnum
CREATE TYPE "PlanState" AS ENUM ('active', 'paused', 'closed');

-- CreateEnum
CREATE TYPE "AimKind" AS ENUM ('level', 'experience', 'staying', 'exploring');

-- CreateEnum
CREATE TYPE "Comfort" AS ENUM ('inside', 'edge', 'outside');

-- CreateEnum
CREATE TYPE "FocusKind" AS ENUM ('additive', 'multiplier');

-- CreateEnum
CREATE TYPE "FocusEnding" AS ENUM ('practised', 'set_aside');

-- CreateEnum
CREATE TYPE "UpdateFeeling" AS ENUM ('moving', 'steady', 'stuck');

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "handle" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" CITEXT,
    "employee_number" TEXT,
    "title" TEXT NOT NULL DEFAULT '',
    "other_titles" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "location" TEXT NOT NULL DEFAULT '',
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "started_on" DATE NOT NULL,
    "left_on" DATE,
    "org_unit_id" UUID,
    "line_node" TEXT NOT NULL DEFAULT next_path_node(),
    "line_path" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "org_unit" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "parent_id" UUID,
    "node" TEXT NOT NULL DEFAULT next_path_node(),
    "path" TEXT COLLATE "C" NOT NULL DEFAULT '',

    CONSTRAINT "org_unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit_membership" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "org_unit_id" UUID NOT NULL,
    "started_on" DATE NOT NULL,
    "ended_on" DATE,

    CONSTRAINT "unit_membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reporting_line" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "manager_id" UUID NOT NULL,
    "started_on" DATE NOT NULL,
    "ended_on" DATE,

    CONSTRAINT "reporting_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_grant" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" "GrantKind" NOT NULL,
    "org_unit_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "access_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "password" (
    "person_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "password_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "authenticated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "framework" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "framework_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "framework_version" (
    "id" UUID NOT NULL,
    "framework_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "state" "VersionState" NOT NULL DEFAULT 'draft',
    "summary" TEXT NOT NULL DEFAULT '',
    "attribution" TEXT NOT NULL DEFAULT '',
    "rule" TEXT NOT NULL DEFAULT '',
    "extra" JSONB NOT NULL DEFAULT '{}',
    "content_hash" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "framework_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "band" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "order" INTEGER NOT NULL,

    CONSTRAINT "band_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "track" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "TrackKind" NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,
    "fork_after_key" TEXT,

    CONSTRAINT "track_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "level" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "track_id" UUID NOT NULL,
    "band_id" UUID,
    "key" TEXT NOT NULL,
    "order" INTEGER NOT NULL,
    "code" TEXT NOT NULL DEFAULT '',
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "scope" TEXT NOT NULL DEFAULT '',
    "week_coding" INTEGER,
    "week_review_and_design" INTEGER,
    "week_people" INTEGER,
    "week_meetings" INTEGER,
    "week_other" INTEGER,
    "extra" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "level_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "competency_group" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "order" INTEGER NOT NULL,

    CONSTRAINT "competency_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "competency" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "order" INTEGER NOT NULL,

    CONSTRAINT "competency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rubric_step" (
    "competency_id" UUID NOT NULL,
    "step" INTEGER NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "statements" TEXT[],
    "examples" TEXT[],

    CONSTRAINT "rubric_step_pkey" PRIMARY KEY ("competency_id","step")
);

-- CreateTable
CREATE TABLE "expectation" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "level_id" UUID NOT NULL,
    "competency_id" UUID,
    "state" "ExpectationState" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "proficiency" TEXT NOT NULL DEFAULT '',
    "rubric_step" INTEGER,

    CONSTRAINT "expectation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement" (
    "id" UUID NOT NULL,
    "expectation_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "examples" TEXT[],
    "order" INTEGER NOT NULL,

    CONSTRAINT "statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "placement" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "level_id" UUID NOT NULL,
    "started_on" DATE NOT NULL,
    "ended_on" DATE,
    "reason" "PlacementReason" NOT NULL,

    CONSTRAINT "placement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "growth_plan" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "state" "PlanState" NOT NULL DEFAULT 'active',
    "aim" "AimKind" NOT NULL DEFAULT 'exploring',
    "aim_level_id" UUID,
    "aim_experience" TEXT,
    "aim_words" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_update_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "growth_plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "focus" (
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "slot" SMALLINT NOT NULL,
    "level_id" UUID,
    "competency_id" UUID,
    "experience" TEXT,
    "next_step" TEXT NOT NULL,
    "due_on" DATE,
    "comfort" "Comfort" NOT NULL,
    "kind" "FocusKind" NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revised_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "ending" "FocusEnding",
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "focus_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "growth_update" (
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "focus_id" UUID,
    "author_id" UUID NOT NULL,
    "feeling" "UpdateFeeling" NOT NULL,
    "words" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "growth_update_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stint" (
    "id" BIGSERIAL NOT NULL,
    "person_id" UUID NOT NULL,
    "level_id" UUID NOT NULL,
    "org_unit_id" UUID,
    "started_on" DATE NOT NULL,
    "ended_on" DATE,

    CONSTRAINT "stint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "headcount_change" (
    "org_unit_id" UUID NOT NULL,
    "level_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "delta" INTEGER NOT NULL,

    CONSTRAINT "headcount_change_pkey" PRIMARY KEY ("org_unit_id","level_id","day")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" UUID,
    "about_id" UUID,
    "event" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "fields" TEXT[],

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_event" (
    "reader_id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "times" INTEGER NOT NULL,

    CONSTRAINT "access_event_pkey" PRIMARY KEY ("subject_id","day","reader_id","kind")
);

-- CreateTable
CREATE TABLE "submission" (
    "key" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "answer" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "submission_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "unsent_form" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "fields" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "unsent_form_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_handle_key" ON "person"("handle");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "person_employee_number_key" ON "person"("employee_number");

-- CreateIndex
CREATE UNIQUE INDEX "person_line_node_key" ON "person"("line_node");

-- CreateIndex
CREATE INDEX "person_line_path_idx" ON "person"("line_path");

-- CreateIndex
CREATE INDEX "person_org_unit_id_idx" ON "person"("org_unit_id");

-- CreateIndex
CREATE INDEX "person_name_id_idx" ON "person"("name", "id");

-- CreateIndex
CREATE INDEX "person_name_words_idx" ON "person" USING GIN ("name" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "org_unit_key_key" ON "org_unit"("key");

-- CreateIndex
CREATE UNIQUE INDEX "org_unit_node_key" ON "org_unit"("node");

-- CreateIndex
CREATE INDEX "org_unit_parent_id_idx" ON "org_unit"("parent_id");

-- CreateIndex
CREATE INDEX "org_unit_path_idx" ON "org_unit"("path");

-- CreateIndex
CREATE INDEX "unit_membership_person_id_idx" ON "unit_membership"("person_id");

-- CreateIndex
CREATE INDEX "unit_membership_org_unit_id_idx" ON "unit_membership"("org_unit_id");

-- CreateIndex
CREATE INDEX "reporting_line_person_id_idx" ON "reporting_line"("person_id");

-- CreateIndex
CREATE INDEX "reporting_line_manager_id_idx" ON "reporting_line"("manager_id");

-- CreateIndex
CREATE INDEX "access_grant_person_id_idx" ON "access_grant"("person_id");

-- CreateIndex
CREATE INDEX "account_person_id_idx" ON "account"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_issuer_subject_key" ON "account"("issuer", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "session"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "framework_key_key" ON "framework"("key");

-- CreateIndex
CREATE UNIQUE INDEX "framework_version_framework_id_label_key" ON "framework_version"("framework_id", "label");

-- CreateIndex
CREATE UNIQUE INDEX "band_version_id_key_key" ON "band"("version_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "band_version_id_id_key" ON "band"("version_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "track_version_id_key_key" ON "track"("version_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "track_version_id_id_key" ON "track"("version_id", "id");

-- CreateIndex
CREATE INDEX "level_track_id_order_idx" ON "level"("track_id", "order");

-- CreateIndex
CREATE UNIQUE INDEX "level_version_id_key_key" ON "level"("version_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "level_version_id_id_key" ON "level"("version_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "competency_group_version_id_key_key" ON "competency_group"("version_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "competency_group_version_id_id_key" ON "competency_group"("version_id", "id");

-- CreateIndex
CREATE INDEX "competency_group_id_idx" ON "competency"("group_id");

-- CreateIndex
CREATE UNIQUE INDEX "competency_version_id_key_key" ON "competency"("version_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "competency_version_id_id_key" ON "competency"("version_id", "id");

-- CreateIndex
CREATE INDEX "expectation_competency_id_idx" ON "expectation"("competency_id");

-- CreateIndex
CREATE UNIQUE INDEX "expectation_level_id_competency_id_key" ON "expectation"("level_id", "competency_id");

-- CreateIndex
CREATE UNIQUE INDEX "statement_expectation_id_key_key" ON "statement"("expectation_id", "key");

-- CreateIndex
CREATE INDEX "placement_person_id_idx" ON "placement"("person_id");

-- CreateIndex
CREATE INDEX "placement_level_id_idx" ON "placement"("level_id");

-- CreateIndex
CREATE INDEX "growth_plan_person_id_idx" ON "growth_plan"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "focus_plan_id_id_key" ON "focus"("plan_id", "id");

-- CreateIndex
CREATE INDEX "growth_update_plan_id_created_at_idx" ON "growth_update"("plan_id", "created_at");

-- CreateIndex
CREATE INDEX "stint_person_id_idx" ON "stint"("person_id");

-- CreateIndex
CREATE INDEX "audit_event_about_id_at_idx" ON "audit_event"("about_id", "at");

-- CreateIndex
CREATE INDEX "audit_event_at_idx" ON "audit_event"("at");

-- CreateIndex
CREATE INDEX "submission_created_at_idx" ON "submission"("created_at");

-- CreateIndex
CREATE INDEX "unsent_form_person_id_idx" ON "unsent_form"("person_id");

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_org_unit_id_fkey" FOREIGN KEY ("org_unit_id") REFERENCES "org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "org_unit" ADD CONSTRAINT "org_unit_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_membership" ADD CONSTRAINT "unit_membership_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_membership" ADD CONSTRAINT "unit_membership_org_unit_id_fkey" FOREIGN KEY ("org_unit_id") REFERENCES "org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reporting_line" ADD CONSTRAINT "reporting_line_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reporting_line" ADD CONSTRAINT "reporting_line_manager_id_fkey" FOREIGN KEY ("manager_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_org_unit_id_fkey" FOREIGN KEY ("org_unit_id") REFERENCES "org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "password" ADD CONSTRAINT "password_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "framework_version" ADD CONSTRAINT "framework_version_framework_id_fkey" FOREIGN KEY ("framework_id") REFERENCES "framework"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "band" ADD CONSTRAINT "band_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "framework_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "track" ADD CONSTRAINT "track_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "framework_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "level" ADD CONSTRAINT "level_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "framework_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "level" ADD CONSTRAINT "level_version_id_track_id_fkey" FOREIGN KEY ("version_id", "track_id") REFERENCES "track"("version_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "level" ADD CONSTRAINT "level_version_id_band_id_fkey" FOREIGN KEY ("version_id", "band_id") REFERENCES "band"("version_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "competency_group" ADD CONSTRAINT "competency_group_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "framework_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "competency" ADD CONSTRAINT "competency_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "framework_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "competency" ADD CONSTRAINT "competency_version_id_group_id_fkey" FOREIGN KEY ("version_id", "group_id") REFERENCES "competency_group"("version_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rubric_step" ADD CONSTRAINT "rubric_step_competency_id_fkey" FOREIGN KEY ("competency_id") REFERENCES "competency"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expectation" ADD CONSTRAINT "expectation_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "framework_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expectation" ADD CONSTRAINT "expectation_version_id_level_id_fkey" FOREIGN KEY ("version_id", "level_id") REFERENCES "level"("version_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expectation" ADD CONSTRAINT "expectation_version_id_competency_id_fkey" FOREIGN KEY ("version_id", "competency_id") REFERENCES "competency"("version_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expectation" ADD CONSTRAINT "expectation_competency_id_rubric_step_fkey" FOREIGN KEY ("competency_id", "rubric_step") REFERENCES "rubric_step"("competency_id", "step") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement" ADD CONSTRAINT "statement_expectation_id_fkey" FOREIGN KEY ("expectation_id") REFERENCES "expectation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement" ADD CONSTRAINT "placement_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement" ADD CONSTRAINT "placement_level_id_fkey" FOREIGN KEY ("level_id") REFERENCES "level"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "growth_plan" ADD CONSTRAINT "growth_plan_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "growth_plan" ADD CONSTRAINT "growth_plan_aim_level_id_fkey" FOREIGN KEY ("aim_level_id") REFERENCES "level"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "focus" ADD CONSTRAINT "focus_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "growth_plan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "focus" ADD CONSTRAINT "focus_level_id_fkey" FOREIGN KEY ("level_id") REFERENCES "level"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "focus" ADD CONSTRAINT "focus_competency_id_fkey" FOREIGN KEY ("competency_id") REFERENCES "competency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "growth_update" ADD CONSTRAINT "growth_update_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "growth_plan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "growth_update" ADD CONSTRAINT "growth_update_plan_id_focus_id_fkey" FOREIGN KEY ("plan_id", "focus_id") REFERENCES "focus"("plan_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "growth_update" ADD CONSTRAINT "growth_update_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stint" ADD CONSTRAINT "stint_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stint" ADD CONSTRAINT "stint_level_id_fkey" FOREIGN KEY ("level_id") REFERENCES "level"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_about_id_fkey" FOREIGN KEY ("about_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_event" ADD CONSTRAINT "access_event_reader_id_fkey" FOREIGN KEY ("reader_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_event" ADD CONSTRAINT "access_event_subject_id_fkey" FOREIGN KEY ("subject_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unsent_form" ADD CONSTRAINT "unsent_form_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- People ------------------------------------------------------------------------------------------

ALTER TABLE person
  ADD CONSTRAINT person_handle_is_readable CHECK (handle ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(handle) <= 80),
  ADD CONSTRAINT person_name_has_a_length CHECK (length(name) BETWEEN 1 AND 200),
  ADD CONSTRAINT person_email_has_an_at CHECK (email ~ '^[^@\s]+@[^@\s]+$'),
  ADD CONSTRAINT person_leaves_after_starting CHECK (left_on >= started_on);
ALTER TABLE org_unit ADD CONSTRAINT org_unit_is_not_its_own_parent CHECK (parent_id <> id);
ALTER TABLE unit_membership
  ADD CONSTRAINT unit_membership_ends_after_it_starts CHECK (ended_on > started_on),
  ADD CONSTRAINT unit_membership_one_at_a_time EXCLUDE USING gist (person_id WITH =, daterange(started_on, ended_on) WITH &&);
ALTER TABLE reporting_line
  ADD CONSTRAINT reporting_line_nobody_manages_themselves CHECK (manager_id <> person_id),
  ADD CONSTRAINT reporting_line_ends_after_it_starts CHECK (ended_on > started_on),
  ADD CONSTRAINT reporting_line_one_at_a_time EXCLUDE USING gist (person_id WITH =, daterange(started_on, ended_on) WITH &&);
CREATE UNIQUE INDEX reporting_line_current ON reporting_line (person_id) INCLUDE (manager_id) WHERE ended_on IS NULL;
CREATE INDEX reporting_line_current_reports ON reporting_line (manager_id) INCLUDE (person_id) WHERE ended_on IS NULL;
CREATE UNIQUE INDEX access_grant_once ON access_grant (person_id, kind, org_unit_id) NULLS NOT DISTINCT;
ALTER TABLE access_grant ADD CONSTRAINT access_grant_only_leadership_has_a_unit CHECK (org_unit_id IS NULL OR kind = 'leadership');

CREATE FUNCTION start_line_path() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.line_path := NEW.line_node || '.';
  RETURN NEW;
END $$;
CREATE TRIGGER start_line_path BEFORE INSERT ON person FOR EACH ROW EXECUTE FUNCTION start_line_path();

-- Keeps person.line_path equal to the open reporting lines, and refuses circles. One change rewrites
-- one subtree; many at once rewrite the whole, which is faster from a few dozen on.
CREATE FUNCTION follow_reporting_lines(changed uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  before text;
  after text;
BEGIN
  -- Two moves at the same time could close a circle that neither sees.
  PERFORM pg_advisory_xact_lock(hashtext('reporting lines'));
  IF cardinality(changed) = 1 THEN
    SELECT p.line_path, coalesce(m.line_path, '') || p.line_node || '.' INTO before, after
      FROM person p
      LEFT JOIN reporting_line l ON l.person_id = p.id AND l.ended_on IS NULL
      LEFT JOIN person m ON m.id = l.manager_id
     WHERE p.id = changed[1];
    IF after IS NULL OR before = after THEN RETURN; END IF;
    IF starts_with(after, before) THEN
      RAISE EXCEPTION 'reporting lines would form a circle' USING ERRCODE = 'check_violation', CONSTRAINT = 'reporting_line_no_circles';
    END IF;
    UPDATE person SET line_path = after || substr(line_path, length(before) + 1) WHERE line_path LIKE before || '%';
    RETURN;
  END IF;
  WITH RECURSIVE line AS (
    SELECT p.id, p.line_node || '.' AS path FROM person p
     WHERE NOT EXISTS (SELECT FROM reporting_line l WHERE l.person_id = p.id AND l.ended_on IS NULL)
    UNION ALL
    SELECT p.id, line.path || p.line_node || '.' FROM line
      JOIN reporting_line l ON l.manager_id = line.id AND l.ended_on IS NULL
      JOIN person p ON p.id = l.person_id
  ), moved AS (
    UPDATE person SET line_path = line.path FROM line WHERE person.id = line.id AND person.line_path <> line.path
  )
  SELECT CASE WHEN (SELECT count(*) FROM line) < (SELECT count(*) FROM person) THEN 'circle' END INTO after;
  IF after IS NOT NULL THEN
    RAISE EXCEPTION 'reporting lines would form a circle' USING ERRCODE = 'check_violation', CONSTRAINT = 'reporting_line_no_circles';
  END IF;
END $$;

-- "Current" is the line without an end, so lines can be neither started nor ended in advance
-- (a day of grace for time zones).
CREATE FUNCTION reporting_lines_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  changed uuid[];
BEGIN
  IF TG_OP = 'DELETE' THEN
    SELECT array_agg(DISTINCT person_id) INTO changed FROM gone;
  ELSE
    IF EXISTS (SELECT FROM born WHERE greatest(started_on, ended_on) > current_date + 1) THEN
      RAISE EXCEPTION 'a reporting line cannot start or end in the future' USING ERRCODE = 'check_violation', CONSTRAINT = 'reporting_line_not_in_the_future';
    END IF;
    SELECT array_agg(DISTINCT person_id) INTO changed FROM born;
  END IF;
  IF changed IS NOT NULL THEN PERFORM follow_reporting_lines(changed); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER reporting_line_inserted AFTER INSERT ON reporting_line REFERENCING NEW TABLE AS born FOR EACH STATEMENT EXECUTE FUNCTION reporting_lines_changed();
CREATE TRIGGER reporting_line_updated AFTER UPDATE ON reporting_line REFERENCING NEW TABLE AS born FOR EACH STATEMENT EXECUTE FUNCTION reporting_lines_changed();
CREATE TRIGGER reporting_line_deleted AFTER DELETE ON reporting_line REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION reporting_lines_changed();

-- Frameworks --------------------------------------------------------------------------------------

CREATE UNIQUE INDEX expectation_of_a_whole_level ON expectation (level_id) WHERE competency_id IS NULL;
ALTER TABLE expectation ADD CONSTRAINT expectation_step_is_of_a_competency CHECK (rubric_step IS NULL OR competency_id IS NOT NULL);
ALTER TABLE level ADD CONSTRAINT level_week_is_a_whole_week CHECK (
  num_nulls(week_coding, week_review_and_design, week_people, week_meetings, week_other) = 5
  OR (week_coding + week_review_and_design + week_people + week_meetings + week_other = 100
      AND least(week_coding, week_review_and_design, week_people, week_meetings, week_other) >= 0));
ALTER TABLE framework_version ADD CONSTRAINT framework_version_published_has_a_date CHECK ((state = 'draft') = (published_at IS NULL));

-- A published version never changes: plans, placements and assessments refer to its words.
CREATE FUNCTION refuse_if_published(version uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM framework_version v WHERE v.id = version AND v.state <> 'draft') THEN
    RAISE EXCEPTION 'a published framework version never changes' USING ERRCODE = 'check_violation', CONSTRAINT = 'framework_version_is_settled';
  END IF;
END $$;
CREATE FUNCTION refuse_part_of_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM refuse_if_published(OLD.version_id); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM refuse_if_published(NEW.version_id); RETURN NEW; END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION refuse_statement_of_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM refuse_if_published((SELECT version_id FROM expectation WHERE id = OLD.expectation_id)); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM refuse_if_published((SELECT version_id FROM expectation WHERE id = NEW.expectation_id)); RETURN NEW; END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION refuse_step_of_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM refuse_if_published((SELECT version_id FROM competency WHERE id = OLD.competency_id)); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM refuse_if_published((SELECT version_id FROM competency WHERE id = NEW.competency_id)); RETURN NEW; END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION refuse_published_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM refuse_if_published(OLD.id);
    RETURN OLD;
  END IF;
  -- Retiring is the one change a published version knows.
  IF OLD.state <> 'draft' AND (NEW.state = 'draft' OR to_jsonb(NEW) - 'state' <> to_jsonb(OLD) - 'state') THEN
    PERFORM refuse_if_published(OLD.id);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER settled BEFORE UPDATE OR DELETE ON framework_version FOR EACH ROW EXECUTE FUNCTION refuse_published_version();
CREATE TRIGGER settled BEFORE INSERT OR UPDATE OR DELETE ON band FOR EACH ROW EXECUTE FUNCTION refuse_part_of_published();
CREATE TRIGGER settled BEFORE INSERT OR UPDATE OR DELETE ON track FOR EACH ROW EXECUTE FUNCTION refuse_part_of_published();
CREATE TRIGGER settled BEFORE INSERT OR UPDATE OR DELETE ON level FOR EACH ROW EXECUTE FUNCTION refuse_part_of_published();
CREATE TRIGGER settled BEFORE INSERT OR UPDATE OR DELETE ON competency_group FOR EACH ROW EXECUTE FUNCTION refuse_part_of_published();
CREATE TRIGGER settled BEFORE INSERT OR UPDATE OR DELETE ON competency FOR EACH ROW EXECUTE FUNCTION refuse_part_of_published();
CREATE TRIGGER settled BEFORE INSERT OR UPDATE OR DELETE ON expectation FOR EACH ROW EXECUTE FUNCTION refuse_part_of_published();
CREATE TRIGGER settled BEFORE INSERT OR UPDATE OR DELETE ON statement FOR EACH ROW EXECUTE FUNCTION refuse_statement_of_published();
CREATE TRIGGER settled BEFORE INSERT OR UPDATE OR DELETE ON rubric_step FOR EACH ROW EXECUTE FUNCTION refuse_step_of_published();

-- Placements and growth plans ---------------------------------------------------------------------

ALTER TABLE placement
  ADD CONSTRAINT placement_ends_after_it_starts CHECK (ended_on > started_on),
  ADD CONSTRAINT placement_one_at_a_time EXCLUDE USING gist (person_id WITH =, daterange(started_on, ended_on) WITH &&);
CREATE INDEX placement_current ON placement (person_id) INCLUDE (level_id) WHERE ended_on IS NULL;
ALTER TABLE growth_plan
  ADD CONSTRAINT growth_plan_aim_is_whole CHECK ((aim = 'level') = (aim_level_id IS NOT NULL) AND (aim = 'experience') = (aim_experience IS NOT NULL)),
  ADD CONSTRAINT growth_plan_words_have_a_length CHECK (length(aim_words) <= 1000 AND length(aim_experience) BETWEEN 1 AND 200);
CREATE UNIQUE INDEX growth_plan_one_open ON growth_plan (person_id) WHERE state <> 'closed';
ALTER TABLE focus
  ADD CONSTRAINT focus_at_most_three CHECK (slot BETWEEN 1 AND 3),
  ADD CONSTRAINT focus_is_a_competency_or_an_experience CHECK (
    (competency_id IS NULL) = (level_id IS NULL) AND (competency_id IS NULL) <> (experience IS NULL)),
  ADD CONSTRAINT focus_ends_with_a_word CHECK ((ended_at IS NULL) = (ending IS NULL)),
  ADD CONSTRAINT focus_words_have_a_length CHECK (length(next_step) BETWEEN 1 AND 500 AND length(experience) BETWEEN 1 AND 200);
CREATE UNIQUE INDEX focus_three_slots ON focus (plan_id, slot) WHERE ended_at IS NULL;
ALTER TABLE growth_update ADD CONSTRAINT growth_update_words_have_a_length CHECK (length(words) BETWEEN 1 AND 2000);

CREATE FUNCTION freshen_plan() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE growth_plan SET last_update_at = greatest(last_update_at, NEW.created_at) WHERE id = NEW.plan_id;
  RETURN NULL;
END $$;
CREATE TRIGGER freshen_plan AFTER INSERT ON growth_update FOR EACH ROW EXECUTE FUNCTION freshen_plan();

-- The sums of a page come from this index alone.
CREATE INDEX headcount_change_sums ON headcount_change (org_unit_id, level_id, day) INCLUDE (delta) WHERE delta <> 0;

-- Units and headcount -----------------------------------------------------------------------------

-- Lays employment, placement and membership of these people over one another, and books what
-- changed under every unit above them and under the nil unit, the whole organisation.
CREATE FUNCTION refresh_headcount(people uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM id FROM person WHERE id = ANY (people) ORDER BY id FOR UPDATE;
  WITH gone AS (
    DELETE FROM stint WHERE person_id = ANY (people) RETURNING level_id, org_unit_id, started_on, ended_on
  ), placed AS (
    SELECT p.id AS person_id, a.level_id, daterange(a.started_on, a.ended_on) * daterange(p.started_on, p.left_on) AS days
      FROM person p JOIN placement a ON a.person_id = p.id
     WHERE p.id = ANY (people)
  ), spans AS (
    SELECT placed.person_id, placed.level_id, m.org_unit_id, placed.days * daterange(m.started_on, m.ended_on) AS days
      FROM placed JOIN unit_membership m USING (person_id)
    UNION ALL
    SELECT person_id, level_id, NULL, unnest(datemultirange(days) - coalesce(
        (SELECT range_agg(daterange(m.started_on, m.ended_on)) FROM unit_membership m WHERE m.person_id = placed.person_id), '{}'))
      FROM placed
  ), born AS (
    INSERT INTO stint (person_id, level_id, org_unit_id, started_on, ended_on)
    SELECT person_id, level_id, org_unit_id, lower(days), upper(days) FROM spans WHERE NOT isempty(days)
    RETURNING level_id, org_unit_id, started_on, ended_on
  ), steps AS (
    SELECT org_unit_id, level_id, started_on AS day, -1 AS delta FROM gone
    UNION ALL SELECT org_unit_id, level_id, ended_on, 1 FROM gone
    UNION ALL SELECT org_unit_id, level_id, started_on, 1 FROM born
    UNION ALL SELECT org_unit_id, level_id, ended_on, -1 FROM born
  ), net AS (
    SELECT coalesce(org_unit_id, '00000000-0000-0000-0000-000000000000') AS org_unit_id, level_id, day, sum(delta)::int AS delta
      FROM steps WHERE day IS NOT NULL GROUP BY 1, 2, 3 HAVING sum(delta) <> 0
  ), above AS (
    SELECT u.id AS unit, a.id AS org_unit_id FROM org_unit u
      JOIN org_unit a ON a.node = ANY (string_to_array(rtrim(u.path, '.'), '.'))
     WHERE u.id IN (SELECT net.org_unit_id FROM net)
    UNION ALL
    SELECT DISTINCT net.org_unit_id, '00000000-0000-0000-0000-000000000000'::uuid FROM net
  )
  INSERT INTO headcount_change (org_unit_id, level_id, day, delta)
  SELECT above.org_unit_id, net.level_id, net.day, sum(net.delta)::int
    FROM net JOIN above ON above.unit = net.org_unit_id
   GROUP BY 1, 2, 3 HAVING sum(net.delta) <> 0 ORDER BY 1, 2, 3
  ON CONFLICT (org_unit_id, level_id, day) DO UPDATE SET delta = headcount_change.delta + EXCLUDED.delta;
END $$;

CREATE FUNCTION rebuild_headcount() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM stint;
  DELETE FROM headcount_change;
  PERFORM refresh_headcount((SELECT array_agg(person_id) FROM (SELECT DISTINCT person_id FROM placement) placed));
END $$;

CREATE FUNCTION start_unit_path() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.path := coalesce((SELECT path FROM org_unit WHERE id = NEW.parent_id), '') || NEW.node || '.';
  RETURN NEW;
END $$;
CREATE TRIGGER start_unit_path BEFORE INSERT ON org_unit FOR EACH ROW EXECUTE FUNCTION start_unit_path();

CREATE FUNCTION unit_moved() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  after text := coalesce((SELECT path FROM org_unit WHERE id = NEW.parent_id), '') || NEW.node || '.';
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('org units'));
  IF after <> OLD.path AND starts_with(after, OLD.path) THEN
    RAISE EXCEPTION 'a unit cannot be inside itself' USING ERRCODE = 'check_violation', CONSTRAINT = 'org_unit_no_circles';
  END IF;
  UPDATE org_unit SET path = after || substr(path, length(OLD.path) + 1) WHERE path LIKE OLD.path || '%';
  PERFORM rebuild_headcount();
  RETURN NULL;
END $$;
CREATE TRIGGER unit_moved AFTER UPDATE OF parent_id ON org_unit FOR EACH ROW WHEN (OLD.parent_id IS DISTINCT FROM NEW.parent_id) EXECUTE FUNCTION unit_moved();

CREATE FUNCTION memberships_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  changed uuid[];
BEGIN
  IF TG_OP = 'DELETE' THEN
    SELECT array_agg(DISTINCT person_id) INTO changed FROM gone;
  ELSE
    IF EXISTS (SELECT FROM born WHERE greatest(started_on, ended_on) > current_date + 1) THEN
      RAISE EXCEPTION 'a membership cannot start or end in the future' USING ERRCODE = 'check_violation', CONSTRAINT = 'unit_membership_not_in_the_future';
    END IF;
    SELECT array_agg(DISTINCT person_id) INTO changed FROM born;
  END IF;
  IF changed IS NULL THEN RETURN NULL; END IF;
  UPDATE person SET org_unit_id = now_in.org_unit_id
    FROM (SELECT c.id, m.org_unit_id FROM unnest(changed) AS c(id) LEFT JOIN unit_membership m ON m.person_id = c.id AND m.ended_on IS NULL) now_in
   WHERE person.id = now_in.id AND person.org_unit_id IS DISTINCT FROM now_in.org_unit_id;
  PERFORM refresh_headcount(changed);
  RETURN NULL;
END $$;
CREATE TRIGGER unit_membership_inserted AFTER INSERT ON unit_membership REFERENCING NEW TABLE AS born FOR EACH STATEMENT EXECUTE FUNCTION memberships_changed();
CREATE TRIGGER unit_membership_updated AFTER UPDATE ON unit_membership REFERENCING NEW TABLE AS born FOR EACH STATEMENT EXECUTE FUNCTION memberships_changed();
CREATE TRIGGER unit_membership_deleted AFTER DELETE ON unit_membership REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION memberships_changed();

CREATE FUNCTION placements_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  changed uuid[];
BEGIN
  IF TG_OP = 'INSERT' THEN SELECT array_agg(DISTINCT person_id) INTO changed FROM born;
  ELSIF TG_OP = 'DELETE' THEN SELECT array_agg(DISTINCT person_id) INTO changed FROM gone;
  ELSE SELECT array_agg(DISTINCT person_id) INTO changed FROM (SELECT person_id FROM born UNION SELECT person_id FROM gone) both_sides;
  END IF;
  IF changed IS NOT NULL THEN PERFORM refresh_headcount(changed); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER placement_inserted AFTER INSERT ON placement REFERENCING NEW TABLE AS born FOR EACH STATEMENT EXECUTE FUNCTION placements_changed();
CREATE TRIGGER placement_updated AFTER UPDATE ON placement REFERENCING NEW TABLE AS born OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION placements_changed();
CREATE TRIGGER placement_deleted AFTER DELETE ON placement REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION placements_changed();

CREATE FUNCTION employment_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM refresh_headcount(ARRAY[NEW.id]);
  RETURN NULL;
END $$;
CREATE TRIGGER employment_changed AFTER UPDATE OF started_on, left_on ON person FOR EACH ROW
  WHEN ((OLD.started_on, OLD.left_on) IS DISTINCT FROM (NEW.started_on, NEW.left_on)) EXECUTE FUNCTION employment_changed();

-- Audit -------------------------------------------------------------------------------------------

-- A read of somebody's record is noted, and need not wait for the disk.
CREATE FUNCTION record_reads(reader uuid, subjects uuid[], what text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('synchronous_commit', 'off', true);
  INSERT INTO access_event (reader_id, subject_id, kind, day, first_at, last_at, times)
  SELECT reader, subject, what, (now() AT TIME ZONE 'UTC')::date, now(), now(), 1
    FROM (SELECT DISTINCT unnest(subjects) AS subject) them WHERE subject <> reader ORDER BY subject
  ON CONFLICT (subject_id, day, reader_id, kind) DO UPDATE SET last_at = EXCLUDED.last_at, times = access_event.times + 1;
END $$;

-- What the app may do -----------------------------------------------------------------------------

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO pendulum_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO pendulum_app;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO pendulum_app;
DO $$ BEGIN
  IF to_regclass('_prisma_migrations') IS NOT NULL THEN REVOKE ALL ON _prisma_migrations FROM pendulum_app; END IF;
END $$;
GRANT INSERT, UPDATE, DELETE ON org_unit, unit_membership, reporting_line, access_grant, password, account, session, rate_limit,
  framework, framework_version, band, track, level, competency_group, competency, rubric_step, expectation, statement,
  placement, growth_plan, focus, submission, unsent_form TO pendulum_app;
GRANT INSERT, UPDATE ON access_event TO pendulum_app;
-- Only the triggers write line_path, org_unit_id, stint and headcount_change; nobody is deleted.
GRANT INSERT ON person TO pendulum_app;
GRANT UPDATE (handle, name, email, employee_number, title, other_titles, location, time_zone, started_on, left_on, version) ON person TO pendulum_app;
-- Append-only: what was said and what was done stays.
GRANT INSERT ON growth_update, audit_event TO pendulum_app;
