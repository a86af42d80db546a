import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dayAt, dayOf } from "@/lib/clock";
import { db } from "@/lib/db";

/** Records of each kind in one file. */
const size = 5000;

/** One's own trials with what one signed, said week by week and found out; what one said of others' as one who was led; and readiness. */
export async function getOwnTrials(viewer: Viewer) {
  const { personId, timeZone } = viewer;
  const [trials, pulses, readiness] = await Promise.all([
    db(viewer).trial.findMany({
      where: { personId },
      orderBy: { startsOn: "desc" },
      take: size,
      select: {
        title: true,
        track: true,
        startsOn: true,
        endsOn: true,
        endedOn: true,
        share: true,
        findOut: true,
        promise: true,
        endWords: true,
        sponsor: { select: { name: true } },
        people: { take: size, select: { person: { select: { name: true } } } },
        competencies: { select: { competency: { select: { name: true } } } },
        signatures: { select: { side: true, words: true, at: true, signer: { select: { name: true } } } },
        pulses: {
          orderBy: { week: "asc" },
          select: { week: true, energy: true, meetingHours: true, handsOnHours: true, again: true, words: true },
        },
        verdict: { select: { verdict: true, learnt: true, surprised: true } },
      },
    }),
    db(viewer).ledPulse.findMany({
      where: { AND: [visible.ledPulses(viewer), { authorId: personId }] },
      orderBy: { at: "desc" },
      take: size,
      select: {
        round: true,
        answer: true,
        words: true,
        at: true,
        trial: { select: { title: true, person: { select: { name: true } } } },
      },
    }),
    db(viewer).readinessAnswer.findMany({
      where: { AND: [visible.readiness(viewer), { personId }] },
      take: size,
      select: { side: true, handsOn: true, shown: true, cover: true, manager: { select: { name: true } } },
    }),
  ]);
  return {
    trials: trials.map(({ startsOn, endsOn, endedOn, sponsor, people, competencies, signatures, ...trial }) => ({
      ...trial,
      startsOn: dayOf(startsOn),
      endsOn: dayOf(endsOn),
      endedOn: endedOn && dayOf(endedOn),
      sponsor: sponsor.name,
      led: people.map((one) => one.person.name),
      competencies: competencies.map((one) => one.competency.name),
      signatures: signatures.map(({ signer, at, ...one }) => ({ ...one, by: signer.name, day: dayAt(at, timeZone) })),
    })),
    saidInTrials: pulses.map(({ at, trial, ...one }) => ({
      ...one,
      day: dayAt(at, timeZone),
      trial: trial.title,
      person: trial.person.name,
    })),
    readiness: readiness.map(({ manager, ...one }) => ({ ...one, with: manager.name })),
  };
}

export type OwnTrials = Awaited<ReturnType<typeof getOwnTrials>>;
