import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { addDays, type Day, dateOf, dayAt, dayOf, isDay, today } from "@/lib/clock";
import { db, recordReads } from "@/lib/db";
import { claimSentence } from "@/lib/evidence/rules";
import { freshnessOf, quietDays } from "@/lib/growth-plans/rules";
import { getTalk } from "@/lib/talk-lines/queries";
import { getSharedWorkMix } from "@/lib/work-mixes/queries";
import { gapLine } from "@/lib/work-mixes/rules";
import { pointsFor } from "./rules";

/** Changes shown in a brief, of each kind. */
const briefSize = 50;

/**
 * What changed for a person since a day (their calendar; by default since the two last talked, or a
 * fortnight), and what is worth a word. For everybody above them; what the two of a pairing share
 * (agenda, promises) and what only a manager may read is left out for the others. Null otherwise.
 */
export async function getBrief(viewer: Viewer, handle: string, asked?: string) {
  const [person, talk] = await Promise.all([
    db.person.findFirst({
      where: { handle, ...visible.line(viewer) },
      select: { id: true, handle: true, name: true, timeZone: true, startedOn: true },
    }),
    getTalk(viewer, handle),
  ]);
  if (!person) return null;
  const now = today(person.timeZone);
  const lastTalk = talk?.room.last ? dayAt(talk.room.last.startsAt, person.timeZone) : null;
  const since: Day = asked && isDay(asked) && asked <= now ? asked : (lastTalk ?? addDays(now, -14));
  const [story, shown, mix, dismissed] = await Promise.all([
    readStory(person, since),
    readShown(viewer, person.id, since, now),
    getSharedWorkMix(viewer, handle),
    talk
      ? db.dismissedPoint.findMany({ where: { personId: viewer.personId, pairingId: talk.room.id }, take: 1000, select: { key: true } })
      : [],
    recordReads(viewer, [person.id], "brief"),
  ]);
  const { current, updates, focuses, placements, aims } = story;
  const plan = current && {
    ...current,
    freshness: freshnessOf(current, now, person.timeZone),
    quietDays: quietDays(current, now, person.timeZone),
    aimChanged: aims > 0,
  };
  const hosting = talk?.room.hosting && !talk.room.ended ? talk : null;
  const mixLine = mix ? gapLine(mix.wanted, mix.real) : null;
  const [latest] = updates;
  return {
    person: { id: person.id, handle: person.handle, name: person.name },
    since,
    lastTalk,
    today: now,
    plan,
    updates,
    focuses,
    placements,
    evidence: shown.evidence,
    mix,
    talk: hosting && { next: hosting.room.next, agenda: hosting.agenda, actions: hosting.actions },
    points: hosting
      ? pointsFor(
          {
            name: person.name,
            startedOn: dayOf(person.startedOn),
            plan: plan && { ...plan, lastHeard: dayAt(plan.lastUpdateAt ?? plan.createdAt, person.timeZone) },
            stuck: latest?.feeling === "stuck" ? latest : null,
            focuses,
            confirmed: shown.confirmed,
            revisits: shown.revisits,
            round: shown.round,
            mixLine: mix && mixLine ? { month: mix.month, line: mixLine } : null,
            promises: hosting.actions
              .filter((line) => line.overdue)
              .map((line) => ({ id: line.id, words: line.words, dueOn: line.dueOn, mine: line.owner?.isMe ?? false })),
            agenda: hosting.agenda,
          },
          now,
          new Set(dismissed.map((one) => one.key)),
        )
      : [],
  };
}

export type BriefView = NonNullable<Awaited<ReturnType<typeof getBrief>>>;

