import { boundOf } from "@/lib/private-notes/rules";
import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dayAt, dayOf } from "@/lib/clock";
import { db } from "@/lib/db";
import { getOwnWish } from "@/lib/build-wishes/queries";
import { listOwnMoves } from "@/lib/move-records/queries";
import { getOwnTrials } from "@/lib/own-trials/queries";
import { getTimeline } from "@/lib/timelines/queries";

/** Records of each kind in one file. */
const size = 5000;
const latest = { createdAt: "desc" } as const;

/** Everything that is kept about this person and theirs to read. Of an open round: their own side. */
export async function getOwnRecords(viewer: Viewer) {
  const { personId, timeZone } = viewer;
  const [person, timeline, plans, revisions, evidence, claims, rounds, mixes, talk, offers, interests, reads] = await Promise.all([
    db(viewer).person.findFirst({
      where: { id: personId },
      select: {
        handle: true,
        name: true,
        email: true,
        employeeNumber: true,
        title: true,
        location: true,
        timeZone: true,
        startedOn: true,
        scenarios: { orderBy: { createdAt: "asc" }, take: size, select: { name: true, unitKey: true, rates: true } },
      },
    }),
    getTimeline(viewer),
    db(viewer).growthPlan.findMany({
      where: { personId },
      select: {
        state: true,
        aim: true,
        aimExperience: true,
        aimWords: true,
        createdAt: true,
        aimLevel: { select: { title: true } },
        focuses: {
          take: size,
          select: {
            nextStep: true,
            comfort: true,
            kind: true,
            ending: true,
            startedAt: true,
            endedAt: true,
            experience: true,
            competency: { select: { name: true } },
          },
        },
        updates: { where: { removedAt: null }, orderBy: latest, take: size, select: { feeling: true, words: true, createdAt: true } },
      },
    }),
    db(viewer).planRevision.findMany({
      where: visible.planRevisions(viewer),
      orderBy: { until: "desc" },
      take: size,
      select: { until: true, was: true },
    }),
    db(viewer).evidence.findMany({
      where: visible.ownEvidence(viewer),
      orderBy: { happenedOn: "desc" },
      take: size,
      select: {
        kind: true,
        title: true,
        happenedOn: true,
        plainLine: true,
        words: true,
        links: true,
        sharingStep: true,
        shared: true,
        decision: true,
        competencies: { select: { competency: { select: { name: true } } } },
        claim: { select: { ability: true, answer: true, correction: true, colleague: { select: { name: true } } } },
      },
    }),
    db(viewer).multiplierClaim.findMany({
      where: visible.claimsOnMe(viewer),
      take: size,
      select: { ability: true, answer: true, correction: true, evidence: { select: { person: { select: { name: true } } } } },
    }),
    db(viewer).assessmentRound.findMany({
      where: { personId },
      orderBy: { openedAt: "desc" },
      take: size,
      select: {
        state: true,
        openedAt: true,
        level: { select: { title: true } },
        sides: {
          where: { OR: [{ side: "self", authorId: personId }, { round: { state: "revealed" } }] },
          select: { side: true, ratings: { select: { answer: true, words: true, chance: true, competency: { select: { name: true } } } } },
        },
      },
    }),
    db(viewer).workMix.findMany({
      where: visible.workMixes(viewer),
      orderBy: { month: "desc" },
      take: size,
      select: { month: true, side: true, coding: true, reviewAndDesign: true, people: true, meetings: true, other: true },
    }),
    db(viewer).talkLine.findMany({
      where: { AND: [visible.talkLines(viewer), { removedAt: null }] },
      orderBy: { createdAt: "desc" },
      take: size,
      select: {
        kind: true,
        words: true,
        createdAt: true,
        doneAt: true,
        dueOn: true,
        author: { select: { name: true } },
        owner: { select: { name: true } },
      },
    }),
    db(viewer).stretchAssignment.findMany({
      where: visible.ownAssignments(viewer),
      orderBy: { createdAt: "desc" },
      take: size,
      select: { title: true, what: true, why: true, hours: true, seats: true, state: true, startsOn: true, endsOn: true },
    }),
    db(viewer).interest.findMany({
      where: { personId },
      orderBy: { createdAt: "desc" },
      take: size,
      select: {
        words: true,
        createdAt: true,
        withdrawnAt: true,
        assignment: { select: { title: true } },
        answers: { select: { side: true, isYes: true, words: true, author: { select: { name: true } } } },
        participation: {
          select: {
            startedOn: true,
            endedOn: true,
            endWords: true,
            kickOff: true,
            checkIns: { orderBy: { at: "desc" }, take: size, select: { words: true, at: true, author: { select: { name: true } } } },
            reflection: { select: { practised: true, surprised: true, energy: true } },
            debrief: { select: { words: true, author: { select: { name: true } } } },
          },
        },
      },
    }),
    db(viewer).accessEvent.findMany({
      where: visible.accessEvents(viewer),
      orderBy: { day: "desc" },
      take: size,
      select: { kind: true, day: true, times: true, reader: { select: { name: true } } },
    }),
  ]);
  const [trackMoves, wish, tried, between, privateNotes] = await Promise.all([
    listOwnMoves(viewer),
    getOwnWish(viewer),
    getOwnTrials(viewer),
    readBetween(viewer),
    readNotes(viewer),
  ]);
  if (!person || !timeline) return null;
  return {
    person: { ...person, startedOn: person.startedOn && dayOf(person.startedOn) },
    timeline: timeline.moments,
    plans: plans.map(({ aimLevel, createdAt, focuses, updates, ...plan }) => ({
      ...plan,
      aimLevel: aimLevel?.title ?? null,
      begunOn: dayAt(createdAt, timeZone),
      focuses: focuses.map(({ competency, experience, ...focus }) => ({ ...focus, name: competency?.name ?? experience ?? "" })),
      updates: updates.map(({ createdAt, ...update }) => ({ ...update, day: dayAt(createdAt, timeZone) })),
    })),
    planBefore: revisions.map(({ until, was }) => ({ until: dayAt(until, timeZone), was })),
    workMixes: mixes.map(({ month, ...mix }) => ({ month: dayOf(month).slice(0, 7), ...mix })),
    oneOnOnes: talk.map(({ createdAt, doneAt, dueOn, author, owner, ...line }) => ({
      ...line,
      by: author.name,
      owner: owner?.name ?? null,
      day: dayAt(createdAt, timeZone),
      dueOn: dueOn && dayOf(dueOn),
      doneOn: doneAt && dayAt(doneAt, timeZone),
    })),
    evidence: evidence.map(({ happenedOn, competencies, ...piece }) => ({
      ...piece,
      day: dayOf(happenedOn),
      competencies: competencies.map((one) => one.competency.name),
    })),
    claimsOnMe: claims.map(({ evidence: of, ...claim }) => ({ ...claim, by: of.person.name })),
    rounds: rounds.map(({ openedAt, level, sides, state }) => ({
      state,
      openedOn: dayAt(openedAt, timeZone),
      level: level.title,
      ratings: sides.flatMap(({ side, ratings }) =>
        ratings.map(({ competency, ...rating }) => ({ side, competency: competency.name, ...rating })),
      ),
    })),
    offers: offers.map(({ startsOn, endsOn, ...offer }) => ({ ...offer, startsOn: dayOf(startsOn), endsOn: dayOf(endsOn) })),
    interests: interests.map(({ assignment, createdAt, withdrawnAt, answers, participation, ...interest }) => ({
      ...interest,
      title: assignment.title,
      day: dayAt(createdAt, timeZone),
      withdrawn: withdrawnAt !== null,
      answers: answers.map(({ author, ...answer }) => ({ ...answer, by: author.name })),
      done: participation && {
        ...participation,
        startedOn: dayOf(participation.startedOn),
        endedOn: participation.endedOn && dayOf(participation.endedOn),
        checkIns: participation.checkIns.map(({ author, at, words }) => ({ by: author.name, day: dayAt(at, timeZone), words })),
        debrief: participation.debrief && { words: participation.debrief.words, by: participation.debrief.author.name },
      },
    })),
    ...between,
    ...tried,
    trackMoves,
    privateNotes,
    buildWishSince: wish?.since ?? null,
    readBy: reads.map(({ reader, day, ...read }) => ({ ...read, day: dayOf(day), reader: reader.name })),
  };
}

