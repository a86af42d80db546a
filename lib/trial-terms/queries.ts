import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dayOf, today } from "@/lib/clock";
import { db } from "@/lib/db";
import { id as uuid } from "@/lib/text";
import { getTrial } from "@/lib/trials/queries";

/** People offered to be picked as led. */
const peersShown = 50;

/** What a form about a trial's terms begins with and offers; null for a trial or a part in an assignment that is not there for this viewer. */
export async function getTermChoices(viewer: Viewer, of: { trialId: string } | { participationId: string | null }) {
  const [trial, participation] = await Promise.all([
    "trialId" in of ? getTrial(viewer, of.trialId) : null,
    "participationId" in of && uuid.safeParse(of.participationId).success ? ownParticipation(viewer, of.participationId as string) : null,
  ]);
  if ("trialId" in of ? !trial : of.participationId && !participation) return null;
  const personId = trial?.personId ?? viewer.personId;
  const line = await db(viewer).reportingLine.findFirst({
    where: { personId, endedOn: null },
    select: {
      manager: {
        select: {
          name: true,
          reports: {
            where: { endedOn: null, personId: { not: personId }, person: visible.people(viewer) },
            orderBy: { person: { name: "asc" } },
            take: peersShown,
            select: { person: { select: { id: true, name: true } } },
          },
        },
      },
    },
  });
  return {
    trial,
    participation,
    managerName: line?.manager.name ?? null,
    peers: line?.manager.reports.map((one) => one.person) ?? [],
    today: today(viewer.timeZone),
  };
}

export type TermChoices = NonNullable<Awaited<ReturnType<typeof getTermChoices>>>;

async function ownParticipation(viewer: Viewer, id: string) {
  const row = await db(viewer).participation.findFirst({
    where: { id, endedOn: null, interest: { personId: viewer.personId } },
    select: {
      id: true,
      startedOn: true,
      interest: {
        select: {
          assignment: {
            select: {
              title: true,
              hours: true,
              endsOn: true,
              tracks: true,
              owner: { select: { name: true } },
              competencies: { select: { competencyId: true } },
            },
          },
        },
      },
    },
  });
  if (!row) return null;
  const { owner, competencies, endsOn, ...assignment } = row.interest.assignment;
  return {
    id: row.id,
    ...assignment,
    startsOn: dayOf(row.startedOn),
    endsOn: dayOf(endsOn),
    owner: owner.name,
    competencyIds: competencies.map((one) => one.competencyId),
  };
}