// The plan's side: updates, focuses, aim and level.
async function readStory(person: { id: string; timeZone: string }, since: Day) {
  const from = dateOf(since);
  const plan = { personId: person.id };
  const about = { competency: { select: { name: true } }, experience: true } as const;
  const [current, updates, focuses, placements, aims] = await Promise.all([
    db.growthPlan.findFirst({
      where: { ...plan, state: { not: "closed" } },
      select: { state: true, createdAt: true, lastUpdateAt: true, aim: true, aimExperience: true, aimLevel: { select: { title: true } } },
    }),
    db.growthUpdate.findMany({
      where: { plan, createdAt: { gte: from } },
      orderBy: { createdAt: "desc" },
      take: briefSize,
      select: { id: true, feeling: true, words: true, createdAt: true, focus: { select: about } },
    }),
    db.focus.findMany({
      where: { plan, OR: [{ endedAt: null }, { startedAt: { gte: from } }, { endedAt: { gte: from } }] },
      orderBy: { startedAt: "desc" },
      take: briefSize,
      select: { id: true, nextStep: true, dueOn: true, startedAt: true, revisedAt: true, endedAt: true, ending: true, ...about },
    }),
    db.placement.findMany({
      where: { ...plan, startedOn: { gte: from } },
      orderBy: { startedOn: "desc" },
      take: briefSize,
      select: {
        id: true,
        startedOn: true,
        reason: true,
        level: { select: { title: true, track: { select: { name: true, kind: true } } } },
      },
    }),
    db.auditEvent.count({ where: { aboutId: person.id, event: "growth_plan.aimed", at: { gte: from } } }),
  ]);
  const now = today(person.timeZone);
  const nameOf = (focus: { competency: { name: string } | null; experience: string | null }) =>
    focus.competency?.name ?? focus.experience ?? "";
  return {
    current,
    aims,
    updates: updates.map(({ focus, ...update }) => ({
      ...update,
      day: dayAt(update.createdAt, person.timeZone),
      about: focus && nameOf(focus),
    })),
    focuses: focuses.map(({ dueOn, startedAt, revisedAt, endedAt, ...focus }) => ({
      id: focus.id,
      name: nameOf(focus),
      nextStep: focus.nextStep,
      ending: focus.ending,
      dueOn: dueOn && dayOf(dueOn),
      overdue: Boolean(!endedAt && dueOn && dayOf(dueOn) < now),
      change: endedAt
        ? ("ended" as const)
        : startedAt >= from
          ? ("started" as const)
          : revisedAt && revisedAt >= from
            ? ("revised" as const)
            : null,
    })),
    placements: placements.map(({ startedOn, ...placement }) => ({ ...placement, day: dayOf(startedOn) })),
  };
}

// What they show: evidence they share, decisions whose day has come, and a round that waits.
async function readShown(viewer: Viewer, personId: string, since: Day, now: Day) {
  const from = dateOf(since);
  const [evidence, revisits, round] = await Promise.all([
    db.evidence.findMany({
      where: {
        AND: [
          visible.evidence(viewer),
          { personId, OR: [{ happenedOn: { gte: from } }, { createdAt: { gte: from } }, { claim: { answeredAt: { gte: from } } }] },
        ],
      },
      orderBy: [{ happenedOn: "desc" }, { id: "desc" }],
      take: briefSize,
      select: {
        id: true,
        kind: true,
        title: true,
        plainLine: true,
        happenedOn: true,
        claim: { select: { ability: true, answer: true, correction: true, colleague: { select: { name: true } } } },
      },
    }),
    db.evidence.findMany({
      where: {
        AND: [visible.evidence(viewer), { personId, decision: { outcome: null, revisitOn: { lte: dateOf(now) } } }],
      },
      take: 5,
      select: { id: true, title: true },
    }),
    db.assessmentRound.findFirst({
      where: { AND: [visible.ownRounds(viewer), { personId, state: "open" }] },
      select: { id: true, level: { select: { title: true } } },
    }),
  ]);
  return {
    evidence: evidence.map(({ happenedOn, claim, title, ...piece }) => ({
      ...piece,
      title: claim ? claimSentence(claim) : title,
      day: dayOf(happenedOn),
    })),
    confirmed: evidence.flatMap(({ id, claim }) => (claim ? [{ id, sentence: claimSentence(claim), by: claim.colleague.name }] : [])),
    revisits,
    round: round && { id: round.id, level: round.level.title },
  };
}
