import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dayOf, today } from "@/lib/clock";
import { db, write } from "@/lib/db";
import { Conflict, NotFound, permit, Refused } from "@/lib/errors";
import { addEvidence } from "@/lib/evidence/mutations";
import { blankPiece } from "@/lib/evidence/rules";
import { reflectionAsEvidence } from "@/lib/participations/rules";
import { stateOf } from "@/lib/trials/rules";
import type { ConcludeTrial, KeepTrial } from "./schema";

/** What the one who tried takes from it: yes, no or not yet, and why. Version 0 is a first one. */
export async function concludeTrial(viewer: Viewer, { trialId: id, version, ...verdict }: ConcludeTrial): Promise<string> {
  return write(viewer, async (tx, record) => {
    await tx.$queryRaw`SELECT id FROM trial WHERE id = ${id}::uuid FOR UPDATE`;
    const trial = await tx.trial.findFirst({
      where: { AND: [{ id }, visible.trials(viewer)] },
      select: {
        personId: true,
        startsOn: true,
        endsOn: true,
        agreedAt: true,
        endedOn: true,
        withdrawnAt: true,
        person: { select: { timeZone: true } },
      },
    });
    if (!trial) throw new NotFound();
    permit(trial.personId === viewer.personId);
    const course = {
      startsOn: dayOf(trial.startsOn),
      endsOn: dayOf(trial.endsOn),
      endedOn: trial.endedOn && dayOf(trial.endedOn),
      agreed: trial.agreedAt !== null,
      withdrawn: trial.withdrawnAt !== null,
    };
    if (stateOf(course, today(trial.person.timeZone)) !== "ended") throw new Refused("A verdict comes once it has ended.");
    const theirs = await tx.trialVerdict.findFirst({
      where: { trialId: id },
      select: { learnt: true, surprised: true, version: true },
    });
    if ((theirs?.version ?? 0) !== version) throw new Conflict(theirs ? { learnt: theirs.learnt, surprised: theirs.surprised } : {});
    if (theirs) await tx.trialVerdict.updateMany({ where: { trialId: id }, data: { ...verdict, version: { increment: 1 } } });
    else await tx.trialVerdict.create({ data: { trialId: id, ...verdict }, select: { version: true } });
    record("trial.concluded", id, { about: trial.personId, fields: ["verdict", "learnt", "surprised"] });
    return id;
  });
}

/** The reflection as a delivery of the one who tried; the verdict stays with the trial. Once. Returns its id. */
export async function keepTrial(viewer: Viewer, { trialId, readers }: KeepTrial): Promise<string> {
  const trial = await db(viewer).trial.findFirst({
    where: { id: trialId, personId: viewer.personId },
    select: {
      title: true,
      verdict: { select: { learnt: true, surprised: true } },
      competencies: { select: { competencyId: true } },
    },
  });
  if (!trial) throw new NotFound();
  if (!trial.verdict) throw new Refused("Write your reflection first.");
  const { learnt, surprised } = trial.verdict;
  const piece = {
    ...blankPiece(today(viewer.timeZone), readers === "shared"),
    ...reflectionAsEvidence(trial.title, { practised: learnt, surprised }),
    kind: "delivery" as const,
    competencyIds: trial.competencies.map((one) => one.competencyId),
  };
  return addEvidence(viewer, piece, async (tx, evidenceId) => {
    const { count } = await tx.trialVerdict.updateMany({ where: { trialId, evidenceId: null }, data: { evidenceId } });
    if (!count) throw new Refused("This is kept already.");
  });
}
