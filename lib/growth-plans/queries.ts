import "server-only";
import { can } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { type Day, dayAt, today } from "@/lib/clock";
import { db, recordReads } from "@/lib/db";
import type { Focus } from "@/prisma/generated/client";
import type { AimKind, ExpectationState, PlanState, TrackKind, UpdateFeeling } from "@/prisma/generated/enums";
import { differenceInWords, freshnessOf, isSpokenOf, quietDays } from "./rules";

/** Updates shown on a plan; older ones are on the brief. */
const recentUpdates = 8;

/**
 * A person's plan with where they stand, what their aim asks and what they practise, or null when
 * there is no such person for this viewer. `plan` is null when they have not begun one.
 */
export async function getPlan(viewer: Viewer, handle: string) {
  const person = await readPlan(viewer, handle);
  if (!person) return null;
  const { plan, placement } = person;
  const ids = [placement?.levelId, plan?.aimLevelId, ...(plan?.focuses ?? []).map((focus) => focus.levelId)];
  const [levels] = await Promise.all([readLevels(ids.flatMap((id) => id ?? [])), recordReads(viewer, [person.id], "growth plan")]);
  const own = levels.get(placement?.levelId ?? "");
  const aim = levels.get(plan?.aimLevelId ?? "");
  const now = today(person.timeZone);
  return {
    person: { id: person.id, handle: person.handle, name: person.name, title: person.title, linePath: person.linePath },
    managerName: person.managerName,
    /** Whether the viewer is that manager. */
    isManager: person.isManager,
    placement: placement && own ? { level: own.level, since: placement.startedOn } : null,
    plan: plan && {
      ...plan,
      aimLevel: aim?.level ?? null,
      freshness: freshnessOf(plan, now, person.timeZone),
      quietDays: quietDays(plan, now, person.timeZone),
      focuses: plan.focuses.map((focus) => ({
        ...focus,
        name: focus.competency?.name ?? focus.experience ?? "",
        level: levels.get(focus.levelId ?? "")?.level ?? null,
        overdue: Boolean(focus.dueOn && focus.dueOn < now),
        statements: levels.get(focus.levelId ?? "")?.asks.find((ask) => ask.id === focus.competency?.id)?.statements ?? [],
      })),
      updates: plan.updates.map(({ createdAt, ...update }) => ({ ...update, day: dayAt(new Date(createdAt), person.timeZone) })),
    },
    /** The competencies of the aim's level (or one's own), by group, with what it asks beside one's own level. */
    groups: groupsOf(own, aim ?? own),
    canEdit: can.editPlan(viewer, person),
    today: now,
  };
}

export type PlanView = NonNullable<Awaited<ReturnType<typeof getPlan>>>;

type PlanRow = {
  id: string;
  handle: string;
  name: string;
  title: string;
  timeZone: string;
  linePath: string;
  managerName: string | null;
  isManager: boolean;
} & {
  placement: { levelId: string; startedOn: Day } | null;
  plan: {
    id: string;
    state: PlanState;
    aim: AimKind;
    aimLevelId: string | null;
    aimExperience: string | null;
    aimWords: string;
    createdAt: string;
    lastUpdateAt: string | null;
    version: number;
    focuses: FocusRow[];
    updates: { id: string; feeling: UpdateFeeling; words: string; createdAt: string; about: string | null }[];
  } | null;
};
type FocusRow = Pick<Focus, "id" | "nextStep" | "comfort" | "kind" | "experience" | "version" | "levelId"> & {
  dueOn: Day | null;
  competency: { id: string; key: string; name: string } | null;
};