const sealedHow =
  "Sealed in your browser (PBKDF2 with SHA-256, AES-GCM): this is the encrypted text, which only your passphrase opens. `bound` is the additional data it was sealed with.";

// What they keep about others: they alone, also of those who have left.
async function readNotes(viewer: Viewer) {
  const rows = await db(viewer).privateNote.findMany({
    where: { authorId: viewer.personId, removedAt: null },
    orderBy: { createdAt: "desc" },
    take: size,
    select: { words: true, sealed: true, createdAt: true, personId: true, person: { select: { name: true } } },
  });
  return rows.map(({ createdAt, person, personId, words, sealed }) => ({
    about: person.name,
    day: dayAt(createdAt, viewer.timeZone),
    words,
    sealed: sealed && { how: sealedHow, bound: boundOf(viewer, personId), note: sealed },
  }));
}

// What was said to and about them, what they answered for themselves, and what they passed on.
async function readBetween(viewer: Viewer) {
  const { personId, timeZone } = viewer;
  const [feedback, requests, checks, handoffs] = await Promise.all([
    db(viewer).feedback.findMany({
      where: { AND: [visible.feedback(viewer), { OR: [{ authorId: personId }, { subjectId: personId }] }] },
      orderBy: { givenAt: "desc" },
      take: size,
      select: {
        words: true,
        readers: true,
        givenAt: true,
        author: { select: { name: true } },
        subject: { select: { name: true } },
        competency: { select: { name: true } },
      },
    }),
    db(viewer).feedbackRequest.findMany({
      where: { askerId: personId },
      orderBy: { askedAt: "desc" },
      take: size,
      select: { question: true, askedAt: true, asked: { select: { name: true } } },
    }),
    db(viewer).decisionCheck.findMany({
      where: { AND: [visible.decisionChecks(viewer), { personId }] },
      orderBy: { createdAt: "desc" },
      take: size,
      select: { takenOn: true, mentoring: true, challenge: true, handsOn: true, leadingBy: true, words: true },
    }),
    db(viewer).handoff.findMany({
      where: { AND: [visible.handoffs(viewer), { personId }] },
      orderBy: { createdAt: "desc" },
      take: size,
      select: { wish: true, packet: true, sealedAt: true, from: { select: { name: true } }, to: { select: { name: true } } },
    }),
  ]);
  return {
    feedback: feedback.map(({ givenAt, author, subject, competency, ...one }) => ({
      ...one,
      by: author.name,
      to: subject.name,
      competency: competency?.name ?? null,
      day: dayAt(givenAt, timeZone),
    })),
    feedbackAsked: requests.map(({ askedAt, asked, ...one }) => ({ ...one, whom: asked.name, day: dayAt(askedAt, timeZone) })),
    decisionChecks: checks.map(({ takenOn, ...check }) => ({ ...check, day: dayOf(takenOn) })),
    handoffs: handoffs.map(({ from, to, sealedAt, ...one }) => ({
      ...one,
      from: from.name,
      to: to.name,
      sealedOn: sealedAt && dayAt(sealedAt, timeZone),
    })),
  };
}

export type OwnRecords = NonNullable<Awaited<ReturnType<typeof getOwnRecords>>>;
