import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { addDays, dateOf, dayAt, dayOf, today } from "@/lib/clock";
import { db, recordReads } from "@/lib/db";
import { id as uuid } from "@/lib/text";
import { pulseAsked, stateOf } from "@/lib/trials/rules";
import type { Prisma } from "@/prisma/generated/client";

/** Trials somebody is named in that are shown at once, and days for which ended ones are. */
const shownAtOnce = 20;
const shownDays = 30;

const facts = {
  id: true,
  title: true,
  track: true,
  startsOn: true,
  endsOn: true,
  endedOn: true,
  person: { select: { name: true, timeZone: true } },
  sponsor: { select: { name: true } },
} as const satisfies Prisma.TrialSelect;

/** The trials in which the viewer is led, now or lately: who tries what until when, and whether a pulse is asked of them. */
export async function listTrialsNamingMe(viewer: Viewer) {
  const since = dateOf(addDays(today(viewer.timeZone), -shownDays));
  const recent = { endsOn: { gte: since }, OR: [{ endedOn: null }, { endedOn: { gte: since } }] } satisfies Prisma.TrialWhereInput;
  return named(viewer, recent);
}

/** One of them, with what the viewer themselves said; null where they are not named. */
export async function getAskedPulse(viewer: Viewer, trialId: string) {
  if (!uuid.safeParse(trialId).success) return null;
  const [found] = await named(viewer, { id: trialId });
  return found ?? null;
}

export type AskedPulse = NonNullable<Awaited<ReturnType<typeof getAskedPulse>>>;

/** What those led said, by name, for the sponsor; null for everybody else, the person it is about included. */
export async function listLedPulses(viewer: Viewer, trialId: string) {
  if (!uuid.safeParse(trialId).success) return null;
  const where = { id: trialId, sponsorId: viewer.personId };
  const [trial, pulses] = await Promise.all([
    db(viewer).trial.findFirst({
      where: { AND: [visible.trials(viewer), where] },
      select: { people: { orderBy: { person: { name: "asc" } }, select: { person: { select: { id: true, name: true } } } } },
    }),
    db(viewer).ledPulse.findMany({
      where: { AND: [visible.ledPulses(viewer), { trialId, sponsorId: viewer.personId }] },
      orderBy: [{ round: "desc" }, { at: "asc" }],
      select: { authorId: true, round: true, answer: true, words: true, at: true },
    }),
  ]);
  if (!trial) return null;
  await recordReads(viewer, [...new Set(pulses.map((one) => one.authorId))], "trial pulse");
  return trial.people.map(({ person: { id, name } }) => ({
    name,
    said: pulses
      .filter((one) => one.authorId === id)
      .map(({ round, answer, words, at }) => ({ round: roundOf(round), answer, words, day: dayAt(at, viewer.timeZone) })),
  }));
}

export type LedPulses = NonNullable<Awaited<ReturnType<typeof listLedPulses>>>;

async function named(viewer: Viewer, which: Prisma.TrialWhereInput) {
  const where = { AND: [visible.trialsNamingMe(viewer), which] };
  const [rows, own] = await Promise.all([
    db(viewer).trial.findMany({ where, orderBy: [{ endsOn: "desc" }, { id: "desc" }], take: shownAtOnce, select: facts }),
    db(viewer).ledPulse.findMany({
      where: { AND: [visible.ledPulses(viewer), { authorId: viewer.personId, trial: which }] },
      take: shownAtOnce * 2,
      orderBy: [{ at: "desc" }],
      select: { trialId: true, round: true, answer: true, words: true },
    }),
  ]);
  return rows.map(({ person, sponsor, startsOn, endsOn, endedOn, ...row }) => {
    const days = { startsOn: dayOf(startsOn), endsOn: dayOf(endsOn), endedOn: endedOn && dayOf(endedOn) };
    const said = own.filter((one) => one.trialId === row.id).map(({ round, answer, words }) => ({ round: roundOf(round), answer, words }));
    const course = { ...days, agreed: true, withdrawn: false };
    const now = today(person.timeZone);
    const asked = pulseAsked(course, now);
    return {
      ...row,
      ...days,
      state: stateOf(course, now),
      person: person.name,
      sponsor: sponsor.name,
      said,
      asked: said.some((one) => one.round === asked) ? null : asked,
    };
  });
}

const roundOf = (round: number): 1 | 2 => (round === 1 ? 1 : 2);
