import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { type Day, dateOf, dayAt, dayOf, isDay, today } from "@/lib/clock";
import { db, recordReads } from "@/lib/db";
import type { Week } from "@/lib/ladders/rules";
import { gapLine, mixSentence, monthOf } from "./rules";

/** Months in the list. */
const monthsShown = 24;

const parts = { coding: true, reviewAndDesign: true, people: true, meetings: true, other: true } as const;

/** One's own mix of a month (this one unless asked), what the level expects, and the months before. */
export async function getWorkMix(viewer: Viewer, asked?: string) {
  const now = monthOf(today(viewer.timeZone));
  const month = asked && isDay(asked) && monthOf(asked) <= now ? monthOf(asked) : now;
  const [rows, expected, share, line, { email: address }] = await Promise.all([
    db(viewer).workMix.findMany({
      where: { ...visible.workMixes(viewer), month: { lte: dateOf(month) } },
      orderBy: { month: "desc" },
      take: monthsShown * 2,
      select: { month: true, side: true, version: true, ...parts },
    }),
    expectedWeek(viewer.personId),
    db(viewer).workMixShare.findFirst({
      where: { personId: viewer.personId, revokedAt: null, month: dateOf(month) },
      select: { sharedAt: true, managerId: true },
    }),
    db(viewer).reportingLine.findFirst({
      where: { personId: viewer.personId, endedOn: null },
      select: { managerId: true, manager: { select: { name: true } } },
    }),
    db(viewer).person.findFirstOrThrow({ where: { id: viewer.personId }, select: { email: true } }),
  ]);
  const found = rows.map((row) => ({ ...row, month: dayOf(row.month) }));
  const of = (side: "wanted" | "real") => found.find((row) => row.side === side && row.month === month) ?? null;
  // What one wants changes seldom: until said anew, the latest counts.
  const wanted = found.find((row) => row.side === "wanted") ?? null;
  const real = of("real");
  return {
    month,
    now,
    wanted: wanted && weekOf(wanted),
    real: real && weekOf(real),
    versions: { wanted: of("wanted")?.version ?? 0, real: real?.version ?? 0 },
    expected,
    months: [...new Set(found.map((row) => row.month))].filter((one) => one !== month),
    line: gapLine(wanted, real),
    sentence: mixSentence(wanted, real),
    address,
    managerName: line?.manager.name ?? null,
    // A copy for a manager of before is read by nobody now.
    sharedOn: share && share.managerId === line?.managerId ? dayAt(share.sharedAt, viewer.timeZone) : null,
  };
}

export type WorkMixView = Awaited<ReturnType<typeof getWorkMix>>;

/** The newest copy that somebody shares with their manager of now; null for everybody else. */
export async function getSharedWorkMix(viewer: Viewer, handle: string) {
  const row = await db(viewer).workMixShare.findFirst({
    where: { AND: [visible.workMixShares(viewer), { person: { handle } }] },
    orderBy: { month: "desc" },
    select: { month: true, sharedAt: true, copy: true, personId: true },
  });
  if (!row) return null;
  await recordReads(viewer, [row.personId], "work mix");
  return { month: dayOf(row.month), sharedOn: dayAt(row.sharedAt, viewer.timeZone), ...(row.copy as MixCopy) };
}

/** What is copied when a month is shared. */
export type MixCopy = { wanted: Week | null; real: Week | null; expected: Week | null };

async function expectedWeek(personId: string): Promise<Week | null> {
  const placement = await db(null).placement.findFirst({
    where: { personId, endedOn: null },
    select: { level: { select: { weekCoding: true, weekReviewAndDesign: true, weekPeople: true, weekMeetings: true, weekOther: true } } },
  });
  const level = placement?.level;
  if (!level || level.weekCoding === null) return null;
  return {
    coding: level.weekCoding,
    reviewAndDesign: level.weekReviewAndDesign ?? 0,
    people: level.weekPeople ?? 0,
    meetings: level.weekMeetings ?? 0,
    other: level.weekOther ?? 0,
  };
}

const weekOf = ({ coding, reviewAndDesign, people, meetings, other }: Week & { month: Day }): Week => ({
  coding,
  reviewAndDesign,
  people,
  meetings,
  other,
});
