-- The list of changes takes the latest of each noun an administrator may read about: most events are about content, and
-- were read over to find these.
CREATE INDEX audit_event_noun ON audit_event (split_part(event, '.', 1), at DESC, id DESC);
