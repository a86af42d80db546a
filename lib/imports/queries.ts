import "server-only";
import { can } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import { permit } from "@/lib/errors";
import type { Known } from "@/lib/identities/rules";
import type { Basis, KnownLevel } from "./rules";

/** Everything an import compares a file with; for administrators. */
export async function getImportBasis(viewer: Viewer): Promise<Basis> {
  permit(can.administer(viewer));
  const [people, units, levels] = await Promise.all([knownPeople(), knownUnits(), knownLevels()]);
  // Of each framework, levels are found in the version published last.
  const newest = new Map<string, string>();
  for (const { framework, versionId, state } of levels)
    if (state === "published" && !newest.has(framework)) newest.set(framework, versionId);
  return {
    people,
    units,
    levels: levels.filter(({ framework, versionId }) => newest.get(framework) === versionId),
    currentLevels: new Map(levels.map((level) => [level.id, level])),
  };
}

// Raw, because an organisation of 100,000 is read in one go.
function knownPeople(): Promise<Known[]> {
  return db(null).$queryRaw<Known[]>`
    SELECT p.id, p.handle, p.name, p.email::text AS email, p.employee_number AS "employeeNumber", p.title, p.other_titles AS "otherTitles",
           p.location, p.time_zone AS "timeZone", p.started_on::text AS "startedOn", p.left_on::text AS "leftOn",
           l.manager_id AS "managerId", m.org_unit_id AS "unitId", a.level_id AS "levelId",
           (l.id IS NOT NULL OR EXISTS (SELECT FROM reporting_line x WHERE x.person_id = p.id)) AS "everManaged",
           (m.id IS NOT NULL OR EXISTS (SELECT FROM unit_membership x WHERE x.person_id = p.id)) AS "everInUnit",
           (a.id IS NOT NULL OR EXISTS (SELECT FROM placement x WHERE x.person_id = p.id)) AS "everPlaced"
      FROM person p
      LEFT JOIN reporting_line l ON l.person_id = p.id AND l.ended_on IS NULL
      LEFT JOIN unit_membership m ON m.person_id = p.id AND m.ended_on IS NULL
      LEFT JOIN placement a ON a.person_id = p.id AND a.ended_on IS NULL`;
}

async function knownUnits(): Promise<Basis["units"]> {
  const units = await db(null).orgUnit.findMany({ select: { id: true, name: true, node: true, path: true } });
  const names = new Map(units.map(({ node, name }) => [node, name]));
  return units.map(({ id, path }) => ({ id, path: path.split(".").flatMap((node) => names.get(node) ?? []) }));
}

async function knownLevels(): Promise<(KnownLevel & { versionId: string; state: string })[]> {
  const levels = await db(null).level.findMany({
    where: { version: { state: { not: "draft" } } },
    orderBy: [{ version: { publishedAt: "desc" } }, { versionId: "desc" }],
    select: { id: true, key: true, versionId: true, version: { select: { state: true, framework: { select: { key: true } } } } },
  });
  return levels.map(({ id, key, versionId, version }) => ({ id, key, versionId, state: version.state, framework: version.framework.key }));
}
