import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dayAt, startOfDay, today } from "@/lib/clock";
import { db } from "@/lib/db";
import { getEvidenceChoices } from "@/lib/evidence/queries";
import { restedBefore } from "./rules";

/** Entries on one page, and questions that are shown at once. */
const pageSize = 20;
const asksShown = 20;

const person = { select: { handle: true, name: true } } as const;
const current = { where: { endedOn: null }, select: { managerId: true, manager: { select: { name: true } } } } as const;
type Lines = readonly { managerId: string; manager: { name: string } }[];
/** The manager who may read it too, others than the viewer: whom it was given to, while they lead them. */
const readerAmong = (viewer: Viewer, lines: Lines, managerId: string | null) =>
  lines.find((line) => line.managerId === managerId && managerId !== viewer.personId)?.manager.name ?? null;

/** What was said about the viewer, or what they said to others, newest first. */
export async function listFeedback(viewer: Viewer, { show, page = 1 }: { show: "received" | "given"; page?: number }) {
  const where = {
    AND: [visible.feedback(viewer), show === "given" ? { authorId: viewer.personId } : { subjectId: viewer.personId }],
  };
  const [rows, total] = await Promise.all([
    db(viewer).feedback.findMany({
      where,
      orderBy: [{ givenAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
      select: {
        id: true,
        words: true,
        managerId: true,
        givenAt: true,
        evidenceId: true,
        author: person,
        subject: { select: { handle: true, name: true, lines: current } },
        competency: { select: { name: true } },
        request: { select: { question: true } },
      },
    }),
    db(viewer).feedback.count({ where }),
  ]);
  return {
    feedback: rows.map(({ givenAt, competency, request, evidenceId, managerId, subject: { lines, ...subject }, ...row }) => ({
      ...row,
      subject,
      managerName: lines[0]?.manager.name ?? null,
      readerName: readerAmong(viewer, lines, managerId),
      // Which piece it became is its owner's to see; the author learns only that it is kept.
      evidenceId: show === "received" ? evidenceId : null,
      kept: evidenceId !== null,
      competency: competency?.name ?? null,
      question: request?.question ?? null,
      day: dayAt(givenAt, viewer.timeZone),
    })),
    page,
    pages: Math.max(1, Math.ceil(total / pageSize)),
  };
}

export type FeedbackView = Awaited<ReturnType<typeof listFeedback>>["feedback"][number];

/** Questions that wait for the viewer's words, the oldest first. */
export async function listRequestsToAnswer(viewer: Viewer) {
  const rows = await db(viewer).feedbackRequest.findMany({
    where: {
      ...visible.requestsToAnswer(viewer),
      askedAt: { gt: startOfDay(restedBefore(today(viewer.timeZone)), viewer.timeZone) },
      asker: visible.people(viewer),
    },
    orderBy: { askedAt: "asc" },
    take: asksShown,
    select: {
      id: true,
      question: true,
      managerId: true,
      askedAt: true,
      competency: { select: { name: true } },
      asker: { select: { handle: true, name: true, lines: current } },
    },
  });
  return rows.map(({ askedAt, competency, managerId, asker: { lines, ...asker }, ...row }) => ({
    ...row,
    asker,
    readerName: readerAmong(viewer, lines, managerId),
    competency: competency?.name ?? null,
    day: dayAt(askedAt, viewer.timeZone),
  }));
}

export type RequestView = Awaited<ReturnType<typeof listRequestsToAnswer>>[number];

/** Whom the viewer asked, newest first. Of a question without an answer nothing else is told. */
export async function listOwnRequests(viewer: Viewer) {
  const rows = await db(viewer).feedbackRequest.findMany({
    where: { askerId: viewer.personId },
    orderBy: [{ askedAt: "desc" }, { id: "desc" }],
    take: asksShown,
    select: {
      id: true,
      question: true,
      askedAt: true,
      asked: person,
      competency: { select: { name: true } },
      answer: { select: { takenBackAt: true } },
    },
  });
  return rows.map(({ askedAt, competency, answer, ...row }) => ({
    ...row,
    competency: competency?.name ?? null,
    answered: answer?.takenBackAt === null,
    day: dayAt(askedAt, viewer.timeZone),
  }));
}

/** Competencies and colleagues to pick from, and who one's own manager is. */
export async function getFeedbackChoices(viewer: Viewer) {
  const { groups, colleagues, managerName } = await getEvidenceChoices(viewer);
  return { groups, colleagues, managerName };
}

export type FeedbackChoices = Awaited<ReturnType<typeof getFeedbackChoices>>;
