-- Counts of tries are no records: they need no log, and may go with a crash.
ALTER TABLE rate_limit SET UNLOGGED;

-- Names are compared as they are but for capitals, never as patterns.
CREATE INDEX person_name_exactly_idx ON person (lower(name));
