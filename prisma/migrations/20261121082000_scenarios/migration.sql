-- CreateTable
CREATE TABLE "scenario" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "unit_key" TEXT,
    "framework_key" TEXT NOT NULL,
    "rates" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scenario_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "scenario_owner_id_created_at_idx" ON "scenario"("owner_id", "created_at");

-- AddForeignKey
ALTER TABLE "scenario" ADD CONSTRAINT "scenario_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE scenario
  ADD CONSTRAINT scenario_name_has_a_length CHECK (length(name) BETWEEN 1 AND 80),
  ADD CONSTRAINT scenario_rates_are_by_level CHECK (jsonb_typeof(rates) = 'object' AND length(rates::text) <= 20000);

GRANT SELECT, INSERT, DELETE ON scenario TO pendulum_app;
