import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dayAt, dayOf } from "@/lib/clock";
import { db, recordReads } from "@/lib/db";
import { boardOrder, openNow } from "@/lib/opportunities/queries";
import { id as uuid } from "@/lib/text";
import type { Prisma } from "@/prisma/generated/client";
import type { TrackKind } from "@/prisma/generated/enums";
import { candidateReasons, matchesOf, type Named, type Report, waitingOf, type Wish, type Wishes } from "./rules";

/** Openings looked through and shown; reports and wishes of each that are looked at. */
const lookedThrough = 50;
const shownMatches = 5;
const reportsLookedAt = 100;
const wishesEach = 10;

/** The openings that fit what one said oneself, with the reasons. Nobody else can ask this about one. */
export async function listMatches(viewer: Viewer) {
  type Opening = { id: string; title: string; tracks: TrackKind[]; competencies: Named[] };
  const me = viewer.personId;
  const [row] = await db(viewer).$queryRaw<(Wishes & { openings: Opening[] })[]>`
    WITH aim AS (SELECT t.kind, l.title AS level FROM growth_plan g JOIN level l ON l.id = g.aim_level_id JOIN track t ON t.id = l.track_id WHERE g.person_id = ${me}::uuid AND g.state <> 'closed'),
         focuses AS (SELECT k.key, k.name, f.id FROM growth_plan g JOIN focus f ON f.plan_id = g.id AND f.ended_at IS NULL JOIN competency k ON k.id = f.competency_id
                      WHERE g.person_id = ${me}::uuid AND g.state <> 'closed'),
         -- The newest round speaks for each competency.
         rated AS (SELECT DISTINCT ON (k.key) k.key, k.name, r.answer FROM assessment_round o JOIN assessment s ON s.round_id = o.id AND s.side = 'self' AND s.author_id = o.person_id
                     JOIN rating r ON r.assessment_id = s.id AND r.answer IS NOT NULL JOIN competency k ON k.id = r.competency_id
                    WHERE o.person_id = ${me}::uuid AND o.state <> 'withdrawn' ORDER BY k.key, o.opened_at DESC),
         chances AS (SELECT key, name FROM rated WHERE answer = 'no_chance'),
         keys AS (SELECT key FROM focuses UNION SELECT key FROM chances)
    SELECT (SELECT json_build_object('kind', kind, 'level', level) FROM aim LIMIT 1) AS track,
           (SELECT coalesce(json_agg(json_build_object('key', key, 'name', name) ORDER BY id), '[]') FROM focuses) AS focuses,
           (SELECT coalesce(json_agg(chances ORDER BY name), '[]') FROM chances) AS chances,
           (SELECT coalesce(json_agg(one), '[]') FROM (
              SELECT a.id, a.title, coalesce(a.tracks, '{}') AS tracks, (SELECT coalesce(json_agg(json_build_object('key', k.key, 'name', k.name)), '[]')
                                                 FROM assignment_competency c JOIN competency k ON k.id = c.competency_id WHERE c.assignment_id = a.id) AS competencies
                FROM stretch_assignment a
               WHERE ${openNow(viewer)} AND (EXISTS (SELECT FROM keys) OR EXISTS (SELECT FROM aim)) AND a.owner_id <> ${me}::uuid
                 AND NOT EXISTS (SELECT FROM interest i WHERE i.assignment_id = a.id AND i.person_id = ${me}::uuid AND i.withdrawn_at IS NULL)
                 AND (EXISTS (SELECT FROM assignment_competency c JOIN competency k ON k.id = c.competency_id WHERE c.assignment_id = a.id AND k.key IN (SELECT key FROM keys))
                      OR (SELECT kind FROM aim LIMIT 1) = ANY (a.tracks))
               ORDER BY ${boardOrder} LIMIT ${lookedThrough}) one) AS openings`;
  if (!row) return [];
  return matchesOf(row.openings, row)
    .slice(0, shownMatches)
    .map(({ opening: { id, title }, reasons }) => ({ id, title, reasons }));
}

/** Those who are named at once. */
const candidatesShown = 20;

/**
 * Who might grow from what the viewer offers, and why: of those who report to them, since nobody else's plans are
 * theirs to read. By name, never by fit; without those who have shown interest already.
 */
