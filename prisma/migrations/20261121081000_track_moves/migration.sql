-- CreateEnum
CREATE TYPE "TrackMoveState" AS ENUM ('proposed', 'agreed', 'started', 'settled', 'withdrawn');

-- CreateEnum
CREATE TYPE "MoveSide" AS ENUM ('person', 'manager');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "NoticeKind" ADD VALUE 'move_waiting';
ALTER TYPE "NoticeKind" ADD VALUE 'move_held';
ALTER TYPE "NoticeKind" ADD VALUE 'move_begun';
ALTER TYPE "NoticeKind" ADD VALUE 'move_told';
ALTER TYPE "NoticeKind" ADD VALUE 'move_ask_again';
ALTER TYPE "NoticeKind" ADD VALUE 'ramp_ending';
ALTER TYPE "NoticeKind" ADD VALUE 'cover_asked';

-- CreateTable
CREATE TABLE "track_move" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "proposed_by_id" UUID NOT NULL,
    "from_level_id" UUID NOT NULL,
    "level_id" UUID NOT NULL,
    "starts_on" DATE NOT NULL,
    "why" TEXT NOT NULL,
    "team_message" TEXT NOT NULL DEFAULT '',
    "state" "TrackMoveState" NOT NULL DEFAULT 'proposed',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "door_open" BOOLEAN,
    "ask_again_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "track_move_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "move_yes" (
    "move_id" UUID NOT NULL,
    "side" "MoveSide" NOT NULL,
    "author_id" UUID NOT NULL,
    "band_words" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "move_yes_pkey" PRIMARY KEY ("move_id","side")
);

