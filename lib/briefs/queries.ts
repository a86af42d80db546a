import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { addDays, type Day, dateOf, dayAt, dayOf, isDay, today } from "@/lib/clock";
import { db, recordReads } from "@/lib/db";
import { claimSentence } from "@/lib/evidence/rules";
import { freshnessOf, quietDays } from "@/lib/growth-plans/rules";
import { getRamp } from "@/lib/ramp-plans/queries";
import { getTalk } from "@/lib/talk-lines/queries";
import { getSharedWorkMix } from "@/lib/work-mixes/queries";
import { gapLine } from "@/lib/work-mixes/rules";
import type { AimKind, FocusEnding, PlacementReason, PlanState, TrackKind, UpdateFeeling } from "@/prisma/generated/enums";
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
  const [story, shown, mix, ramp, dismissed] = await Promise.all([
    readStory(person, since),
    readShown(viewer, person.id, since, now),
    getSharedWorkMix(viewer, handle),
    getRamp(viewer, handle),
    talk
      ? db.dismissedPoint.findMany({ where: { personId: viewer.personId, pairingId: talk.room.id }, take: 1000, select: { key: true } })
      : [],
    recordReads(viewer, [person.id], "brief"),
  ]);
  const { current, updates, focuses, placements } = story;
  const plan = current && {
    ...current,
    freshness: freshnessOf(current, now, person.timeZone),
    quietDays: quietDays(current, now, person.timeZone),
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
    ramp,
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
            ramp: ramp?.state === "started" ? ramp : null,
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

type Named = { competency: string | null; experience: string | null };
type StoryRow = {
  plan: {
    state: PlanState;
    createdAt: string;
    lastUpdateAt: string | null;
    aim: AimKind;
    aimExperience: string | null;
    aimLevel: string | null;
  } | null;
  updates: ({ id: string; feeling: UpdateFeeling; words: string; createdAt: string } & Named)[];
  focuses: ({
    id: string;
    nextStep: string;
    dueOn: Day | null;
    startedAt: string;
    revisedAt: string | null;
    endedAt: string | null;
    ending: FocusEnding | null;
  } & Named)[];
  placements: { id: string; day: Day; reason: PlacementReason; level: { title: string; track: { name: string; kind: TrackKind } } }[];
  aimChanged: boolean;
};

// The plan's side (updates, focuses, aim and level) in one question instead of one for each.
async function readStory({ id, timeZone }: { id: string; timeZone: string }, since: Day) {
  const from = dateOf(since);
  const [row] = await db.$queryRaw<StoryRow[]>`
    SELECT (SELECT json_build_object('state', g.state, 'createdAt', g.created_at, 'lastUpdateAt', g.last_update_at, 'aim', g.aim, 'aimExperience', g.aim_experience,
                'aimLevel', (SELECT title FROM level WHERE id = g.aim_level_id)) FROM growth_plan g WHERE g.person_id = ${id}::uuid AND g.state <> 'closed') AS plan,
           (SELECT coalesce(json_agg(u), '[]') FROM (
              SELECT u.id, u.feeling, u.words, u.created_at AS "createdAt", c.name AS competency, f.experience
                FROM growth_plan g JOIN growth_update u ON u.plan_id = g.id LEFT JOIN focus f ON f.id = u.focus_id LEFT JOIN competency c ON c.id = f.competency_id
               WHERE g.person_id = ${id}::uuid AND u.created_at >= ${from} ORDER BY u.created_at DESC LIMIT ${briefSize}) u) AS updates,
           (SELECT coalesce(json_agg(f), '[]') FROM (
              SELECT f.id, f.next_step AS "nextStep", f.due_on AS "dueOn", f.started_at AS "startedAt", f.revised_at AS "revisedAt", f.ended_at AS "endedAt", f.ending,
                     c.name AS competency, f.experience
                FROM growth_plan g JOIN focus f ON f.plan_id = g.id LEFT JOIN competency c ON c.id = f.competency_id
               WHERE g.person_id = ${id}::uuid AND (f.ended_at IS NULL OR f.started_at >= ${from} OR f.ended_at >= ${from}) ORDER BY f.started_at DESC LIMIT ${briefSize}) f) AS focuses,
           (SELECT coalesce(json_agg(p), '[]') FROM (
              SELECT p.id, p.started_on AS day, p.reason, json_build_object('title', l.title, 'track', json_build_object('name', t.name, 'kind', t.kind)) AS level
                FROM placement p JOIN level l ON l.id = p.level_id JOIN track t ON t.id = l.track_id
               WHERE p.person_id = ${id}::uuid AND p.started_on >= ${from}::date ORDER BY p.started_on DESC LIMIT ${briefSize}) p) AS placements,
           EXISTS (SELECT FROM plan_revision r JOIN growth_plan g ON g.id = r.plan_id
                    WHERE g.person_id = ${id}::uuid AND r.focus_id IS NULL AND r.until >= ${from}) AS "aimChanged"`;
  const { plan = null, updates = [], focuses = [], placements = [], aimChanged = false } = row ?? {};
  const now = today(timeZone);
  const nameOf = (about: Named) => about.competency ?? about.experience;
  return {
    current: plan && {
      ...plan,
      createdAt: new Date(plan.createdAt),
      lastUpdateAt: plan.lastUpdateAt ? new Date(plan.lastUpdateAt) : null,
      aimLevel: plan.aimLevel === null ? null : { title: plan.aimLevel },
      aimChanged,
    },
    updates: updates.map(({ competency, experience, createdAt, ...update }) => ({
      ...update,
      day: dayAt(new Date(createdAt), timeZone),
      about: nameOf({ competency, experience }),
    })),
    focuses: focuses.map(({ id, nextStep, ending, dueOn, startedAt, revisedAt, endedAt, ...about }) => ({
      id,
      name: nameOf(about) ?? "",
      nextStep,
      ending,
      dueOn,
      overdue: Boolean(!endedAt && dueOn && dueOn < now),
      change: changeSince(from, { startedAt, revisedAt, endedAt }),
    })),
    placements,
  };
}

type Moments = Record<"startedAt", string> & Record<"revisedAt" | "endedAt", string | null>;
function changeSince(from: Date, { startedAt, revisedAt, endedAt }: Moments): "ended" | "started" | "revised" | null {
  if (endedAt) return "ended";
  if (new Date(startedAt) >= from) return "started";
  return revisedAt && new Date(revisedAt) >= from ? "revised" : null;
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
