-- CreateTable
CREATE TABLE "figure_snapshot" (
    "framework" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,
    "rows" JSONB NOT NULL,
    "left_out" UUID[],

    CONSTRAINT "figure_snapshot_pkey" PRIMARY KEY ("framework","part")
);

GRANT SELECT, INSERT, UPDATE ON figure_snapshot TO pendulum_app;
