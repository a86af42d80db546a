import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dateOf, dayAt, today } from "@/lib/clock";
import { db, recordReads } from "@/lib/db";
import { id as uuid } from "@/lib/text";
import type { Prisma } from "@/prisma/generated/client";
import { standingOf } from "./rules";

/** Interests on one page of a list, and how many of a kind stand at a glance. */
const pageSize = 20;

type Said = { side: "owner" | "manager"; isYes: boolean; words: string; by: string };
type Row = {
  id: string;
  words: string;
  createdAt: string;
  withdrawnAt: string | null;
  person: { id: string; handle: string; name: string };
  manager: { id: string; name: string } | null;
  assignment: { id: string; title: string; hours: number; owner: { id: string; name: string } };
  answers: Said[];
  participationId: string | null;
};

/** The interests in one assignment that this viewer may know of, in the order they came. */
export async function listInterests(viewer: Viewer, assignmentId: string, page = 1) {
  if (!uuid.safeParse(assignmentId).success) return { interests: [], hasMore: false };
  const found = await db(viewer).interest.findMany({
    where: { AND: [visible.interests(viewer), { assignmentId, withdrawnAt: null, person: visible.people(viewer) }] },
    orderBy: oldestFirst,
    skip: (page - 1) * pageSize,
    take: pageSize + 1,
    select: { id: true },
  });
  return { interests: await shown(viewer, found.slice(0, pageSize)), hasMore: found.length > pageSize };
}

/** What waits for this viewer's word, as an owner or as a manager: the oldest first, the next ones once these are answered. */
export async function listInterestsToAnswer(viewer: Viewer) {
  const found = await Promise.all(
    toAnswer(viewer).map((where) =>
      db(viewer).interest.findMany({ where, orderBy: oldestFirst, take: pageSize, select: { id: true, createdAt: true } }),
    ),
  );
  const rows = found.flat().sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  return shown(viewer, rows.slice(0, pageSize));
}

/** How many wait for this viewer's word, counted up to a hundred on each side. */
export async function countInterestsToAnswer(viewer: Viewer): Promise<number> {
  const counts = await Promise.all(toAnswer(viewer).map((where) => db(viewer).interest.count({ where, take: 100 })));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** One's own interests that have not begun, the newest first. */
export async function listOwnInterests(viewer: Viewer) {
  const rows = await db(viewer).interest.findMany({
    where: { personId: viewer.personId, withdrawnAt: null, participation: null },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: pageSize,
    select: { id: true },
  });
  return shown(viewer, rows);
}

export type InterestView = Awaited<ReturnType<typeof listOwnInterests>>[number];

// Not yet answered by this viewer: as the owner, and as a manager of somebody else's. Asked apart, each by its own
// index; a no of the owner leaves nothing to agree to.
function toAnswer(viewer: Viewer): Prisma.InterestWhereInput[] {
  const running = {
    state: { in: ["open", "filled"] },
    endsOn: { gte: dateOf(today(viewer.timeZone)) },
  } satisfies Prisma.StretchAssignmentWhereInput;
  const live = { withdrawnAt: null, participation: null } satisfies Prisma.InterestWhereInput;
  return [
    {
      ...live,
      person: visible.people(viewer),
      assignment: { ...running, ownerId: viewer.personId },
      answers: { none: { side: "owner" } },
    },
    {
      ...live,
      person: { AND: [visible.people(viewer), { lines: { some: { managerId: viewer.personId, endedOn: null } } }] },
      assignment: { ...running, ownerId: { not: viewer.personId } },
      AND: [{ answers: { none: { side: "manager" } } }, { answers: { none: { side: "owner", isYes: false } } }],
    },
  ];
}

const oldestFirst = [{ createdAt: "asc" }, { id: "asc" }] satisfies Prisma.InterestOrderByWithRelationInput[];

// Those found, in their order, with all that is said of them: one statement however many there are.
async function shown(viewer: Viewer, found: { id: string }[]) {
  if (!found.length) return [];
  const rows = await db(viewer).$queryRaw<{ interest: Row }[]>`
    SELECT json_build_object('id', i.id, 'words', i.words, 'createdAt', i.created_at, 'withdrawnAt', i.withdrawn_at,
             'person', json_build_object('id', p.id, 'handle', p.handle, 'name', p.name),
             'manager', (SELECT json_build_object('id', m.id, 'name', m.name) FROM reporting_line r JOIN person m ON m.id = r.manager_id WHERE r.person_id = p.id AND r.ended_on IS NULL),
             'assignment', json_build_object('id', a.id, 'title', a.title, 'hours', a.hours, 'owner', json_build_object('id', o.id, 'name', o.name)),
             'answers', (SELECT coalesce(json_agg(json_build_object('side', w.side, 'isYes', w.is_yes, 'words', w.words, 'by', y.name)), '[]')
                           FROM interest_answer w JOIN person y ON y.id = w.author_id WHERE w.interest_id = i.id),
             'participationId', (SELECT id FROM participation WHERE interest_id = i.id)) AS interest
      FROM unnest(${found.map((one) => one.id)}::uuid[]) WITH ORDINALITY AS found (id, place) JOIN interest i ON i.id = found.id JOIN person p ON p.id = i.person_id
      JOIN stretch_assignment a ON a.id = i.assignment_id JOIN person o ON o.id = a.owner_id ORDER BY found.place`;
  await recordReads(viewer, [...new Set(rows.map(({ interest }) => interest.person.id))], "interest");
  return rows.map(({ interest }) => asInterest(viewer, interest));
}

function asInterest(viewer: Viewer, { person, manager, assignment, answers, createdAt, withdrawnAt, participationId, ...row }: Row) {
  const said = (side: Said["side"]) => answers.find((one) => one.side === side) ?? null;
  const open = !withdrawnAt && !participationId;
  const standing = {
    withdrawn: withdrawnAt !== null,
    owner: said("owner"),
    manager: said("manager"),
    managerName: manager?.name ?? null,
    ownerName: assignment.owner.name,
    begun: participationId !== null,
  };
  return {
    ...row,
    ...standing,
    day: dayAt(new Date(createdAt), viewer.timeZone),
    standing: standingOf(standing),
    person: { handle: person.handle, name: person.name },
    assignment: { id: assignment.id, title: assignment.title, hours: assignment.hours },
    participationId,
    isMine: person.id === viewer.personId,
    /** Whose word is asked of this viewer: as the owner it comes first, and says all where both are one. */
    asks: !open
      ? null
      : assignment.owner.id === viewer.personId
        ? ("owner" as const)
        : manager?.id === viewer.personId
          ? ("manager" as const)
          : null,
  };
}
