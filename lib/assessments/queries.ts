import "server-only";
import { can, visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dayAt } from "@/lib/clock";
import { db, recordReads } from "@/lib/db";
import { id as uuid } from "@/lib/text";
import type { ExpectationState } from "@/prisma/generated/enums";
import type { Side } from "./rules";

/** Rounds in one list. */
const listSize = 30;

const level = {
  select: {
    id: true,
    key: true,
    title: true,
    code: true,
    track: { select: { name: true, kind: true } },
    version: { select: { label: true, framework: { select: { key: true } } } },
  },
} as const;
const sides = { select: { side: true, authorId: true, submittedAt: true, version: true } } as const;

/** One's own rounds and those of one's direct reports, the newest first; never what anybody answered. */
export async function listRounds(viewer: Viewer, handle?: string) {
  const rows = await db(viewer).assessmentRound.findMany({
    where: { AND: [visible.ownRounds(viewer), handle ? { person: { handle } } : {}] },
    orderBy: { openedAt: "desc" },
    take: listSize,
    select: { id: true, state: true, openedAt: true, person: { select: { id: true, handle: true, name: true } }, level, sides },
  });
  return rows.map(({ sides, openedAt, ...round }) => {
    const mine = sides.find((one) => one.side === (round.person.id === viewer.personId ? "self" : "manager"));
    return { ...round, day: dayAt(openedAt, viewer.timeZone), waitsForMe: round.state === "open" && !mine?.submittedAt };
  });
}

export type RoundListView = Awaited<ReturnType<typeof listRounds>>;

/**
 * A round as this viewer may see it. Until both sides have submitted: one's own answers, and of the other
 * side only whether it is in. Afterwards both sides, beside those of an earlier round if asked for.
 */
export async function getRound(viewer: Viewer, id: string, withId?: string) {
  if (!uuid.safeParse(id).success) return null;
  const round = await db(viewer).assessmentRound.findFirst({
    where: { AND: [{ id }, visible.rounds(viewer)] },
    select: {
      id: true,
      state: true,
      openedAt: true,
      openedById: true,
      revealedAt: true,
      reopenedReason: true,
      person: {
        select: {
          id: true,
          handle: true,
          name: true,
          lines: { where: { endedOn: null }, select: { manager: { select: { id: true, name: true } } } },
        },
      },
      level,
      sides,
    },
  });
  if (!round) return null;
  const { person, sides: both, ...facts } = round;
  const manager = person.lines[0]?.manager ?? null;
  const side: Side | null = person.id === viewer.personId ? "self" : manager?.id === viewer.personId ? "manager" : null;
  const mine = both.find((one) => one.side === side);
  const revealed = round.state === "revealed";
  // The line above reads what both sides know, and nothing before.
  if (!side && !revealed) return null;
  const earlierId = withId && uuid.safeParse(withId).success && revealed ? withId : null;
  const [cells, ratings, evidence, earlier, others] = await Promise.all([
    listAsked(viewer, round.level.id),
    listRatings(viewer, round.id, revealed, side),
    countEvidence(viewer, person.id),
    earlierId ? listRatings(viewer, earlierId, true, null, person.id) : [],
    revealed
      ? db(viewer).assessmentRound.findMany({
          where: { personId: person.id, state: "revealed", id: { not: round.id } },
          orderBy: { openedAt: "desc" },
          take: 12,
          select: { id: true, openedAt: true, level: { select: { title: true } } },
        })
      : [],
    revealed ? recordReads(viewer, [person.id], "assessment") : null,
  ]);
  const find = (list: typeof ratings, key: string, of: Side) => list.find((one) => one.key === key && one.side === of) ?? null;
  return {
    ...facts,
    openedOn: dayAt(round.openedAt, viewer.timeZone),
    person: { id: person.id, handle: person.handle, name: person.name },
    managerName: manager?.name ?? null,
    side,
    revealed,
    version: mine?.version ?? 1,
    submitted: {
      self: Boolean(both.find((one) => one.side === "self")?.submittedAt),
      manager: Boolean(both.find((one) => one.side === "manager")?.submittedAt),
    },
    canWithdraw: round.state === "open" && (side === "self" || round.openedById === viewer.personId),
    cells: cells.map((cell) => ({
      ...cell,
      evidence: evidence.get(cell.key) ?? 0,
      mine: side && find(ratings, cell.key, side),
      self: revealed ? find(ratings, cell.key, "self") : null,
      manager: revealed ? find(ratings, cell.key, "manager") : null,
      earlier: earlierId ? { self: find(earlier, cell.key, "self"), manager: find(earlier, cell.key, "manager") } : null,
    })),
    others: others.map((other) => ({ id: other.id, day: dayAt(other.openedAt, viewer.timeZone), title: other.level.title })),
    earlierId,
  };
}

export type RoundView = NonNullable<Awaited<ReturnType<typeof getRound>>>;
export type CellView = RoundView["cells"][number];

