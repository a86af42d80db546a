import "server-only";
import { can, visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { addDays, dateOf, dayAt, dayOf, today } from "@/lib/clock";
import { db, type Reader, recordReads } from "@/lib/db";
import { NotFound } from "@/lib/errors";
import { listLevelChoices } from "@/lib/ladders/queries";
import { id as uuid } from "@/lib/text";
import type { Prisma } from "@/prisma/generated/client";
import { bandOf, leavesPeople, rampEndsOn, stateWords, waitInWords } from "./rules";

/** Moves, and remarks of a move, on one page; messages stay this many days. */
const pageSize = 20;
const mostCounted = 1000;
/** Reports of one person in a cover plan. */
const mostReports = 500;
const messageDays = 60;

const level = {
  select: {
    id: true,
    key: true,
    code: true,
    title: true,
    band: { select: { key: true, name: true } },
    track: { select: { key: true, name: true, kind: true } },
    version: { select: { state: true, framework: { select: { key: true } }, bands: { take: 1, select: { id: true } } } },
  },
} as const satisfies { select: Prisma.LevelSelect };
type LevelRow = Prisma.LevelGetPayload<typeof level>;
const placeOf = ({ id, band, track, version }: LevelRow) => ({
  levelId: id,
  trackKey: track.key,
  framework: version.framework.key,
  band: band?.key ?? null,
  kind: track.kind,
  usesBands: version.bands.length > 0,
  isPublished: version.state === "published",
});

/** A level as the rules of a move look at it, or null. One question: a transaction has one connection. */
export async function readLevel(viewer: Viewer, tx: Pick<Reader, "$queryRaw">, id: string) {
  const drafts = can.editFrameworks(viewer);
  const [row] = await tx.$queryRaw<ReturnType<typeof placeOf>[]>`
    SELECT l.id AS "levelId", t.key AS "trackKey", f.key AS framework, b.key AS band, t.kind, v.state = 'published' AS "isPublished",
           EXISTS (SELECT FROM band o WHERE o.version_id = v.id) AS "usesBands"
      FROM level l JOIN track t ON t.id = l.track_id JOIN framework_version v ON v.id = l.version_id JOIN framework f ON f.id = v.framework_id
      LEFT JOIN band b ON b.id = l.band_id
     WHERE l.id = ${id}::uuid AND (${drafts} OR v.state <> 'draft')`;
  return row ?? null;
}

const person = {
  select: {
    id: true,
    handle: true,
    name: true,
    timeZone: true,
    lines: { where: { endedOn: null }, select: { manager: { select: { id: true, name: true, handle: true } } } },
  },
} as const;

/** A move kept from changing elsewhere until this change is done; not found for anybody but its two. */
export async function holdMove(viewer: Viewer, tx: Pick<Reader, "trackMove" | "$queryRaw">, id: string) {
  await tx.$queryRaw`SELECT id FROM track_move WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.trackMove.findFirst({
    where: { AND: [{ id }, visible.trackMoves(viewer)] },
    select: {
      personId: true,
      fromLevelId: true,
      levelId: true,
      startsOn: true,
      why: true,
      teamMessage: true,
      state: true,
      version: true,
      person: { select: { timeZone: true } },
    },
  });
  if (!row) throw new NotFound();
  const { person: whose, startsOn, ...move } = row;
  return {
    ...move,
    startsOn: dayOf(startsOn),
    timeZone: whose.timeZone,
    side: move.personId === viewer.personId ? ("person" as const) : ("manager" as const),
  };
}

/** A move with its plan, for the person and their manager now; null for anybody else. */
export async function getMove(viewer: Viewer, id: string, page = 1) {
  if (!uuid.safeParse(id).success) return null;
  const where: Prisma.TrackMoveWhereInput = { AND: [{ id }, visible.trackMoves(viewer)] };
  const [row, waits, reports, remarks, said] = await Promise.all([
    db(viewer).trackMove.findFirst({
      where,
      select: {
        id: true,
        startsOn: true,
        why: true,
        teamMessage: true,
        state: true,
        doorOpen: true,
        askAgainOn: true,
        version: true,
        person,
        proposedBy: { select: { name: true } },
        fromLevel: level,
        level,
        yeses: { select: { side: true, bandWords: true, author: { select: { id: true, name: true } } } },
        ramp: { orderBy: [{ dueOn: "asc" }, { id: "asc" }], select: { id: true, words: true, dueOn: true, doneAt: true, version: true } },
        cover: {
          orderBy: { report: { name: "asc" } },
          take: mostReports,
          select: {
            isYes: true,
            words: true,
            report: { select: { id: true, name: true } },
            owner: { select: { id: true, handle: true, name: true } },
          },
        },
        endings: { select: { side: true, words: true, author: { select: { name: true } } } },
      },
    }),
    db(viewer).$queryRaw<{ code: string; name: string }[]>`
      SELECT DISTINCT w.code, p.name FROM track_move_waits(${id}::uuid) w JOIN person p ON p.id = w.about ORDER BY w.code, p.name`,
    db(viewer).person.findMany({
      where: { lines: { some: { endedOn: null, manager: { trackMoves: { some: where } } } } },
      orderBy: { name: "asc" },
      take: mostReports,
      select: { id: true, name: true },
    }),
    db(viewer).moveRemark.findMany({
      where: { move: where },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
      select: { id: true, words: true, at: true, author: { select: { name: true } } },
    }),
    db(viewer).moveRemark.count({ where: { move: where }, take: mostCounted + 1 }),
  ]);
  if (!row) return null;
  await recordReads(viewer, [row.person.id], "track move");
  const { fromLevel, level: toLevel, person: whose, startsOn, askAgainOn, cover, ramp, ...move } = row;
  const [from, to] = [placeOf(fromLevel), placeOf(toLevel)];
  const running: boolean = move.state === "proposed" || move.state === "agreed";
  const leaves = leavesPeople(from.kind, to.kind);
  const manager = whose.lines[0]?.manager ?? null;
  const side = whose.id === viewer.personId ? ("person" as const) : ("manager" as const);
  return {
    ...move,
    startsOn: dayOf(startsOn),
    rampEndsOn: rampEndsOn(dayOf(startsOn)),
    askAgainOn: askAgainOn && dayOf(askAgainOn),
    person: { handle: whose.handle, name: whose.name },
    other: side === "person" ? (manager?.name ?? null) : whose.name,
    side,
    from: { title: fromLevel.title, code: fromLevel.code, track: fromLevel.track },
    to: { id: toLevel.id, title: toLevel.title, code: toLevel.code, track: toLevel.track, bandName: toLevel.band?.name ?? null },
    band: bandOf(from, to, to.usesBands),
    // Before it begins, a yes counts of those who are its two now.
    yeses: move.yeses
      .filter(({ author }) => !running || author.id === whose.id || author.id === manager?.id)
      .map(({ side: of, bandWords, author }) => ({ side: of, bandWords, name: author.name })),
    saidYes: move.yeses.some((one) => one.author.id === viewer.personId),
    waits: waits.map((wait) => ({ code: wait.code, words: waitInWords(wait) })),
    leavesPeople: leaves,
    /** Everybody who needs somebody, and whoever is named; after it started, as it was then. */
    cover: running
      ? (leaves ? reports : []).map((report) => ({ report, ...coverOf(cover.find((one) => one.report.id === report.id)) }))
      : cover.map((one) => ({ report: one.report, ...coverOf(one) })),
    ramp: ramp.map(({ dueOn, doneAt, ...item }) => ({ ...item, dueOn: dayOf(dueOn), done: doneAt !== null })),
    remarks: remarks.map(({ author, at, ...one }) => ({ ...one, by: author.name, day: dayAt(at, viewer.timeZone) })),
    page,
    pages: Math.max(1, Math.ceil(Math.min(said, mostCounted) / pageSize)),
    today: today(whose.timeZone),
  };
}

export type MoveView = NonNullable<Awaited<ReturnType<typeof getMove>>>;

type CoverRow = { isYes: boolean | null; words: string; owner: { handle: string; name: string } } | undefined;
const coverOf = (row: CoverRow) => ({ owner: row?.owner ?? null, isYes: row?.isYes ?? null, words: row?.words ?? "" });

/** One's own moves and those of direct reports, the newest first. */
export async function listMoves(viewer: Viewer, page = 1) {
  const where = visible.trackMoves(viewer);
  const [rows, total] = await Promise.all([
    db(viewer).trackMove.findMany({
      where,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
      select: {
        id: true,
        state: true,
        startsOn: true,
        person: { select: { id: true, name: true } },
        fromLevel: { select: { track: { select: { name: true } } } },
        level: { select: { title: true, track: { select: { name: true } } } },
      },
    }),
    db(viewer).trackMove.count({ where, take: mostCounted + 1 }),
  ]);
  await recordReads(viewer, [...new Set(rows.map((row) => row.person.id))], "track move");
  return {
    moves: rows.map(({ person: whose, startsOn, fromLevel, level: to, state, id }) => ({
      id,
      state: stateWords[state],
      who: whose.id === viewer.personId ? "You" : whose.name,
      from: { track: fromLevel.track.name },
      to: { track: to.track.name, title: to.title },
      startsOn: dayOf(startsOn),
    })),
    pages: Math.max(1, Math.ceil(Math.min(total, mostCounted) / pageSize)),
  };
}

export type MovesView = Awaited<ReturnType<typeof listMoves>>;

/** What the form of a proposal offers, for oneself (null) or a direct report: where they are, and levels of other tracks. */
export async function getMoveChoices(viewer: Viewer, handle: string | null) {
  const [whose, tracks] = await Promise.all([
    db(viewer).person.findFirst({
      where: handle
        ? { AND: [{ handle }, visible.people(viewer), { lines: { some: { managerId: viewer.personId, endedOn: null } } }] }
        : { id: viewer.personId },
      select: { ...person.select, placements: { where: { endedOn: null }, select: { level } } },
    }),
    listLevelChoices(viewer),
  ]);
  if (!whose) return null;
  const current = whose.placements[0]?.level ?? null;
  return {
    person: { handle: whose.handle, name: whose.name, isMe: whose.id === viewer.personId },
    managerName: whose.lines[0]?.manager.name ?? null,
    current: current && { title: current.title, track: current.track, bandName: current.band?.name ?? null },
    tracks: tracks.filter((track) => track.key !== current?.track.key || track.framework.key !== current.version.framework.key),
    startsOn: addDays(today(whose.timeZone), 28),
  };
}

export type MoveChoices = NonNullable<Awaited<ReturnType<typeof getMoveChoices>>>;

/** What moves that began lately tell this viewer's team, the newest first. */
export async function listTeamMessages(viewer: Viewer) {
  const rows = await db(viewer).trackMove.findMany({
    where: { AND: [visible.teamMessages(viewer), { startsOn: { gte: dateOf(addDays(today(viewer.timeZone), -messageDays)) } }] },
    orderBy: [{ startsOn: "desc" }, { id: "desc" }],
    take: pageSize,
    select: {
      id: true,
      teamMessage: true,
      startsOn: true,
      person: { select: { handle: true, name: true } },
      cover: { where: { reportId: viewer.personId }, select: { owner: { select: { name: true } } } },
    },
  });
  return rows.map(({ person: whose, cover, startsOn, ...row }) => ({
    ...row,
    by: whose,
    startsOn: dayOf(startsOn),
    newManager: cover[0]?.owner.name ?? null,
  }));
}

export type TeamMessages = Awaited<ReturnType<typeof listTeamMessages>>;
