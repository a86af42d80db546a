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
const countedUpTo = 1000;

const facts = {
  id: true,
  words: true,
  createdAt: true,
  withdrawnAt: true,
  person: {
    select: {
      id: true,
      handle: true,
      name: true,
      lines: { where: { endedOn: null }, select: { manager: { select: { id: true, name: true } } } },
    },
  },
  assignment: { select: { id: true, title: true, hours: true, state: true, owner: { select: { id: true, name: true } } } },
  answers: { select: { side: true, isYes: true, words: true, author: { select: { name: true } } } },
  participation: { select: { id: true, endedOn: true } },
} as const satisfies Prisma.InterestSelect;
type Row = Prisma.InterestGetPayload<{ select: typeof facts }>;

/** The interests in one assignment that this viewer may know of, in the order they came. */
export async function listInterests(viewer: Viewer, assignmentId: string, page = 1) {
  if (!uuid.safeParse(assignmentId).success) return { interests: [], pages: 1 };
  const where: Prisma.InterestWhereInput = {
    AND: [visible.interests(viewer), { assignmentId, withdrawnAt: null, person: visible.people(viewer) }],
  };
  const [rows, total] = await Promise.all([
    db.interest.findMany({ where, orderBy: oldestFirst, skip: (page - 1) * pageSize, take: pageSize, select: facts }),
    db.interest.count({ where, take: countedUpTo + 1 }),
  ]);
  return {
    interests: await shown(viewer, rows),
    pages: Math.max(1, Math.ceil(Math.min(total, countedUpTo) / pageSize)),
  };
}

/** What waits for this viewer's word, as an owner or as a manager: the oldest first, the next ones once these are answered. */
export async function listInterestsToAnswer(viewer: Viewer) {
  const found = await Promise.all(
    toAnswer(viewer).map((where) => db.interest.findMany({ where, orderBy: oldestFirst, take: pageSize, select: facts })),
  );
  const rows = found.flat().sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  return shown(viewer, rows.slice(0, pageSize));
}

/** How many wait for this viewer's word, counted up to a hundred on each side. */
export async function countInterestsToAnswer(viewer: Viewer): Promise<number> {
  const counts = await Promise.all(toAnswer(viewer).map((where) => db.interest.count({ where, take: 100 })));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** One's own interests that have not begun, the newest first. */
export async function listOwnInterests(viewer: Viewer) {
  const rows = await db.interest.findMany({
    where: { personId: viewer.personId, withdrawnAt: null, participation: null },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: pageSize,
    select: facts,
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

async function shown(viewer: Viewer, rows: Row[]) {
  await recordReads(viewer, [...new Set(rows.map((row) => row.person.id))], "interest");
  return rows.map((row) => asInterest(viewer, row));
}

function asInterest(viewer: Viewer, { person, assignment, answers, createdAt, withdrawnAt, participation, ...row }: Row) {
  const manager = person.lines[0]?.manager ?? null;
  const said = (side: "owner" | "manager") => {
    const answer = answers.find((one) => one.side === side);
    return answer ? { isYes: answer.isYes, words: answer.words, by: answer.author.name } : null;
  };
  const open = !withdrawnAt && !participation;
  const standing = {
    withdrawn: withdrawnAt !== null,
    owner: said("owner"),
    manager: said("manager"),
    managerName: manager?.name ?? null,
    ownerName: assignment.owner.name,
    begun: participation !== null,
  };
  return {
    ...row,
    ...standing,
    day: dayAt(createdAt, viewer.timeZone),
    standing: standingOf(standing),
    person: { handle: person.handle, name: person.name },
    assignment: { id: assignment.id, title: assignment.title, hours: assignment.hours },
    participationId: participation?.id ?? null,
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
