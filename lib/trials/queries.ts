import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { addDays, type Day, dateOf, dayAt, dayOf, today } from "@/lib/clock";
import { db, recordReads } from "@/lib/db";
import { id as uuid } from "@/lib/text";
import type { Prisma } from "@/prisma/generated/client";
import { signedWords, standingOf, stateOf, weekOf } from "./rules";

/** Trials on one page of a list, and how many are counted. */
const pageSize = 20;
const countedUpTo = 1000;

const facts = {
  id: true,
  personId: true,
  sponsorId: true,
  title: true,
  track: true,
  startsOn: true,
  endsOn: true,
  share: true,
  agreedAt: true,
  endedOn: true,
  withdrawnAt: true,
  person: {
    select: {
      id: true,
      handle: true,
      name: true,
      timeZone: true,
      lines: { where: { endedOn: null }, select: { manager: { select: { id: true, name: true } } } },
    },
  },
  sponsor: { select: { id: true, name: true } },
  signatures: { select: { side: true, at: true, signer: { select: { name: true } } } },
  verdict: { select: { verdict: true } },
  pulses: { orderBy: { week: "desc" }, take: 1, select: { week: true } },
} as const satisfies Prisma.TrialSelect;
type Row = Prisma.TrialGetPayload<{ select: typeof facts }>;

/** One trial with its terms, pulses and verdict, for the person, their manager now and the sponsor; null for anybody else. */
export async function getTrial(viewer: Viewer, id: string) {
  if (!uuid.safeParse(id).success) return null;
  const row = await db(viewer).trial.findFirst({
    where: { AND: [{ id }, visible.trials(viewer)] },
    select: {
      ...facts,
      findOut: true,
      promise: true,
      endWords: true,
      version: true,
      participationId: true,
      people: { orderBy: { person: { name: "asc" } }, select: { person: { select: { id: true, handle: true, name: true } } } },
      competencies: { orderBy: { competency: { name: "asc" } }, select: { competency: { select: { id: true, name: true } } } },
      pulses: {
        orderBy: { week: "desc" },
        select: { week: true, energy: true, meetingHours: true, handsOnHours: true, again: true, words: true },
      },
      verdict: { select: { verdict: true, learnt: true, surprised: true, evidenceId: true, version: true } },
    },
  });
  if (!row) return null;
  await recordReads(viewer, [row.personId], "trial");
  const { people, competencies, pulses, findOut, promise, endWords, version, participationId, verdict } = row;
  const trial = asTrial(viewer, row);
  const led = people.map((one) => one.person);
  const exercised = competencies.map((one) => one.competency);
  const terms = { ...trial, findOut, promise };
  return {
    ...terms,
    verdict,
    endWords,
    version,
    participationId,
    pulses,
    led,
    competencies: exercised,
    words: signedWords(terms, {
      person: trial.names.person,
      sponsor: trial.names.sponsor,
      led: led.map((one) => one.name),
      competencies: exercised.map((one) => one.name),
    }),
  };
}

export type TrialView = NonNullable<Awaited<ReturnType<typeof getTrial>>>;

/** One's own trials, those of one's direct reports and those one sponsors, the latest first. */
export async function listTrials(viewer: Viewer, page = 1) {
  const where = visible.trials(viewer);
  const [rows, total] = await Promise.all([
    db(viewer).trial.findMany({
      where,
      orderBy: [{ startsOn: "desc" }, { id: "desc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
      select: facts,
    }),
    db(viewer).trial.count({ where, take: countedUpTo + 1 }),
  ]);
  await recordReads(viewer, [...new Set(rows.map((row) => row.personId))], "trial");
  return {
    trials: rows.map((row) => asTrial(viewer, row)),
    page,
    pages: Math.max(1, Math.ceil(Math.min(total, countedUpTo) / pageSize)),
  };
}

export type TrialListView = Awaited<ReturnType<typeof listTrials>>;

/** What somebody tries now, is about to, or has yet to conclude, as far as this viewer may know. At most three. */
export async function listTrialsAtHand(viewer: Viewer, handle: string) {
  const rows = await db(viewer).trial.findMany({
    where: {
      AND: [
        visible.trials(viewer),
        { person: { handle }, withdrawnAt: null },
        {
          OR: [
            { endedOn: null, endsOn: { gte: dateOf(addDays(today(viewer.timeZone), -1)) } },
            { agreedAt: { not: null }, verdict: null },
          ],
        },
      ],
    },
    orderBy: [{ startsOn: "desc" }, { id: "desc" }],
    take: 3,
    select: facts,
  });
  if (rows[0]) await recordReads(viewer, [rows[0].personId], "trial");
  return rows.map((row) => asTrial(viewer, row)).filter(({ state, verdict }) => state !== "lapsed" && !(state === "ended" && verdict));
}

/** What somebody tried since a day, or tries, for those who may know. */
export async function listTrialsSince(viewer: Viewer, handle: string, since: Day) {
  const rows = await db(viewer).trial.findMany({
    where: {
      AND: [
        visible.trials(viewer),
        { person: { handle }, withdrawnAt: null, endsOn: { gte: dateOf(since) } },
        { OR: [{ endedOn: null }, { endedOn: { gte: dateOf(since) } }] },
      ],
    },
    orderBy: [{ startsOn: "desc" }, { id: "desc" }],
    take: pageSize,
    select: facts,
  });
  return rows.map((row) => asTrial(viewer, row)).filter(({ state }) => state !== "lapsed");
}

export type TrialAtHand = Awaited<ReturnType<typeof listTrialsAtHand>>[number];

function asTrial(
  viewer: Viewer,
  { person, sponsor, signatures, verdict, pulses, startsOn, endsOn, endedOn, agreedAt, withdrawnAt, ...row }: Row,
) {
  const manager = person.lines[0]?.manager ?? null;
  const days = { startsOn: dayOf(startsOn), endsOn: dayOf(endsOn), endedOn: endedOn && dayOf(endedOn) };
  const course = { ...days, agreed: agreedAt !== null, withdrawn: withdrawnAt !== null };
  const now = today(person.timeZone);
  const state = stateOf(course, now);
  const week = weekOf(days.startsOn, now);
  const names = { person: person.name, sponsor: sponsor.name, manager: manager?.name ?? null };
  const signed = {
    engineer: signatures.some((one) => one.side === "engineer"),
    manager: signatures.some((one) => one.side === "manager"),
  };
  return {
    ...row,
    ...course,
    names,
    handle: person.handle,
    today: now,
    state,
    standing: standingOf({ ...course, signed, names }, now),
    signed,
    signatures: signatures.map(({ side, at, signer }) => ({ side, by: signer.name, day: dayAt(at, viewer.timeZone) })),
    verdict: verdict?.verdict ?? null,
    /** The week that has not been said anything about yet, counted from 1, while it runs. */
    weekToSay: state === "running" && pulses[0]?.week !== week ? week + 1 : null,
    isSponsor: sponsor.id === viewer.personId,
    /** How the viewer stands to it; a manager who sponsors it is the manager. */
    role:
      person.id === viewer.personId ? ("engineer" as const) : manager?.id === viewer.personId ? ("manager" as const) : ("sponsor" as const),
  };
}
