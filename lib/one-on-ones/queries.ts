import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dayAt, timeAt, today } from "@/lib/clock";
import { db } from "@/lib/db";

/** Pairings on one page, and meetings in one list. */
const pageSize = 50;

const meeting = { select: { id: true, startsAt: true, minutes: true, state: true, version: true } } as const;
const who = { select: { id: true, handle: true, name: true } } as const;

/** Those the viewer talks with regularly, whom next first: when, since when not, and who asked to begin. */
export async function listPairings(viewer: Viewer, { page = 1 }: { page?: number } = {}) {
  const mine = { AND: [visible.pairings(viewer), { endedAt: null }] };
  const [rows, total] = await Promise.all([
    db.pairing.findMany({
      where: mine,
      orderBy: [{ kind: "asc" }, { guest: { name: "asc" } }, { id: "asc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
      select: {
        id: true,
        kind: true,
        cadenceDays: true,
        agreedAt: true,
        askedById: true,
        host: who,
        guest: who,
        meetings: { where: { state: { not: "dropped" } }, orderBy: { startsAt: "desc" }, take: 2, ...meeting },
      },
    }),
    db.pairing.count({ where: mine }),
  ]);
  const pairings = rows.map(({ host, guest, meetings, agreedAt, askedById, ...pairing }) => ({
    ...pairing,
    hosting: host.id === viewer.personId,
    other: host.id === viewer.personId ? guest : host,
    next:
      told(
        viewer,
        meetings.find((one) => one.state === "planned"),
      ) ?? null,
    last:
      told(
        viewer,
        meetings.find((one) => one.state === "held"),
      ) ?? null,
    waitsForMe: !agreedAt && askedById !== viewer.personId,
    waitsForThem: !agreedAt && askedById === viewer.personId,
  }));
  // Who has a date comes first, the nearest before the others.
  pairings.sort((a, b) => (a.next?.startsAt.getTime() ?? Infinity) - (b.next?.startsAt.getTime() ?? Infinity));
  return { pairings, page, pages: Math.max(1, Math.ceil(total / pageSize)), today: today(viewer.timeZone) };
}

export type PairingView = Awaited<ReturnType<typeof listPairings>>["pairings"][number];

/** The viewer's pairing with somebody, with its meetings, the latest first; null when the two never had one. */
export async function getPairing(viewer: Viewer, handle: string) {
  const row = await db.pairing.findFirst({
    where: {
      OR: [
        { hostId: viewer.personId, guest: { handle } },
        { guestId: viewer.personId, host: { handle } },
      ],
    },
    select: {
      id: true,
      kind: true,
      cadenceDays: true,
      agreedAt: true,
      askedById: true,
      endedAt: true,
      version: true,
      host: who,
      guest: who,
      meetings: { where: { state: { not: "dropped" } }, orderBy: { startsAt: "desc" }, take: pageSize, ...meeting },
    },
  });
  if (!row) return null;
  const { host, guest, meetings, agreedAt, askedById, endedAt, ...pairing } = row;
  const [next, last] = (["planned", "held"] as const).map((state) =>
    told(
      viewer,
      meetings.find((one) => one.state === state),
    ),
  );
  return {
    ...pairing,
    hostId: host.id,
    guestId: guest.id,
    hosting: host.id === viewer.personId,
    other: host.id === viewer.personId ? guest : host,
    me: host.id === viewer.personId ? host : guest,
    agreed: agreedAt !== null,
    askedByMe: askedById === viewer.personId,
    ended: endedAt !== null,
    next: next ?? null,
    last: last ?? null,
    held: meetings.filter((one) => one.state === "held").flatMap((one) => told(viewer, one) ?? []),
    today: today(viewer.timeZone),
  };
}

export type PairingRoom = NonNullable<Awaited<ReturnType<typeof getPairing>>>;

/** When the viewer talks next, and with whom; null when nothing is planned. */
export async function getNextMeeting(viewer: Viewer) {
  const row = await db.meeting.findFirst({
    where: { AND: [visible.meetings(viewer), { state: "planned", startsAt: { gt: new Date(Date.now() - 3_600_000) } }] },
    orderBy: { startsAt: "asc" },
    select: { startsAt: true, minutes: true, id: true, state: true, version: true, pairing: { select: { host: who, guest: who } } },
  });
  if (!row) return null;
  const { host, guest } = row.pairing;
  const next = told(viewer, row);
  return next ? { ...next, other: host.id === viewer.personId ? guest : host } : null;
}

export type NextMeeting = NonNullable<Awaited<ReturnType<typeof getNextMeeting>>>;

type MeetingRow = { id: string; startsAt: Date; minutes: number; state: string; version: number };
// Days and times are those of whoever asks.
const told = (viewer: Viewer, row: MeetingRow | undefined) =>
  row && {
    id: row.id,
    startsAt: row.startsAt,
    minutes: row.minutes,
    version: row.version,
    day: dayAt(row.startsAt, viewer.timeZone),
    time: timeAt(row.startsAt, viewer.timeZone),
  };
