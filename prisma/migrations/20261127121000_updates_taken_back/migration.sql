-- An update can be corrected or removed by its author. What it says never changes: a correction is a row of its own that
-- stands in the place (and at the time) of the one it replaces, and both are marked, not overwritten.
ALTER TABLE "growth_update" ADD COLUMN "removed_at" TIMESTAMPTZ(3), ADD COLUMN "replaces_id" UUID;
CREATE UNIQUE INDEX "growth_update_replaces_id_key" ON "growth_update"("replaces_id");
ALTER TABLE "growth_update" ADD CONSTRAINT "growth_update_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "growth_update"("id") ON DELETE NO ACTION ON UPDATE CASCADE;
GRANT UPDATE (removed_at) ON growth_update TO pendulum_app;

-- Those above read what stands; earlier and removed wordings are their author's alone.
ALTER POLICY growth_update_is_read ON growth_update USING (
  (SELECT session_user = 'pendulum_app' AND current_user <> 'pendulum_app')
  OR (SELECT current_setting('app.purpose', true)) IN ('jobs', 'migration')
  OR ((removed_at IS NULL OR author_id = (SELECT acting_person())) AND EXISTS (SELECT FROM growth_plan g WHERE g.id = plan_id)));

-- A plan is as fresh as the latest update that stands.
CREATE FUNCTION age_plan() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM growth_plan WHERE id = NEW.plan_id FOR UPDATE;
  UPDATE growth_plan SET last_update_at = (SELECT max(created_at) FROM growth_update WHERE plan_id = NEW.plan_id AND removed_at IS NULL)
   WHERE id = NEW.plan_id;
  RETURN NULL;
END $$;
CREATE TRIGGER age_plan AFTER UPDATE OF removed_at ON growth_update FOR EACH ROW EXECUTE FUNCTION age_plan();

-- To correct an old update is no new one.
DROP TRIGGER growth_update_settles ON growth_update;
CREATE TRIGGER growth_update_settles AFTER INSERT ON growth_update FOR EACH ROW WHEN (NEW.replaces_id IS NULL) EXECUTE FUNCTION settle_notice();
