import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dayOf, today } from "@/lib/clock";
import { write } from "@/lib/db";
import { NotFound, permit, Refused } from "@/lib/errors";
import { pulseAsked, stateOf, weekOf } from "@/lib/trials/rules";
import type { Prisma } from "@/prisma/generated/client";
import type { AnswerPulse, KeepPulse } from "./schema";

const course = {
  personId: true,
  sponsorId: true,
  startsOn: true,
  endsOn: true,
  agreedAt: true,
  endedOn: true,
  withdrawnAt: true,
  person: { select: { timeZone: true } },
} as const satisfies Prisma.TrialSelect;
const courseOf = ({ startsOn, endsOn, agreedAt, endedOn, withdrawnAt }: Prisma.TrialGetPayload<{ select: typeof course }>) => ({
  startsOn: dayOf(startsOn),
  endsOn: dayOf(endsOn),
  endedOn: endedOn && dayOf(endedOn),
  agreed: agreedAt !== null,
  withdrawn: withdrawnAt !== null,
});

/** The week in a minute, by the one who tries. Said again in the same week it replaces what was said. */
export async function keepPulse(viewer: Viewer, { trialId, ...pulse }: KeepPulse): Promise<string> {
  return write(viewer, async (tx, record) => {
    const trial = await tx.trial.findFirst({ where: { AND: [{ id: trialId }, visible.trials(viewer)] }, select: course });
    if (!trial) throw new NotFound();
    permit(trial.personId === viewer.personId);
    const now = today(trial.person.timeZone);
    if (stateOf(courseOf(trial), now) !== "running") throw new Refused("A pulse is for the weeks in which it runs.");
    const week = weekOf(dayOf(trial.startsOn), now);
    await tx.trialPulse.upsert({
      where: { trialId_week: { trialId, week } },
      create: { trialId, week, ...pulse },
      update: pulse,
      select: { week: true },
    });
    record("trial_pulse.kept", trialId, { about: viewer.personId });
    return trialId;
  });
}

/** What somebody who is led says, or that they leave it out: for the sponsor alone, once a round. */
export async function answerPulse(viewer: Viewer, { trialId, round, answer, words }: AnswerPulse): Promise<string> {
  return write(viewer, async (tx, record) => {
    const trial = await tx.trial.findFirst({ where: { AND: [{ id: trialId }, visible.trialsNamingMe(viewer)] }, select: course });
    if (!trial) throw new NotFound();
    if (pulseAsked(courseOf(trial), today(trial.person.timeZone)) !== round) throw new Refused("This is not asked any more.");
    const said = await tx.ledPulse.count({ where: { trialId, round, authorId: viewer.personId } });
    if (said) throw new Refused("You have answered this already.");
    await tx.ledPulse.create({
      data: {
        trialId,
        sponsorId: trial.sponsorId,
        authorId: viewer.personId,
        round,
        answer,
        words: answer === "skipped" ? "" : words,
      },
      select: { round: true },
    });
    // About its author: whoever tries must not find in their own history who answered and who did not.
    record("trial_pulse.answered", trialId, { about: viewer.personId });
    return trialId;
  });
}