// One question instead of one for each relation: asked on every visit, it is most of what the page costs.
async function readPlan(viewer: Viewer, handle: string) {
  const [row] = await db(viewer).$queryRaw<PlanRow[]>`
    SELECT p.id, p.handle, p.name, p.title, p.time_zone AS "timeZone", p.line_path AS "linePath",
           (SELECT m.name FROM reporting_line r JOIN person m ON m.id = r.manager_id WHERE r.person_id = p.id AND r.ended_on IS NULL) AS "managerName",
           EXISTS (SELECT FROM reporting_line r WHERE r.person_id = p.id AND r.manager_id = ${viewer.personId}::uuid AND r.ended_on IS NULL) AS "isManager",
           (SELECT json_build_object('levelId', c.level_id, 'startedOn', c.started_on) FROM placement c WHERE c.person_id = p.id AND c.ended_on IS NULL) AS placement,
           (SELECT json_build_object(
                'id', g.id, 'state', g.state, 'aim', g.aim, 'aimLevelId', g.aim_level_id, 'aimExperience', g.aim_experience, 'aimWords', g.aim_words,
                'createdAt', g.created_at, 'lastUpdateAt', g.last_update_at, 'version', g.version,
                'focuses', (
                  SELECT coalesce(json_agg(json_build_object(
                      'id', f.id, 'nextStep', f.next_step, 'dueOn', f.due_on, 'comfort', f.comfort, 'kind', f.kind, 'experience', f.experience,
                      'version', f.version, 'levelId', f.level_id,
                      'competency', (SELECT json_build_object('id', o.id, 'key', o.key, 'name', o.name) FROM competency o WHERE o.id = f.competency_id)
                    ) ORDER BY f.slot), '[]')
                    FROM focus f WHERE f.plan_id = g.id AND f.ended_at IS NULL),
                'updates', (
                  SELECT coalesce(json_agg(json_build_object('id', u.id, 'feeling', u.feeling, 'words', u.words, 'createdAt', u.created_at, 'about',
                      (SELECT coalesce(o.name, f.experience) FROM focus f LEFT JOIN competency o ON o.id = f.competency_id WHERE f.id = u.focus_id)
                    ) ORDER BY u.created_at DESC), '[]')
                    FROM (SELECT * FROM growth_update WHERE plan_id = g.id AND removed_at IS NULL ORDER BY created_at DESC LIMIT ${recentUpdates}) u))
              FROM growth_plan g WHERE g.person_id = p.id AND g.state <> 'closed') AS plan
      FROM person p WHERE p.handle = ${handle} AND starts_with(p.line_path, ${viewer.linePath})`;
  if (!row?.plan) return row && { ...row, plan: null };
  const { createdAt, lastUpdateAt, ...plan } = row.plan;
  return { ...row, plan: { ...plan, createdAt: new Date(createdAt), lastUpdateAt: lastUpdateAt ? new Date(lastUpdateAt) : null } };
}

type LevelRow = {
  settled: boolean;
  level: {
    id: string;
    key: string;
    title: string;
    code: string;
    track: { name: string; kind: TrackKind };
    /** Past the level where the framework's tracks part (the third where none says so): where growth begins to multiply. */
    pastTheFork: boolean;
    version: { framework: { key: string } };
  };
  asks: { id: string; key: string; name: string; group: string; state: ExpectationState; statements: string[] }[];
};

// A published level never changes, so a process asks for it once. Drafts are read anew.
const settledLevels = new Map<string, LevelRow>();

/** Levels by id, with what each expects of every competency, in the framework's order. */
async function readLevels(ids: string[]): Promise<Map<string, LevelRow>> {
  const missing = [...new Set(ids)].filter((id) => !settledLevels.has(id));
  const rows = missing.length
    ? await db(null).$queryRaw<LevelRow[]>`
        SELECT v.state <> 'draft' AS settled,
               json_build_object('id', l.id, 'key', l.key, 'title', l.title, 'code', l.code, 'track', json_build_object('name', t.name, 'kind', t.kind),
                 'pastTheFork', l."order" > coalesce((SELECT min(fl."order") FROM track ft JOIN level fl ON fl.version_id = ft.version_id AND fl.key = ft.fork_after_key
                                                       WHERE ft.version_id = l.version_id), 3),
                 'version', json_build_object('framework', json_build_object('key', f.key))) AS level,
               (SELECT coalesce(json_agg(json_build_object('id', c.id, 'key', c.key, 'name', c.name, 'group', g.name, 'state', e.state, 'statements',
                    (SELECT coalesce(json_agg(s.text ORDER BY s."order"), '[]') FROM statement s WHERE s.expectation_id = e.id)
                  ) ORDER BY g."order", c."order"), '[]')
                  FROM expectation e JOIN competency c ON c.id = e.competency_id JOIN competency_group g ON g.id = c.group_id WHERE e.level_id = l.id) AS asks
          FROM level l JOIN track t ON t.id = l.track_id JOIN framework_version v ON v.id = l.version_id JOIN framework f ON f.id = v.framework_id
         WHERE l.id = ANY (${missing}::uuid[])`
    : [];
  for (const row of rows) if (row.settled) settledLevels.set(row.level.id, row);
  const read = new Map(rows.map((row) => [row.level.id, row]));
  return new Map(
    ids
      .flatMap((id) => [[id, settledLevels.get(id) ?? read.get(id)] as const])
      .filter((pair): pair is [string, LevelRow] => Boolean(pair[1])),
  );
}

function groupsOf(own: LevelRow | undefined, aim: LevelRow | undefined) {
  const mine = new Map(own?.asks.map((ask) => [ask.key, ask.state]));
  const groups = new Map<string, { id: string; key: string; name: string; asked: boolean; difference: string | null }[]>();
  for (const { id, key, name, group, state } of aim?.asks ?? []) {
    const row = { id, key, name, asked: isSpokenOf(state), difference: aim === own ? null : differenceInWords(mine.get(key), state) };
    groups.set(group, [...(groups.get(group) ?? []), row]);
  }
  return [...groups].map(([name, competencies]) => ({ name, competencies }));
}