/** What one's direct reports had no chance to show, and what would be a chance: wanted, not lacking. */
export async function listWantedOpportunities(viewer: Viewer) {
  const rows = await db(viewer).rating.findMany({
    where: {
      answer: "no_chance",
      assessment: {
        side: "self",
        round: { state: "revealed", person: { lines: { some: { managerId: viewer.personId, endedOn: null } } } },
      },
    },
    orderBy: { assessment: { round: { revealedAt: "desc" } } },
    take: 100,
    select: {
      chance: true,
      competency: { select: { key: true, name: true } },
      assessment: { select: { round: { select: { id: true, person: { select: { handle: true, name: true } } } } } },
    },
  });
  await recordReads(viewer, await idsOf(rows.map((row) => row.assessment.round.person.handle)), "assessment");
  const seen = new Set<string>();
  return rows.flatMap(({ chance, competency, assessment }) => {
    const { id, person } = assessment.round;
    // The newest round speaks for each competency.
    const key = `${person.handle} ${competency.key}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ roundId: id, person, competency, chance }];
  });
}

/** What a round's person takes up from it: a competency as the round's level asks for it; null before the reveal. */
export async function getAgreedCell(viewer: Viewer, roundId: unknown, competencyId: unknown) {
  if (!uuid.safeParse(roundId).success || !uuid.safeParse(competencyId).success) return null;
  const round = await db(viewer).assessmentRound.findFirst({
    where: { id: String(roundId), personId: viewer.personId, state: "revealed" },
    select: { level: { select: { id: true, title: true } } },
  });
  const cell = round && (await listAsked(viewer, round.level.id)).find((one) => one.id === competencyId);
  return round && cell ? { levelId: round.level.id, levelTitle: round.level.title, competencyId: cell.id, name: cell.name } : null;
}

export type AgreedCell = NonNullable<Awaited<ReturnType<typeof getAgreedCell>>>;

async function idsOf(handles: string[]): Promise<string[]> {
  if (!handles.length) return [];
  const rows = await db(null).person.findMany({ where: { handle: { in: [...new Set(handles)] } }, select: { id: true } });
  return rows.map((row) => row.id);
}

// Before the reveal: what this viewer wrote themselves. A manager who took over begins with empty boxes.
async function listRatings(viewer: Viewer, roundId: string, revealed: boolean, side: Side | null, personId?: string) {
  const rows = await db(viewer).rating.findMany({
    where: {
      assessment: {
        roundId,
        round: { AND: [visible.rounds(viewer), personId ? { personId, state: "revealed" } : {}] },
        ...(revealed ? {} : { side: side ?? "self", authorId: viewer.personId }),
      },
    },
    select: { answer: true, words: true, chance: true, competency: { select: { key: true } }, assessment: { select: { side: true } } },
  });
  return rows.map(({ competency, assessment, ...rating }) => ({ ...rating, key: competency.key, side: assessment.side }));
}

async function countEvidence(viewer: Viewer, personId: string): Promise<Map<string, number>> {
  const rows = await db(viewer).evidenceCompetency.findMany({
    where: { evidence: { AND: [visible.evidence(viewer), { personId }] } },
    take: 500,
    select: { competency: { select: { key: true } } },
  });
  const counts = new Map<string, number>();
  for (const { competency } of rows) counts.set(competency.key, (counts.get(competency.key) ?? 0) + 1);
  return counts;
}

type Asked = {
  id: string;
  key: string;
  name: string;
  group: string;
  state: ExpectationState;
  statements: { text: string; examples: string[] }[];
};

// A published level never changes, so a process asks for it once. Rounds are against published ones only.
const asked = new Map<string, Asked[]>();

/** What a level asks of each competency. Where it asks the same as the level before it on its track, those words. */
export async function listAsked(viewer: Viewer, levelId: string): Promise<Asked[]> {
  const known = asked.get(levelId);
  if (known) return known;
  const rows = await db(viewer).$queryRaw<Asked[]>`
    SELECT c.id, c.key, c.name, g.name AS "group", coalesce(e.state, 'not_applicable') AS state,
           (SELECT coalesce(json_agg(json_build_object('text', s.text, 'examples', s.examples) ORDER BY s."order"), '[]')
              FROM statement s WHERE s.expectation_id = said.id) AS statements
      FROM level l
      JOIN framework_version v ON v.id = l.version_id AND (v.state <> 'draft' OR ${can.editFrameworks(viewer)})
      JOIN competency c ON c.version_id = l.version_id
      JOIN competency_group g ON g.id = c.group_id
      LEFT JOIN expectation e ON e.level_id = l.id AND e.competency_id = c.id
      LEFT JOIN LATERAL (
        SELECT x.id FROM expectation x JOIN level b ON b.id = x.level_id
         WHERE x.competency_id = c.id AND b.track_id = l.track_id AND b."order" <= l."order"
           AND (b.id = l.id OR e.state = 'same_as_below') AND x.state <> 'same_as_below'
         ORDER BY b."order" DESC LIMIT 1) said ON true
     WHERE l.id = ${levelId}::uuid ORDER BY g."order", c."order"`;
  if (rows.length) asked.set(levelId, rows);
  return rows;
}