-- CreateTable
CREATE TABLE "move_remark" (
    "id" UUID NOT NULL,
    "move_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "move_remark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "move_ending" (
    "move_id" UUID NOT NULL,
    "side" "MoveSide" NOT NULL,
    "author_id" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "move_ending_pkey" PRIMARY KEY ("move_id","side")
);

-- CreateTable
CREATE TABLE "ramp_item" (
    "id" UUID NOT NULL,
    "move_id" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ramp_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cover_item" (
    "move_id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "is_yes" BOOLEAN,
    "words" TEXT NOT NULL DEFAULT '',
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "cover_item_pkey" PRIMARY KEY ("move_id","report_id")
);

-- CreateTable
CREATE TABLE "build_wish" (
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "build_wish_pkey" PRIMARY KEY ("person_id")
);

-- CreateIndex
CREATE INDEX "track_move_person_id_created_at_idx" ON "track_move"("person_id", "created_at");

-- CreateIndex
CREATE INDEX "track_move_state_starts_on_idx" ON "track_move"("state", "starts_on");

-- CreateIndex
CREATE INDEX "move_remark_move_id_at_idx" ON "move_remark"("move_id", "at");

-- CreateIndex
CREATE INDEX "ramp_item_move_id_due_on_idx" ON "ramp_item"("move_id", "due_on");

-- CreateIndex
CREATE INDEX "cover_item_owner_id_idx" ON "cover_item"("owner_id");

-- AddForeignKey
ALTER TABLE "track_move" ADD CONSTRAINT "track_move_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "track_move" ADD CONSTRAINT "track_move_proposed_by_id_fkey" FOREIGN KEY ("proposed_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "track_move" ADD CONSTRAINT "track_move_from_level_id_fkey" FOREIGN KEY ("from_level_id") REFERENCES "level"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "track_move" ADD CONSTRAINT "track_move_level_id_fkey" FOREIGN KEY ("level_id") REFERENCES "level"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "move_yes" ADD CONSTRAINT "move_yes_move_id_fkey" FOREIGN KEY ("move_id") REFERENCES "track_move"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "move_yes" ADD CONSTRAINT "move_yes_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "move_remark" ADD CONSTRAINT "move_remark_move_id_fkey" FOREIGN KEY ("move_id") REFERENCES "track_move"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "move_remark" ADD CONSTRAINT "move_remark_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "move_ending" ADD CONSTRAINT "move_ending_move_id_fkey" FOREIGN KEY ("move_id") REFERENCES "track_move"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "move_ending" ADD CONSTRAINT "move_ending_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ramp_item" ADD CONSTRAINT "ramp_item_move_id_fkey" FOREIGN KEY ("move_id") REFERENCES "track_move"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cover_item" ADD CONSTRAINT "cover_item_move_id_fkey" FOREIGN KEY ("move_id") REFERENCES "track_move"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cover_item" ADD CONSTRAINT "cover_item_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cover_item" ADD CONSTRAINT "cover_item_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "build_wish" ADD CONSTRAINT "build_wish_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE track_move
  ADD CONSTRAINT track_move_words_have_a_length CHECK (length(why) BETWEEN 1 AND 2000 AND length(team_message) <= 2000),
  ADD CONSTRAINT track_move_leads_elsewhere CHECK (level_id <> from_level_id),
  ADD CONSTRAINT track_move_state_is_whole CHECK ((state IN ('started', 'settled')) = (started_at IS NOT NULL) AND (state IN ('settled', 'withdrawn')) = (ended_at IS NOT NULL)),
  ADD CONSTRAINT track_move_door_comes_last CHECK (door_open IS NULL OR state = 'settled'),
  ADD CONSTRAINT track_move_asks_through_an_open_door CHECK (ask_again_on IS NULL OR door_open);
CREATE UNIQUE INDEX track_move_one_at_a_time ON track_move (person_id) WHERE state IN ('proposed', 'agreed', 'started');
ALTER TABLE move_yes ADD CONSTRAINT move_yes_words_have_a_length CHECK (length(band_words) <= 1000);
ALTER TABLE move_remark ADD CONSTRAINT move_remark_words_have_a_length CHECK (length(words) BETWEEN 1 AND 2000);
ALTER TABLE move_ending ADD CONSTRAINT move_ending_words_have_a_length CHECK (length(words) BETWEEN 1 AND 3000);
ALTER TABLE ramp_item ADD CONSTRAINT ramp_item_words_have_a_length CHECK (length(words) BETWEEN 1 AND 300);
ALTER TABLE cover_item
  ADD CONSTRAINT cover_item_words_have_a_length CHECK (length(words) <= 500),
  ADD CONSTRAINT cover_item_is_by_somebody_else CHECK (owner_id <> report_id),
  ADD CONSTRAINT cover_item_answer_is_whole CHECK ((is_yes IS NULL) = (answered_at IS NULL));

-- A move goes from proposed to agreed (and back, when something else is proposed), to started, to settled; it can be
-- withdrawn until it starts. What was started stays as it was agreed.
CREATE FUNCTION keep_track_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> NEW.state AND (OLD.state::text, NEW.state::text) NOT IN
      (('proposed', 'agreed'), ('agreed', 'proposed'), ('agreed', 'started'), ('started', 'settled'), ('proposed', 'withdrawn'), ('agreed', 'withdrawn'))
    OR OLD.state IN ('started', 'settled', 'withdrawn')
      AND (OLD.person_id, OLD.from_level_id, OLD.level_id, OLD.starts_on, OLD.why, OLD.team_message)
        IS DISTINCT FROM (NEW.person_id, NEW.from_level_id, NEW.level_id, NEW.starts_on, NEW.why, NEW.team_message) THEN
    RAISE EXCEPTION 'this stage of a track move stays as it is' USING ERRCODE = 'check_violation', CONSTRAINT = 'track_move_stage';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_track_move BEFORE UPDATE ON track_move FOR EACH ROW EXECUTE FUNCTION keep_track_move();

-- What a move that has not started waits for, and about whom: nothing means that it can begin on its day.
CREATE FUNCTION track_move_waits(move uuid) RETURNS TABLE (code text, about uuid) LANGUAGE sql STABLE AS $$
  WITH m AS (
    SELECT t.id, t.person_id, t.from_level_id, t.starts_on, t.team_message, p.left_on, l.manager_id,
           t.state = 'proposed' AND t.starts_on < (now() AT TIME ZONE p.time_zone)::date AS is_late,
           ft.kind IN ('management', 'hybrid') AND tt.kind NOT IN ('management', 'hybrid') AS leaves_people,
           EXISTS (SELECT FROM band b WHERE b.version_id = tl.version_id)
             AND (fb.key IS NULL OR tb.key IS NULL OR fb.key <> tb.key OR fv.framework_id <> tv.framework_id) AS band_differs
      FROM track_move t JOIN person p ON p.id = t.person_id
      LEFT JOIN reporting_line l ON l.person_id = t.person_id AND l.ended_on IS NULL
      JOIN level fl ON fl.id = t.from_level_id JOIN track ft ON ft.id = fl.track_id JOIN framework_version fv ON fv.id = fl.version_id LEFT JOIN band fb ON fb.id = fl.band_id
      JOIN level tl ON tl.id = t.level_id JOIN track tt ON tt.id = tl.track_id JOIN framework_version tv ON tv.id = tl.version_id LEFT JOIN band tb ON tb.id = tl.band_id
     WHERE t.id = move AND t.state IN ('proposed', 'agreed')
  ), led AS (
    SELECT l.person_id FROM m JOIN reporting_line l ON l.manager_id = m.person_id AND l.ended_on IS NULL WHERE m.leaves_people
  ), covered AS (
    SELECT c.*, o.left_on, starts_with(o.line_path, r.line_path) AS in_circle
      FROM cover_item c JOIN person o ON o.id = c.owner_id JOIN person r ON r.id = c.report_id WHERE c.move_id = move
  )
  SELECT 'left', person_id FROM m WHERE left_on <= current_date
  UNION ALL SELECT 'manager', person_id FROM m WHERE manager_id IS NULL
  UNION ALL SELECT 'level', person_id FROM m
    WHERE NOT EXISTS (SELECT FROM placement c WHERE c.person_id = m.person_id AND c.ended_on IS NULL AND c.level_id = m.from_level_id AND c.started_on < m.starts_on)
  UNION ALL SELECT 'late', person_id FROM m WHERE is_late
  UNION ALL SELECT 'message', person_id FROM m WHERE team_message = '' AND EXISTS (SELECT FROM led)
  UNION ALL SELECT 'ramp', person_id FROM m WHERE NOT EXISTS (SELECT FROM ramp_item r WHERE r.move_id = m.id)
  UNION ALL SELECT 'uncovered', led.person_id FROM m, led WHERE NOT EXISTS (SELECT FROM covered c WHERE c.report_id = led.person_id)
  UNION ALL SELECT 'gone', c.report_id FROM m, covered c WHERE c.report_id NOT IN (SELECT led.person_id FROM led)
  UNION ALL SELECT 'owner', c.owner_id FROM m, covered c WHERE c.left_on <= current_date OR c.owner_id = m.person_id
  UNION ALL SELECT 'circle', c.report_id FROM m, covered c WHERE c.in_circle
  UNION ALL SELECT CASE WHEN c.is_yes IS NULL THEN 'unanswered' ELSE 'declined' END, c.owner_id FROM m, covered c WHERE c.is_yes IS NOT TRUE
  UNION ALL SELECT 'yes', side.who FROM m, LATERAL (VALUES ('person'::"MoveSide", m.person_id), ('manager', m.manager_id)) side(name, who)
    WHERE side.who IS NOT NULL AND NOT EXISTS (SELECT FROM move_yes y WHERE y.move_id = m.id AND y.side = side.name AND y.author_id = side.who)
  UNION ALL SELECT 'band', y.author_id FROM m JOIN move_yes y ON y.move_id = m.id AND y.author_id IN (m.person_id, m.manager_id) WHERE m.band_differs AND y.band_words = ''
$$;

CREATE FUNCTION acting_person() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('app.person_id', true), '')::uuid $$;
CREATE FUNCTION note_of_move(what text, record uuid, who uuid, changed text[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO audit_event (id, actor_id, about_id, event, record_id, fields) VALUES (gen_random_uuid(), acting_person(), who, what, record, changed)
$$;

-- Begins an agreed move whose day has come where the person is, all of it or nothing, and once: the level, and every
-- report's new manager, as an administrator's change would write them. Those who said yes are all whom it touches:
-- the person, their manager, and whoever takes somebody on.
CREATE FUNCTION start_track_move(move uuid) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  m track_move;
  c record;
  since date;
  placed uuid := gen_random_uuid();
  came_back boolean;
BEGIN
  SELECT * INTO m FROM track_move WHERE id = move AND state = 'agreed' FOR UPDATE;
  IF NOT FOUND OR m.starts_on > (SELECT (now() AT TIME ZONE time_zone)::date FROM person WHERE id = m.person_id)
    OR EXISTS (SELECT FROM track_move_waits(move)) THEN RETURN false; END IF;
  UPDATE track_move SET state = 'started', started_at = now(), version = version + 1 WHERE id = move;
  SELECT EXISTS (SELECT FROM placement p JOIN level l ON l.id = p.level_id JOIN track t ON t.id = l.track_id
                  WHERE p.person_id = m.person_id AND t.key = (SELECT tt.key FROM level tl JOIN track tt ON tt.id = tl.track_id WHERE tl.id = m.level_id)) INTO came_back;
  UPDATE placement SET ended_on = m.starts_on WHERE person_id = m.person_id AND ended_on IS NULL;
  INSERT INTO placement (id, person_id, level_id, started_on, reason)
  VALUES (placed, m.person_id, m.level_id, m.starts_on, CASE WHEN came_back THEN 'returned' ELSE 'track_move' END::"PlacementReason");
  -- A title that was the level's name follows it.
  UPDATE person SET title = t.title, version = version + 1 FROM level f, level t WHERE person.id = m.person_id AND f.id = m.from_level_id AND t.id = m.level_id AND person.title = f.title;
  FOR c IN SELECT i.report_id, i.owner_id, l.id AS line_id, l.started_on FROM cover_item i
             JOIN reporting_line l ON l.person_id = i.report_id AND l.manager_id = m.person_id AND l.ended_on IS NULL
            WHERE i.move_id = move ORDER BY i.report_id LOOP
    -- A line of a report that began on the day or after it never lasted a day under them.
    since := greatest(m.starts_on, c.started_on);
    IF c.started_on < since THEN UPDATE reporting_line SET ended_on = since WHERE id = c.line_id;
    ELSE DELETE FROM reporting_line WHERE id = c.line_id; END IF;
    INSERT INTO reporting_line (id, person_id, manager_id, started_on) VALUES (gen_random_uuid(), c.report_id, c.owner_id, since);
    PERFORM note_of_move('person.moved', c.report_id, c.report_id, ARRAY['manager']);
  END LOOP;
  PERFORM note_of_move('placement.begun', placed, m.person_id, ARRAY['level']);
  PERFORM note_of_move('track_move.started', move, m.person_id, ARRAY[]::text[]);
  RETURN true;
END $$;

-- Takes a move as far as it can go now: agreed once nothing is missing, started once its day has come.
CREATE FUNCTION advance_track_move(move uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM track_move WHERE id = move FOR UPDATE;
  IF EXISTS (SELECT FROM track_move_waits(move)) THEN RETURN; END IF;
  UPDATE track_move SET state = 'agreed', version = version + 1 WHERE id = move AND state = 'proposed';
  IF FOUND THEN PERFORM note_of_move('track_move.agreed', move, (SELECT person_id FROM track_move WHERE id = move), ARRAY[]::text[]); END IF;
  PERFORM start_track_move(move);
END $$;

-- For the jobs: every move whose day has come. One that cannot be (lines in a circle around corners) is left for its two.
CREATE FUNCTION start_due_track_moves() RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  move uuid;
  begun integer := 0;
BEGIN
  FOR move IN SELECT id FROM track_move WHERE state = 'agreed' AND starts_on <= current_date + 1 ORDER BY id LOOP
    BEGIN
      IF start_track_move(move) THEN begun := begun + 1; END IF;
    EXCEPTION WHEN integrity_constraint_violation THEN NULL;
    END;
  END LOOP;
  RETURN begun;
END $$;

-- Who waits for whom. Notices name nobody: mails are read on many screens.
CREATE FUNCTION tell_of_move(who uuid[], what text, move uuid, which text) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO notice (id, person_id, kind, key, href)
  SELECT DISTINCT ON (one) gen_random_uuid(), one, what::"NoticeKind", 'move-' || move || '-' || which,
         CASE WHEN what IN ('cover_asked', 'move_told') THEN '/track-moves' ELSE '/track-moves/' || move END
    FROM unnest(who) one WHERE one IS NOT NULL AND one IS DISTINCT FROM acting_person()
  ON CONFLICT (person_id, key) DO UPDATE SET seen_at = NULL, mailed_at = NULL, created_at = now();
$$;
CREATE FUNCTION both_of_move(move uuid) RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT ARRAY[m.person_id, l.manager_id] FROM track_move m LEFT JOIN reporting_line l ON l.person_id = m.person_id AND l.ended_on IS NULL WHERE m.id = move
$$;
-- Reports of the same manager, those who pass to somebody else, and whoever takes them on.
CREATE FUNCTION team_of_move(move uuid) RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT array_agg(who) FROM (
    SELECT s.person_id AS who FROM track_move m JOIN reporting_line l ON l.person_id = m.person_id AND l.ended_on IS NULL
      JOIN reporting_line s ON s.manager_id = l.manager_id AND s.ended_on IS NULL WHERE m.id = move AND s.person_id <> m.person_id
    UNION SELECT unnest(ARRAY[report_id, owner_id]) FROM cover_item WHERE move_id = move) team
$$;
CREATE FUNCTION notice_move() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM tell_of_move(both_of_move(NEW.id), 'move_waiting', NEW.id, 'proposed');
  ELSIF NEW.state = 'withdrawn' THEN
    UPDATE notice SET seen_at = now() WHERE seen_at IS NULL AND starts_with(key, 'move-' || NEW.id);
    PERFORM tell_of_move(ARRAY[NEW.person_id], 'move_waiting', NEW.id, 'withdrawn');
  ELSIF NEW.state = 'started' THEN
    UPDATE notice SET seen_at = now() WHERE seen_at IS NULL AND starts_with(key, 'move-' || NEW.id);
    DELETE FROM build_wish WHERE person_id = NEW.person_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER track_move_is_noticed AFTER INSERT ON track_move FOR EACH ROW EXECUTE FUNCTION notice_move();
CREATE TRIGGER track_move_stage_is_noticed AFTER UPDATE ON track_move FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION notice_move();
-- At the end of the change, when everybody reports to whom they report from now on.
CREATE FUNCTION tell_start() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM tell_of_move(both_of_move(NEW.id), 'move_begun', NEW.id, 'begun');
  IF NEW.team_message <> '' THEN PERFORM tell_of_move(team_of_move(NEW.id), 'move_told', NEW.id, 'told'); END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER track_move_start_is_told AFTER UPDATE ON track_move DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.state = 'started' AND OLD.state <> 'started') EXECUTE FUNCTION tell_start();

CREATE FUNCTION notice_move_part() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'cover_item' THEN
    IF NEW.is_yes IS NULL THEN
      PERFORM tell_of_move(ARRAY[NEW.owner_id], 'cover_asked', NEW.move_id, 'cover-' || NEW.report_id);
      RETURN NULL;
    END IF;
    UPDATE notice SET seen_at = now() WHERE person_id = NEW.owner_id AND seen_at IS NULL AND key = 'move-' || NEW.move_id || '-cover-' || NEW.report_id;
  END IF;
  UPDATE notice SET seen_at = now() WHERE person_id = acting_person() AND seen_at IS NULL AND kind = 'move_waiting' AND starts_with(key, 'move-' || NEW.move_id);
  PERFORM tell_of_move(both_of_move(NEW.move_id), 'move_waiting', NEW.move_id, TG_TABLE_NAME);
  RETURN NULL;
END $$;
CREATE TRIGGER move_yes_is_noticed AFTER INSERT OR UPDATE ON move_yes FOR EACH ROW EXECUTE FUNCTION notice_move_part();
CREATE TRIGGER move_remark_is_noticed AFTER INSERT ON move_remark FOR EACH ROW EXECUTE FUNCTION notice_move_part();
CREATE TRIGGER move_ending_is_noticed AFTER INSERT ON move_ending FOR EACH ROW EXECUTE FUNCTION notice_move_part();
CREATE TRIGGER cover_item_is_noticed AFTER INSERT OR UPDATE ON cover_item FOR EACH ROW EXECUTE FUNCTION notice_move_part();
CREATE FUNCTION forget_cover() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE notice SET seen_at = now() WHERE person_id = OLD.owner_id AND seen_at IS NULL AND key = 'move-' || OLD.move_id || '-cover-' || OLD.report_id;
  RETURN NULL;
END $$;
CREATE TRIGGER cover_item_is_forgotten AFTER DELETE ON cover_item FOR EACH ROW EXECUTE FUNCTION forget_cover();
CREATE TRIGGER cover_item_passes_on AFTER UPDATE ON cover_item FOR EACH ROW WHEN (OLD.owner_id <> NEW.owner_id) EXECUTE FUNCTION forget_cover();

-- How many of those who lead want to build again, of how many; who they are, nobody can ask.
ALTER TABLE build_wish ENABLE ROW LEVEL SECURITY;
CREATE POLICY build_wish_for_its_person ON build_wish USING ((SELECT acting_person()) = person_id);
-- Whether somebody leads people, and since when they wish to build again: asked by themselves, on every visit of My growth.
CREATE FUNCTION wish_of(me uuid) RETURNS TABLE (leads boolean, since timestamptz) LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM set_config('app.person_id', me::text, true);
  RETURN QUERY SELECT EXISTS (SELECT FROM placement c JOIN level l ON l.id = c.level_id JOIN track t ON t.id = l.track_id
                               WHERE c.person_id = me AND c.ended_on IS NULL AND t.kind IN ('management', 'hybrid')),
                      (SELECT w.at FROM build_wish w WHERE w.person_id = me);
END $$;
CREATE FUNCTION wishes_to_build() RETURNS TABLE (wishes integer, people integer) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(w.person_id)::int, count(*)::int FROM placement c JOIN person p ON p.id = c.person_id JOIN level l ON l.id = c.level_id JOIN track t ON t.id = l.track_id
    LEFT JOIN build_wish w ON w.person_id = p.id
   WHERE c.ended_on IS NULL AND t.kind IN ('management', 'hybrid') AND (p.left_on IS NULL OR p.left_on > current_date)
$$;

GRANT SELECT, INSERT, UPDATE ON track_move TO pendulum_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON move_yes, ramp_item, cover_item TO pendulum_app;
GRANT SELECT, INSERT ON move_remark, move_ending TO pendulum_app;
GRANT SELECT, INSERT, DELETE ON build_wish TO pendulum_app;
