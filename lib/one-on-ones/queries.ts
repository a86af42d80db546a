import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dayAt, timeAt, today } from "@/lib/clock";
import { db } from "@/lib/db";
import type { PairingKind } from "@/prisma/generated/enums";

/** Pairings on one page, and meetings in one list. */
const pageSize = 50;

const meeting = { select: { id: true, startsAt: true, minutes: true, state: true, version: true } } as const;
const who = { select: { id: true, handle: true, name: true } } as const;

/** Those the viewer talks with regularly, whom next first: when, since when not, and who asked to begin. */
export async function listPairings(viewer: Viewer, { page = 1 }: { page?: number } = {}) {
  const mine = { AND: [visible.pairings(viewer), { endedAt: null }] };
  const rows = await db(viewer).pairing.findMany({
    where: mine,
    orderBy: [{ kind: "asc" }, { guest: { name: "asc" } }, { id: "asc" }],
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
  });
  const pairings = rows.map(({ host, guest, meetings, agreedAt, askedById, ...pairing }) => ({
    ...pairing,
    since: agreedAt && dayAt(agreedAt, viewer.timeZone),
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
  // Who has a date comes first of all, the nearest before the others.
  pairings.sort((a, b) => (a.next?.startsAt.getTime() ?? Infinity) - (b.next?.startsAt.getTime() ?? Infinity));
  const shown = pairings.slice((page - 1) * pageSize, page * pageSize);
  return { pairings: shown, page, pages: Math.max(1, Math.ceil(pairings.length / pageSize)), today: today(viewer.timeZone) };
}

export type PairingView = Awaited<ReturnType<typeof listPairings>>["pairings"][number];

/** The viewer's pairing with somebody, with its meetings, the latest first; null when the two never had one. */
export async function getPairing(viewer: Viewer, handle: string) {
  const [row] = await db(viewer).$queryRaw<PairingRow[]>`
    SELECT t.id, t.kind, t.cadence_days AS "cadenceDays", t.agreed_at IS NOT NULL AS agreed, t.asked_by_id AS "askedById", t.ended_at IS NOT NULL AS ended,
           t.version, json_build_object('id', h.id, 'handle', h.handle, 'name', h.name) AS host, json_build_object('id', g.id, 'handle', g.handle, 'name', g.name) AS guest,
           (SELECT coalesce(json_agg(m), '[]') FROM (SELECT id, starts_at AS "startsAt", minutes, state, version FROM meeting
              WHERE pairing_id = t.id AND state <> 'dropped' ORDER BY starts_at DESC LIMIT ${pageSize}) m) AS meetings
      FROM person o
      JOIN pairing t ON t.host_id = o.id AND t.guest_id = ${viewer.personId}::uuid OR t.guest_id = o.id AND t.host_id = ${viewer.personId}::uuid
      JOIN person h ON h.id = t.host_id JOIN person g ON g.id = t.guest_id
     WHERE o.handle = ${handle}`;
  if (!row) return null;
  const { host, guest, askedById, ...pairing } = row;
  const meetings = row.meetings.map((one) => ({ ...one, startsAt: new Date(one.startsAt) }));
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
    askedByMe: askedById === viewer.personId,
    next: next ?? null,
    last: last ?? null,
    held: meetings.filter((one) => one.state === "held").flatMap((one) => told(viewer, one) ?? []),
    today: today(viewer.timeZone),
  };
}

export type PairingRoom = NonNullable<Awaited<ReturnType<typeof getPairing>>>;

type Who = { id: string; handle: string; name: string };
type PairingRow = {
  id: string;
  kind: PairingKind;
  cadenceDays: number;
  agreed: boolean;
  askedById: string | null;
  ended: boolean;
  version: number;
  host: Who;
  guest: Who;
  meetings: (Omit<MeetingRow, "startsAt"> & { startsAt: string })[];
};
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
