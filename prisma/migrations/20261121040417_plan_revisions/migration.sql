-- CreateTable
CREATE TABLE "plan_revision" (
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "focus_id" UUID,
    "was" JSONB NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "plan_revision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "plan_revision_plan_id_until_idx" ON "plan_revision"("plan_id", "until");

-- AddForeignKey
ALTER TABLE "plan_revision" ADD CONSTRAINT "plan_revision_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "growth_plan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_revision" ADD CONSTRAINT "plan_revision_plan_id_focus_id_fkey" FOREIGN KEY ("plan_id", "focus_id") REFERENCES "focus"("plan_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was said before stays readable, whatever changes it.
CREATE FUNCTION keep_aim() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO plan_revision (id, plan_id, was) VALUES (gen_random_uuid(), OLD.id, jsonb_build_object(
    'aim', OLD.aim, 'level', (SELECT title FROM level WHERE id = OLD.aim_level_id), 'experience', OLD.aim_experience, 'words', OLD.aim_words));
  RETURN NULL;
END $$;
CREATE TRIGGER growth_plan_keeps_aims AFTER UPDATE ON growth_plan FOR EACH ROW
  WHEN ((OLD.aim, OLD.aim_level_id, OLD.aim_experience, OLD.aim_words) IS DISTINCT FROM (NEW.aim, NEW.aim_level_id, NEW.aim_experience, NEW.aim_words))
  EXECUTE FUNCTION keep_aim();

CREATE FUNCTION keep_focus() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO plan_revision (id, plan_id, focus_id, was) VALUES (gen_random_uuid(), OLD.plan_id, OLD.id, jsonb_build_object(
    'nextStep', OLD.next_step, 'dueOn', OLD.due_on, 'comfort', OLD.comfort, 'kind', OLD.kind));
  RETURN NULL;
END $$;
CREATE TRIGGER focus_keeps_steps AFTER UPDATE ON focus FOR EACH ROW
  WHEN ((OLD.next_step, OLD.due_on, OLD.comfort, OLD.kind) IS DISTINCT FROM (NEW.next_step, NEW.due_on, NEW.comfort, NEW.kind))
  EXECUTE FUNCTION keep_focus();

GRANT SELECT ON plan_revision TO pendulum_app;
