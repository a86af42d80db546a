import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dateOf, dayAt, dayOf, today } from "@/lib/clock";
import { db } from "@/lib/db";
import { claimTitle, claimWords, counts } from "@/lib/evidence/rules";
import { triedWords, verdictWords } from "@/lib/trials/rules";
import { type Moment, storyOf } from "./rules";

/** Moments of each kind in one story. */
const storySize = 300;

/** One's own story here: joining, levels and track moves, what was practised, rounds, and what one kept. */
export async function getTimeline(viewer: Viewer) {
  const own = { personId: viewer.personId };
  const [person, placements, moves, focuses, rounds, participations, trials, evidence] = await Promise.all([
    db(viewer).person.findFirst({ where: { id: viewer.personId }, select: { name: true, startedOn: true } }),
    db(viewer).placement.findMany({
      where: own,
      orderBy: { startedOn: "desc" },
      take: storySize,
      select: {
        startedOn: true,
        reason: true,
        level: {
          select: {
            title: true,
            key: true,
            track: { select: { name: true } },
            version: { select: { framework: { select: { key: true } } } },
          },
        },
      },
    }),
    db(viewer).trackMove.findMany({
      where: { ...own, state: "settled" },
      orderBy: { endedAt: "desc" },
      take: storySize,
      select: {
        id: true,
        endedAt: true,
        level: { select: { title: true } },
        endings: { where: { side: "person" }, select: { words: true } },
      },
    }),
    db(viewer).focus.findMany({
      where: { plan: own, ending: "practised" },
      orderBy: { endedAt: "desc" },
      take: storySize,
      select: { endedAt: true, experience: true, nextStep: true, competency: { select: { name: true } } },
    }),
    db(viewer).assessmentRound.findMany({
      where: { ...own, state: "revealed" },
      orderBy: { revealedAt: "desc" },
      take: storySize,
      select: { id: true, revealedAt: true, level: { select: { title: true } } },
    }),
    db(viewer).participation.findMany({
      where: { interest: own },
      orderBy: { startedOn: "desc" },
      take: storySize,
      select: { id: true, startedOn: true, interest: { select: { assignment: { select: { title: true } } } } },
    }),
    db(viewer).trial.findMany({
      where: { ...own, agreedAt: { not: null }, withdrawnAt: null, startsOn: { lte: dateOf(today(viewer.timeZone)) } },
      orderBy: { startsOn: "desc" },
      take: storySize,
      select: { id: true, title: true, track: true, startsOn: true, verdict: { select: { verdict: true } } },
    }),
    db(viewer).evidence.findMany({
      where: visible.ownEvidence(viewer),
      orderBy: { happenedOn: "desc" },
      take: storySize,
      select: {
        id: true,
        kind: true,
        title: true,
        happenedOn: true,
        plainLine: true,
        claim: { select: { ability: true, answer: true, correction: true, colleague: { select: { name: true } } } },
      },
    }),
  ]);
  if (!person) return null;
  const at = (instant: Date | null) => (instant ? dayAt(instant, viewer.timeZone) : "");
  return {
    name: person.name,
    moments: storyOf(
      evidence
        .filter((one) => counts(one.claim))
        .map(
          ({ id, kind, title, happenedOn, plainLine, claim }): Moment => ({
            day: dayOf(happenedOn),
            kind,
            title: claim ? claimTitle(claim) : title,
            words: [claim && claimWords(claim), plainLine].filter(Boolean).join("\n"),
            href: `/evidence/${id}`,
          }),
        ),
      rounds.map(
        ({ id, revealedAt, level }): Moment => ({
          day: at(revealedAt),
          kind: "round",
          title: level.title,
          words: "",
          href: `/assessments/${id}`,
        }),
      ),
      participations.map(
        ({ id, startedOn, interest }): Moment => ({
          day: dayOf(startedOn),
          kind: "opportunity",
          title: interest.assignment.title,
          words: "",
          href: `/opportunities/doing/${id}`,
        }),
      ),
      trials.map(
        ({ id, title, track, startsOn, verdict }): Moment => ({
          day: dayOf(startsOn),
          kind: "trial",
          title,
          words: `Tried ${triedWords[track]}${verdict ? `. Verdict: ${verdictWords[verdict.verdict]}` : ""}`,
          href: `/trials/${id}`,
        }),
      ),
      focuses.map(
        ({ endedAt, experience, nextStep, competency }): Moment => ({
          day: at(endedAt),
          kind: "focus",
          title: competency?.name ?? experience ?? "",
          words: nextStep,
          href: null,
        }),
      ),
      moves.map(
        ({ id, endedAt, level, endings }): Moment => ({
          day: at(endedAt),
          kind: "track_move",
          title: `Settled as ${level.title}`,
          words: endings[0]?.words ?? "",
          href: `/track-moves/${id}`,
        }),
      ),
      placements.map(
        ({ startedOn, reason, level }): Moment => ({
          day: dayOf(startedOn),
          kind: reason === "track_move" || reason === "returned" ? "track_move" : "level",
          title: level.title,
          words: reason === "track_move" || reason === "returned" ? `Moved to ${level.track.name}` : level.track.name,
          href: `/ladders/${level.version.framework.key}/${level.key}`,
        }),
      ),
      person.startedOn ? [{ day: dayOf(person.startedOn), kind: "joined", title: "Joined the company", words: "", href: null }] : [],
    ),
  };
}

export type TimelineView = NonNullable<Awaited<ReturnType<typeof getTimeline>>>;
