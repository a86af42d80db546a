-- When each part of the product last showed that it works: the jobs every minute, and whoever asks whether one can write.
CREATE TABLE heartbeat (
  name text NOT NULL,
  at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT heartbeat_pkey PRIMARY KEY (name)
);
GRANT SELECT, INSERT, UPDATE ON heartbeat TO pendulum_app;

-- Whether this migration is in place and none stopped in the middle. The app does not read the engine's own table.
CREATE FUNCTION has_migration(named text) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN EXISTS (SELECT FROM _prisma_migrations WHERE migration_name = named AND finished_at IS NOT NULL AND rolled_back_at IS NULL)
     AND NOT EXISTS (SELECT FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL);
END $$;
REVOKE ALL ON FUNCTION has_migration(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION has_migration(text) TO pendulum_app;