export async function listCandidates(viewer: Viewer, assignmentId: string) {
  if (!uuid.safeParse(assignmentId).success) return [];
  const rows = await db(viewer).$queryRaw<
    { id: string; handle: string; name: string; focuses: Named[]; chances: Named[]; level: string | null }[]
  >`
    WITH offer AS (SELECT id, tracks FROM stretch_assignment WHERE id = ${assignmentId}::uuid AND owner_id = ${viewer.personId}::uuid AND state = 'open'),
         keys AS (SELECT DISTINCT k.key FROM assignment_competency c JOIN offer ON offer.id = c.assignment_id JOIN competency k ON k.id = c.competency_id),
         team AS (SELECT p.id, p.handle, p.name FROM offer, reporting_line r JOIN person p ON p.id = r.person_id
                   WHERE r.manager_id = ${viewer.personId}::uuid AND r.ended_on IS NULL AND (p.left_on IS NULL OR p.left_on > day_in(p.time_zone))
                     AND NOT EXISTS (SELECT FROM interest i WHERE i.assignment_id = offer.id AND i.person_id = p.id AND i.withdrawn_at IS NULL)
                   ORDER BY p.name, p.id LIMIT 200),
         found AS (
           SELECT t.*,
             (SELECT coalesce(json_agg(DISTINCT jsonb_build_object('key', k.key, 'name', k.name)), '[]') FROM growth_plan g JOIN focus f ON f.plan_id = g.id AND f.ended_at IS NULL
                JOIN competency k ON k.id = f.competency_id WHERE g.person_id = t.id AND g.state = 'active' AND k.key IN (SELECT key FROM keys)) AS focuses,
             (SELECT coalesce(json_agg(DISTINCT jsonb_build_object('key', k.key, 'name', k.name)), '[]')
                FROM (SELECT id FROM assessment_round WHERE person_id = t.id AND state = 'revealed' ORDER BY revealed_at DESC LIMIT 1) a
                JOIN assessment s ON s.round_id = a.id AND s.side = 'self' JOIN rating r ON r.assessment_id = s.id AND r.answer = 'no_chance'
                JOIN competency k ON k.id = r.competency_id WHERE k.key IN (SELECT key FROM keys)) AS chances,
             (SELECT l.title FROM growth_plan g JOIN level l ON l.id = g.aim_level_id JOIN track k ON k.id = l.track_id, offer
               WHERE g.person_id = t.id AND g.state = 'active' AND k.kind = ANY (offer.tracks)) AS level
             FROM team t)
    SELECT * FROM found WHERE json_array_length(focuses) > 0 OR json_array_length(chances) > 0 OR level IS NOT NULL ORDER BY name LIMIT ${candidatesShown}`;
  await recordReads(
    viewer,
    rows.map((row) => row.id),
    "opportunities wanted",
  );
  return rows.map(({ handle, name, ...wishes }) => ({ handle, name, reasons: candidateReasons(wishes) }));
}

/** Who of those that report to this viewer waits for a chance, the longest first. */
export async function listWaiting(viewer: Viewer) {
  const people = await db(viewer).person.findMany({
    where: { AND: [visible.people(viewer), { lines: { some: { managerId: viewer.personId, endedOn: null } } }] },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: reportsLookedAt,
    select: {
      id: true,
      handle: true,
      name: true,
      timeZone: true,
      interests: {
        where: { AND: [visible.interests(viewer), { withdrawnAt: null, participation: null }, notDeclined] },
        orderBy: { createdAt: "asc" },
        take: wishesEach,
        select: { createdAt: true, assignment: { select: { title: true } } },
      },
      plans: {
        where: { AND: [visible.plans(viewer), { state: "active" }] },
        take: 1,
        select: { focuses: { where: { endedAt: null, experience: { not: null } }, select: { experience: true, startedAt: true } } },
      },
      rounds: {
        where: { AND: [visible.rounds(viewer), { state: "revealed" }] },
        orderBy: { revealedAt: "desc" },
        take: 1,
        select: {
          revealedAt: true,
          sides: {
            where: { side: "self" },
            select: { ratings: { where: { answer: "no_chance" }, take: wishesEach, select: { competency: { select: { name: true } } } } },
          },
        },
      },
    },
  });
  const ids = people.map((person) => person.id);
  const [chances] = await Promise.all([
    ids.length ? lastChances(viewer, ids) : new Map<string, { endedOn: string | null }>(),
    recordReads(viewer, ids, "opportunities wanted"),
  ]);
  return waitingOf(
    people.map((person): Report => {
      const { id, handle, name, timeZone, interests, plans, rounds } = person;
      const wish = (at: Date | null, ...lines: string[]): Wish[] => (at ? [{ day: dayAt(at, timeZone), words: lines.join("\n") }] : []);
      return {
        handle,
        name,
        lastChance: chances.get(id) ?? null,
        wishes: [
          ...interests.flatMap((one) => wish(one.createdAt, "Interested in:", one.assignment.title)),
          ...plans.flatMap((plan) => plan.focuses.flatMap((focus) => wish(focus.startedAt, "Would like:", focus.experience ?? ""))),
          ...rounds.flatMap((round) =>
            round.sides.flatMap((side) =>
              side.ratings.flatMap((rating) => wish(round.revealedAt, "No chance so far:", rating.competency.name)),
            ),
          ),
        ],
      };
    }),
  );
}

export type WaitingView = Awaited<ReturnType<typeof listWaiting>>;

// A no closes a wish; it is not held against anybody to have had it.
const notDeclined = { answers: { none: { isYes: false } } } satisfies Prisma.InterestWhereInput;

async function lastChances(viewer: Viewer, personIds: string[]) {
  const rows = await db(viewer).participation.findMany({
    where: { AND: [visible.participations(viewer), { interest: { personId: { in: personIds } } }] },
    // The last one of each: those still going on first, as nulls do.
    orderBy: [{ endedOn: { sort: "desc", nulls: "first" } }, { id: "asc" }],
    take: reportsLookedAt * wishesEach,
    select: { endedOn: true, interest: { select: { personId: true } } },
  });
  const last = new Map<string, { endedOn: string | null }>();
  for (const { endedOn, interest } of rows)
    if (!last.has(interest.personId)) last.set(interest.personId, { endedOn: endedOn && dayOf(endedOn) });
  return last;
}
