import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { addDays, type Day, dateOf, dayAt, dayOf, isDay, startOfDay, today } from "@/lib/clock";
import { db, recordReads } from "@/lib/db";
import type { Answers } from "@/lib/decision-checks/rules";
import { claimTitle, claimWords, type Kind } from "@/lib/evidence/rules";
import { freshnessOf, quietDays } from "@/lib/growth-plans/rules";
import { getRamp } from "@/lib/ramp-plans/queries";
import { getTalk } from "@/lib/talk-lines/queries";
import { listTrialsSince } from "@/lib/trials/queries";
import type { MixCopy } from "@/lib/work-mixes/queries";
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
  const [[person], talk] = await Promise.all([readPerson(viewer, handle), getTalk(viewer, handle)]);
  if (!person) return null;
  const now = today(person.timeZone);
  const lastTalk = talk?.room.last ? dayAt(talk.room.last.startsAt, person.timeZone) : null;
  const since: Day = asked && isDay(asked) && asked <= now ? asked : (lastTalk ?? addDays(now, -14));
  const [story, shown, trials, ramp] = await Promise.all([
    readStory(viewer, person, since),
    readShown(viewer, person, since, now, talk?.room.id ?? null),
    // Most people have neither; whether these two are the viewer's to read, the queries say.
    person.tries ? listTrialsSince(viewer, handle, since) : [],
    person.moves ? getRamp(viewer, handle) : null,
    recordReads(viewer, [person.id], "brief"),
  ]);
  const { mix } = shown;
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
    feedback: shown.feedback,
    mix,
    check: shown.check,
    trials,
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
            feedback: shown.feedback,
            ramp: ramp?.state === "started" ? ramp : null,
            mixLine: mix && mixLine ? { month: mix.month, line: mixLine } : null,
            trial: trials.flatMap(({ state, ...one }) => (state === "running" || state === "ended" ? [{ ...one, state }] : []))[0] ?? null,
            promises: hosting.actions
              .filter((line) => line.overdue)
              .map((line) => ({ id: line.id, words: line.words, dueOn: line.dueOn, mine: line.owner?.isMe ?? false })),
            agenda: hosting.agenda,
          },
          now,
          shown.dismissed,
        )
      : [],
  };
}

// Somebody of the viewer's line, as `visible.line` has it, and whether there are trials and moves to ask for.
const readPerson = (viewer: Viewer, handle: string) => db(viewer).$queryRaw<
  { id: string; handle: string; name: string; timeZone: string; startedOn: Date; tries: boolean; moves: boolean }[]
