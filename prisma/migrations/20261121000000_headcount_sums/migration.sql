-- CreateTable
CREATE TABLE "headcount" (
    "org_unit_id" UUID NOT NULL,
    "level_id" UUID NOT NULL,
    "people" INTEGER NOT NULL,

    CONSTRAINT "headcount_pkey" PRIMARY KEY ("org_unit_id","level_id")
);

-- Lays employment, placement and membership of these people over one another, and books what
-- changed under every unit above them and under the nil unit, the whole organisation.
CREATE OR REPLACE FUNCTION refresh_headcount(people uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM id FROM person WHERE id = ANY (people) ORDER BY id FOR UPDATE;
  WITH gone AS (
    DELETE FROM stint WHERE person_id = ANY (people) RETURNING level_id, org_unit_id, started_on, ended_on
  ), placed AS (
    SELECT p.id AS person_id, a.level_id, daterange(a.started_on, a.ended_on) * daterange(p.started_on, p.left_on) AS days
      FROM person p JOIN placement a ON a.person_id = p.id
     WHERE p.id = ANY (people)
  ), spans AS (
    SELECT placed.person_id, placed.level_id, m.org_unit_id, placed.days * daterange(m.started_on, m.ended_on) AS days
      FROM placed JOIN unit_membership m USING (person_id)
    UNION ALL
    SELECT person_id, level_id, NULL, unnest(datemultirange(days) - coalesce(
        (SELECT range_agg(daterange(m.started_on, m.ended_on)) FROM unit_membership m WHERE m.person_id = placed.person_id), '{}'))
      FROM placed
  ), born AS (
    INSERT INTO stint (person_id, level_id, org_unit_id, started_on, ended_on)
    SELECT person_id, level_id, org_unit_id, lower(days), upper(days) FROM spans WHERE NOT isempty(days)
    RETURNING level_id, org_unit_id, started_on, ended_on
  ), steps AS (
    SELECT org_unit_id, level_id, started_on AS day, -1 AS delta FROM gone
    UNION ALL SELECT org_unit_id, level_id, ended_on, 1 FROM gone
    UNION ALL SELECT org_unit_id, level_id, started_on, 1 FROM born
    UNION ALL SELECT org_unit_id, level_id, ended_on, -1 FROM born
  ), net AS (
    SELECT coalesce(org_unit_id, '00000000-0000-0000-0000-000000000000') AS org_unit_id, level_id, day, sum(delta)::int AS delta
      FROM steps WHERE day IS NOT NULL GROUP BY 1, 2, 3 HAVING sum(delta) <> 0
  ), above AS (
    SELECT u.id AS unit, a.id AS org_unit_id FROM org_unit u
      JOIN org_unit a ON a.node = ANY (string_to_array(rtrim(u.path, '.'), '.'))
     WHERE u.id IN (SELECT net.org_unit_id FROM net)
    UNION ALL
    SELECT DISTINCT net.org_unit_id, '00000000-0000-0000-0000-000000000000'::uuid FROM net
  ), booked AS (
    SELECT above.org_unit_id, net.level_id, net.day, sum(net.delta)::int AS delta
      FROM net JOIN above ON above.unit = net.org_unit_id
     GROUP BY 1, 2, 3 HAVING sum(net.delta) <> 0
  ), summed AS (
    INSERT INTO headcount (org_unit_id, level_id, people)
    SELECT org_unit_id, level_id, sum(delta)::int FROM booked GROUP BY 1, 2 ORDER BY 1, 2
    ON CONFLICT (org_unit_id, level_id) DO UPDATE SET people = headcount.people + EXCLUDED.people
  )
  INSERT INTO headcount_change (org_unit_id, level_id, day, delta)
  SELECT org_unit_id, level_id, day, delta FROM booked ORDER BY 1, 2, 3
  ON CONFLICT (org_unit_id, level_id, day) DO UPDATE SET delta = headcount_change.delta + EXCLUDED.delta;
END $$;

CREATE OR REPLACE FUNCTION rebuild_headcount() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM stint;
  DELETE FROM headcount_change;
  DELETE FROM headcount;
  PERFORM refresh_headcount((SELECT array_agg(person_id) FROM (SELECT DISTINCT person_id FROM placement) placed));
END $$;

INSERT INTO headcount (org_unit_id, level_id, people)
SELECT org_unit_id, level_id, sum(delta)::int FROM headcount_change GROUP BY 1, 2;

-- Like headcount_change, only the triggers write it.
GRANT SELECT ON headcount TO pendulum_app;
