-- How many of those who lead want to build again is counted by jobs alone, and read from what they took: asked for
-- whenever somebody looks, two looks around one press would tell whose it was. Whoever may read it is not counted.
DROP FUNCTION wishes_to_build(date);
CREATE FUNCTION wishes_to_build(today date, readers uuid[]) RETURNS TABLE ("group" text, people integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN w.person_id IS NULL THEN 'Do not' ELSE 'Wish it' END, count(*)::int
    FROM placement c JOIN person p ON p.id = c.person_id JOIN level l ON l.id = c.level_id JOIN track t ON t.id = l.track_id
    LEFT JOIN build_wish w ON w.person_id = p.id
   WHERE (session_user <> 'pendulum_app' OR current_setting('app.purpose', true) = 'jobs')
     AND c.ended_on IS NULL AND t.kind IN ('management', 'hybrid') AND p.id <> ALL (readers)
     AND p.started_on <= today AND (p.left_on IS NULL OR p.left_on > today) GROUP BY 1
$$;
