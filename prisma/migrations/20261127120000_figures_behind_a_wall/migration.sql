-- Snapshots hold the counts of small groups as they are, and what may be shown is decided when they are read: they are
-- read for figures, and taken by jobs.
ALTER TABLE figure_snapshot ENABLE ROW LEVEL SECURITY;
ALTER TABLE figure_snapshot FORCE ROW LEVEL SECURITY;
CREATE POLICY figure_snapshot_is_read ON figure_snapshot FOR SELECT
  USING ((SELECT current_setting('app.purpose', true)) IN ('figures', 'jobs', 'migration'));
CREATE POLICY figure_snapshot_is_taken ON figure_snapshot
  USING ((SELECT current_setting('app.purpose', true)) IN ('jobs', 'migration'))
  WITH CHECK ((SELECT current_setting('app.purpose', true)) IN ('jobs', 'migration'));
