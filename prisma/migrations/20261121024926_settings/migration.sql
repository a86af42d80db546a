-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "is_on" BOOLEAN NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

GRANT SELECT, INSERT, UPDATE ON setting TO pendulum_app;
