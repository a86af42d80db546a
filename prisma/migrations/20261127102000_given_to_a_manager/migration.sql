-- What is given to "my manager" is given to somebody: the one they report to on that day. A later manager does not read it.

-- AlterTable
ALTER TABLE "work_mix_share" ADD COLUMN     "manager_id" UUID;

-- AlterTable
ALTER TABLE "decision_check" ADD COLUMN     "manager_id" UUID;

-- AlterTable
ALTER TABLE "feedback_request" ADD COLUMN     "manager_id" UUID;

-- AlterTable
ALTER TABLE "feedback" ADD COLUMN     "manager_id" UUID;

-- AddForeignKey
ALTER TABLE "work_mix_share" ADD CONSTRAINT "work_mix_share_manager_id_fkey" FOREIGN KEY ("manager_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision_check" ADD CONSTRAINT "decision_check_manager_id_fkey" FOREIGN KEY ("manager_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_request" ADD CONSTRAINT "feedback_request_manager_id_fkey" FOREIGN KEY ("manager_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_manager_id_fkey" FOREIGN KEY ("manager_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Of what was given before: whom they reported to on that day, in their own zone.
CREATE FUNCTION manager_then(who uuid, instant timestamptz) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT l.manager_id FROM reporting_line l JOIN person p ON p.id = l.person_id
   WHERE l.person_id = who AND l.started_on <= (instant AT TIME ZONE p.time_zone)::date
     AND (l.ended_on IS NULL OR l.ended_on > (instant AT TIME ZONE p.time_zone)::date)
   ORDER BY l.started_on DESC LIMIT 1
$$;
ALTER TABLE feedback DISABLE TRIGGER USER;
ALTER TABLE feedback_request DISABLE TRIGGER USER;
ALTER TABLE work_mix_share DISABLE TRIGGER USER;
ALTER TABLE decision_check DISABLE TRIGGER USER;
UPDATE feedback_request SET manager_id = manager_then(asker_id, asked_at) WHERE readers = 'manager';
UPDATE feedback SET manager_id = manager_then(subject_id, given_at) WHERE readers = 'manager';
UPDATE work_mix_share SET manager_id = manager_then(person_id, shared_at);
UPDATE decision_check SET manager_id = manager_then(person_id, shared_at) WHERE shared_at IS NOT NULL;
ALTER TABLE feedback ENABLE TRIGGER USER;
ALTER TABLE feedback_request ENABLE TRIGGER USER;
ALTER TABLE work_mix_share ENABLE TRIGGER USER;
ALTER TABLE decision_check ENABLE TRIGGER USER;
DROP FUNCTION manager_then(uuid, timestamptz);

ALTER TABLE feedback_request ADD CONSTRAINT feedback_request_names_its_manager CHECK (manager_id IS NULL OR readers = 'manager');
ALTER TABLE feedback ADD CONSTRAINT feedback_names_its_manager CHECK (manager_id IS NULL OR readers = 'manager');
ALTER TABLE decision_check ADD CONSTRAINT decision_check_names_its_manager CHECK (manager_id IS NULL OR shared_at IS NOT NULL);

GRANT UPDATE (shared_at, manager_id) ON decision_check TO pendulum_app;
