import "server-only";
import { findColleague, managerOf } from "@/lib/access/colleagues";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dayAt, startOfDay, today } from "@/lib/clock";
import { db, write, type Writer } from "@/lib/db";
import { NotFound, Refused, Unchanged } from "@/lib/errors";
import { addEvidence } from "@/lib/evidence/mutations";
import { blankPiece } from "@/lib/evidence/rules";
import { formatDay } from "@/lib/format";
import { restedBefore } from "./rules";
import type { AnswerRequest, AskFeedback, FeedbackId, GiveFeedback, KeepFeedback, RequestId } from "./schema";

/** Asks somebody for feedback on oneself. They may let it rest without saying so. */
export async function askFeedback(viewer: Viewer, { colleague: said, competencyId, ...question }: AskFeedback): Promise<string> {
  return write(viewer, async (tx, record) => {
    const asked = await colleagueOf(tx, viewer, said);
    await permitCompetency(tx, viewer, competencyId);
    // Declined or not, the same answer: a second question would tell.
    const earlier = await tx.feedbackRequest.findFirst({
      where: {
        askerId: viewer.personId,
        askedId: asked.id,
        answer: null,
        askedAt: { gt: startOfDay(restedBefore(today(viewer.timeZone)), viewer.timeZone) },
      },
      orderBy: { askedAt: "desc" },
      select: { askedAt: true },
    });
    if (earlier)
      throw new Refused("Please look at the marked fields.", {
        colleague: `You asked ${asked.name} on ${formatDay(dayAt(earlier.askedAt, viewer.timeZone))}. Please give them a month.`,
      });
    const { id } = await tx.feedbackRequest.create({
      data: {
        askerId: viewer.personId,
        askedId: asked.id,
        competencyId,
        managerId: question.readers === "manager" ? await managerOf(tx, viewer.personId) : null,
        ...question,
      },
      select: { id: true },
    });
    record("feedback.asked", id, { about: viewer.personId });
    return id;
  });
}

/** Gives feedback nobody asked for. */
export async function giveFeedback(viewer: Viewer, { colleague: said, competencyId, words, readers }: GiveFeedback): Promise<string> {
  return write(viewer, async (tx, record) => {
    const subject = await colleagueOf(tx, viewer, said);
    await permitCompetency(tx, viewer, competencyId);
    const { id } = await tx.feedback.create({
      data: {
        authorId: viewer.personId,
        subjectId: subject.id,
        competencyId,
        words,
        readers,
        managerId: readers === "manager" ? await managerOf(tx, subject.id) : null,
      },
      select: { id: true },
    });
    record("feedback.given", id, { about: subject.id });
    return id;
  });
}

/** Answers a question, for the readers its asker named. */
export async function answerRequest(viewer: Viewer, { requestId, words }: AnswerRequest): Promise<string> {
  return write(viewer, async (tx, record) => {
    const request = await waiting(tx, viewer, requestId);
    const { id } = await tx.feedback.create({
      data: {
        authorId: viewer.personId,
        subjectId: request.askerId,
        requestId,
        competencyId: request.competencyId,
        words,
        readers: request.readers,
        managerId: request.managerId,
      },
      select: { id: true },
    });
    record("feedback.given", id, { about: request.askerId });
    return id;
  });
}

/** Lets a question rest. Its asker is not told, and sees no difference to one that was overlooked. */
export async function declineRequest(viewer: Viewer, { requestId: id }: RequestId): Promise<void> {
  await write(viewer, async (tx, record) => {
    await waiting(tx, viewer, id);
    const { count } = await tx.feedbackRequest.updateMany({
      where: { AND: [{ id }, visible.requestsToAnswer(viewer)] },
      data: { declinedAt: new Date() },
    });
    if (!count) throw new Unchanged();
    // About the one who declines: what is about the asker would be theirs to see.
    record("feedback.rested", id, { about: viewer.personId });
  });
}

/** Takes one's own words back, as long as they have not become evidence. */
export async function takeBackFeedback(viewer: Viewer, { feedbackId: id }: FeedbackId): Promise<void> {
  await write(viewer, async (tx, record) => {
    const given = await tx.feedback.findFirst({
      where: { id, authorId: viewer.personId, takenBackAt: null },
      select: { subjectId: true, subject: { select: { name: true } } },
    });
    if (!given) throw new NotFound();
    const { count } = await tx.feedback.updateMany({
      where: { id, authorId: viewer.personId, evidenceId: null, takenBackAt: null },
      data: { takenBackAt: new Date() },
    });
    if (!count) throw new Refused(`${given.subject.name} keeps it as evidence already. Talk to each other.`);
    record("feedback.taken_back", id, { about: given.subjectId });
  });
}

/** Makes words about oneself a piece of one's own evidence. Once. Returns its id. */
export async function keepFeedback(viewer: Viewer, { feedbackId: id, readers }: KeepFeedback): Promise<string> {
  const mine = { id, subjectId: viewer.personId, takenBackAt: null };
  const row = await db(viewer).feedback.findFirst({
    where: mine,
    select: { words: true, competencyId: true, givenAt: true, author: { select: { name: true } }, competency: { select: { name: true } } },
  });
  if (!row) throw new NotFound();
  const piece = {
    ...blankPiece(dayAt(row.givenAt, viewer.timeZone), readers === "shared"),
    kind: "feedback" as const,
    title: `${row.author.name.slice(0, 90)}${row.competency ? ` on ${row.competency.name}` : ""}`.slice(0, 200),
    words: row.words,
    competencyIds: row.competencyId ? [row.competencyId] : [],
  };
  return addEvidence(viewer, piece, async (tx, evidenceId) => {
    const { count } = await tx.feedback.updateMany({ where: { ...mine, evidenceId: null }, data: { evidenceId } });
    if (!count) throw new Refused("This is kept already.");
  });
}

async function colleagueOf(tx: Writer, viewer: Viewer, said: string) {
  const { colleague, fault } = await findColleague(tx, viewer, said);
  if (fault !== null) throw new Refused("Please look at the marked fields.", { colleague: fault });
  return colleague;
}

async function waiting(tx: Writer, viewer: Viewer, id: string) {
  // One answer to one question, also when it is sent from two windows.
  await tx.$queryRaw`SELECT id FROM feedback_request WHERE id = ${id}::uuid FOR UPDATE`;
  const request = await tx.feedbackRequest.findFirst({
    where: { AND: [{ id }, visible.requestsToAnswer(viewer)] },
    select: { askerId: true, competencyId: true, readers: true, managerId: true },
  });
  if (!request) throw new NotFound();
  return request;
}

async function permitCompetency(tx: Writer, viewer: Viewer, id: string | null) {
  if (id && !(await tx.competency.count({ where: { id, version: visible.frameworkVersions(viewer) } })))
    throw new Refused("Please look at the marked fields.", { competencyId: "That is not a valid choice." });
}