>`
  SELECT p.id, p.handle, p.name, p.time_zone AS "timeZone", p.started_on AS "startedOn",
         EXISTS (SELECT FROM trial WHERE person_id = p.id) AS tries, EXISTS (SELECT FROM track_move WHERE person_id = p.id) AS moves
    FROM person p WHERE p.handle = ${handle} AND starts_with(p.line_path, ${viewer.linePath})`;

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
async function readStory(viewer: Viewer, { id, timeZone }: { id: string; timeZone: string }, since: Day) {
  const from = startOfDay(since, timeZone);
  const [row] = await db(viewer).$queryRaw<StoryRow[]>`
    SELECT (SELECT json_build_object('state', g.state, 'createdAt', g.created_at, 'lastUpdateAt', g.last_update_at, 'aim', g.aim, 'aimExperience', g.aim_experience,
                'aimLevel', (SELECT title FROM level WHERE id = g.aim_level_id)) FROM growth_plan g WHERE g.person_id = ${id}::uuid AND g.state <> 'closed') AS plan,
           (SELECT coalesce(json_agg(u), '[]') FROM (
              SELECT u.id, u.feeling, u.words, u.created_at AS "createdAt", c.name AS competency, f.experience
                FROM growth_plan g JOIN growth_update u ON u.plan_id = g.id LEFT JOIN focus f ON f.id = u.focus_id LEFT JOIN competency c ON c.id = f.competency_id
               WHERE g.person_id = ${id}::uuid AND u.removed_at IS NULL AND u.created_at >= ${from} ORDER BY u.created_at DESC LIMIT ${briefSize}) u) AS updates,
           (SELECT coalesce(json_agg(f), '[]') FROM (
              SELECT f.id, f.next_step AS "nextStep", f.due_on AS "dueOn", f.started_at AS "startedAt", f.revised_at AS "revisedAt", f.ended_at AS "endedAt", f.ending,
                     c.name AS competency, f.experience
                FROM growth_plan g JOIN focus f ON f.plan_id = g.id LEFT JOIN competency c ON c.id = f.competency_id
               WHERE g.person_id = ${id}::uuid AND (f.ended_at IS NULL OR f.started_at >= ${from} OR f.ended_at >= ${from}) ORDER BY f.started_at DESC LIMIT ${briefSize}) f) AS focuses,
           (SELECT coalesce(json_agg(p), '[]') FROM (
              SELECT p.id, p.started_on AS day, p.reason, json_build_object('title', l.title, 'track', json_build_object('name', t.name, 'kind', t.kind)) AS level
                FROM placement p JOIN level l ON l.id = p.level_id JOIN track t ON t.id = l.track_id
               WHERE p.person_id = ${id}::uuid AND p.started_on >= ${since}::date ORDER BY p.started_on DESC LIMIT ${briefSize}) p) AS placements,
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

type ShownRow = {
  evidence: {
    id: string;
    kind: Kind;
    title: string;
    plainLine: string;
    day: Day;
    claim: { ability: string; correction: string; colleague: { name: string } } | null;
  }[];
  feedback: { id: string; words: string; givenAt: string; by: string; competency: string | null }[];
  revisits: { id: string; title: string }[];
  round: { id: string; level: string } | null;
  mix: ({ month: Day; sharedAt: string } & MixCopy) | null;
  check: (Answers & { day: Day; words: string }) | null;
  dismissed: string[];
};

/*
 * What they show, in one question: evidence they share (claims once agreed), decisions whose day has come;
 * and for their direct manager alone a round that waits, feedback meant for them too, and what was shared
 * with them. These are visible.evidence, ownRounds, feedback, workMixShares and decisionChecks in SQL.
 */
async function readShown(viewer: Viewer, person: { id: string; timeZone: string }, since: Day, now: Day, pairingId: string | null) {
  const from = startOfDay(since, person.timeZone);
  const [row] = await db(viewer).$queryRaw<ShownRow[]>`
    WITH me AS (SELECT ${person.id}::uuid = ${viewer.personId}::uuid AS own, EXISTS (
           SELECT FROM reporting_line WHERE person_id = ${person.id}::uuid AND manager_id = ${viewer.personId}::uuid AND ended_on IS NULL) AS leads),
         pieces AS (SELECT e.*, c.ability, c.correction, c.answered_at, p.name AS colleague, c.evidence_id IS NOT NULL AS claims
                      FROM evidence e LEFT JOIN multiplier_claim c ON c.evidence_id = e.id LEFT JOIN person p ON p.id = c.colleague_id
                     WHERE e.person_id = ${person.id}::uuid AND e.removed_at IS NULL
                       AND ((SELECT own FROM me) OR e.shared AND (c.evidence_id IS NULL OR c.answer IN ('confirmed', 'corrected'))))
    SELECT (SELECT coalesce(json_agg(json_build_object('id', e.id, 'kind', e.kind, 'title', e.title, 'plainLine', e.plain_line, 'day', e.happened_on,
                'claim', CASE WHEN e.claims THEN json_build_object('ability', e.ability, 'correction', e.correction, 'colleague', json_build_object('name', e.colleague)) END)
                ORDER BY e.happened_on DESC, e.id DESC), '[]')
              FROM (SELECT * FROM pieces WHERE happened_on >= ${since}::date OR created_at >= ${from} OR answered_at >= ${from}
                     ORDER BY happened_on DESC, id DESC LIMIT ${briefSize}) e) AS evidence,
           (SELECT coalesce(json_agg(r), '[]') FROM (SELECT e.id, e.title FROM pieces e JOIN decision d ON d.evidence_id = e.id
              WHERE d.outcome IS NULL AND d.revisit_on <= ${dateOf(now)}::date LIMIT 5) r) AS revisits,
           (SELECT coalesce(json_agg(f), '[]') FROM (SELECT f.id, f.words, f.given_at AS "givenAt", a.name AS by, k.name AS competency
              FROM feedback f JOIN person a ON a.id = f.author_id LEFT JOIN competency k ON k.id = f.competency_id, me
             WHERE f.subject_id = ${person.id}::uuid AND f.taken_back_at IS NULL AND f.given_at >= ${from}
               AND (me.own OR me.leads AND f.manager_id = ${viewer.personId}::uuid) ORDER BY f.given_at DESC LIMIT ${briefSize}) f) AS feedback,
           (SELECT json_build_object('id', a.id, 'level', l.title) FROM assessment_round a JOIN level l ON l.id = a.level_id, me
             WHERE a.person_id = ${person.id}::uuid AND a.state = 'open' AND (me.own OR me.leads) LIMIT 1) AS round,
           (SELECT w.copy::jsonb || jsonb_build_object('month', w.month, 'sharedAt', w.shared_at) FROM work_mix_share w, me
             WHERE w.person_id = ${person.id}::uuid AND w.revoked_at IS NULL AND (me.own OR me.leads AND w.manager_id = ${viewer.personId}::uuid) ORDER BY w.month DESC LIMIT 1) AS mix,
           (SELECT json_build_object('day', d.taken_on, 'mentoring', d.mentoring, 'challenge', d.challenge, 'handsOn', d.hands_on, 'leadingBy', d.leading_by, 'words', d.words)
              FROM decision_check d, me WHERE d.person_id = ${person.id}::uuid AND d.shared_at IS NOT NULL AND (me.own OR me.leads AND d.manager_id = ${viewer.personId}::uuid)
             ORDER BY d.created_at DESC LIMIT 1) AS check,
           (SELECT coalesce(json_agg(key), '[]') FROM (SELECT key FROM dismissed_point
             WHERE person_id = ${viewer.personId}::uuid AND pairing_id = ${pairingId}::uuid LIMIT 1000) d) AS dismissed`;
  const { evidence = [], feedback = [], revisits = [], round = null, mix = null, check = null, dismissed = [] } = row ?? {};
  return {
    evidence: evidence.map(({ claim, title, plainLine, ...piece }) => ({
      ...piece,
      title: claim ? claimTitle(claim) : title,
      plainLine: [claim && claimWords(claim), plainLine].filter(Boolean).join("\n"),
    })),
    confirmed: evidence.flatMap(({ id, claim }) => (claim ? [{ id, ability: claimWords(claim), by: claim.colleague.name }] : [])),
    feedback: feedback.map(({ givenAt, ...one }) => ({ ...one, day: dayAt(new Date(givenAt), person.timeZone) })),
    revisits,
    round,
    mix: mix && { ...mix, sharedOn: dayAt(new Date(mix.sharedAt), viewer.timeZone) },
    check,
    dismissed: new Set(dismissed),
  };
}
