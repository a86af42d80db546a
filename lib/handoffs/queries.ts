import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dayAt, dayOf, today } from "@/lib/clock";
import { db, recordReads } from "@/lib/db";
import { claimTitle, claimWords, counts } from "@/lib/evidence/rules";
import { aimWords } from "@/lib/growth-plans/rules";
import { id as uuid } from "@/lib/text";
import { type Packet, roleIn } from "./rules";

/** Pieces and promises one can choose from, lines of each kind, and changes in a list. */
const choicesShown = 60;
const linesShown = 50;
const listSize = 20;

const three = {
  person: { select: { handle: true, name: true } },
  from: { select: { handle: true, name: true } },
  to: { select: { handle: true, name: true } },
} as const;

/** Changes of manager the viewer has a part in, open ones first. */
export async function listHandoffs(viewer: Viewer) {
  const rows = await db(viewer).handoff.findMany({
    where: visible.handoffs(viewer),
    orderBy: [{ sealedAt: { sort: "desc", nulls: "first" } }, { createdAt: "desc" }],
    take: listSize,
    select: { id: true, personId: true, fromId: true, createdAt: true, sealedAt: true, ...three },
  });
  return rows.map(({ createdAt, sealedAt, personId, fromId, ...row }) => ({
    ...row,
    role: roleIn({ personId, fromId }, viewer.personId),
    day: dayAt(createdAt, viewer.timeZone),
    sealedOn: sealedAt && dayAt(sealedAt, viewer.timeZone),
  }));
}

export type HandoffEntry = Awaited<ReturnType<typeof listHandoffs>>[number];

/**
 * One change of manager, as much of it as is this viewer's: the engineer has all of it, the former
 * manager their own commitments, the new one the sealed packet, and all three the agenda.
 */
export async function getHandoff(viewer: Viewer, id: string) {
  if (!uuid.safeParse(id).success) return null;
  const row = await db(viewer).handoff.findFirst({
    where: { AND: [{ id }, visible.handoffs(viewer)] },
    select: {
      ...three,
      personId: true,
      fromId: true,
      version: true,
      createdAt: true,
      sealedAt: true,
      packet: true,
      evidenceIds: true,
      promiseIds: true,
      commitmentIds: true,
      passesPlan: true,
      wish: true,
      lines: {
        where: { removedAt: null },
        orderBy: { createdAt: "asc" },
        take: linesShown * 2,
        select: { id: true, kind: true, words: true, authorId: true, author: { select: { name: true } } },
      },
    },
  });
  if (!row) return null;
  const role = roleIn(row, viewer.personId);
  const sealed = row.sealedAt !== null;
  if (role === "to" && sealed) await recordReads(viewer, [row.personId], "hand-off");
  const { evidenceIds, promiseIds, commitmentIds, passesPlan, wish } = row;
  const commitments = row.lines.filter((line) => line.kind === "commitment");
  return {
    id,
    role,
    person: row.person,
    from: row.from,
    to: row.to,
    version: row.version,
    day: dayAt(row.createdAt, viewer.timeZone),
    sealedOn: row.sealedAt && dayAt(row.sealedAt, viewer.timeZone),
    agenda: row.lines
      .filter((line) => line.kind === "agenda")
      .map(({ id: lineId, words, authorId, author }) => ({ id: lineId, words, by: author.name, mine: authorId === viewer.personId })),
    commitments: role === "to" ? [] : commitments.map(({ id: lineId, words }) => ({ id: lineId, words })),
    ticks: role === "person" ? { passesPlan, evidenceIds, promiseIds, commitmentIds, wish } : null,
    choices: role === "person" && !sealed ? await readChoices(viewer, row.fromId) : null,
    packet: role === "from" ? null : (row.packet as Packet | null),
  };
}

export type HandoffView = NonNullable<Awaited<ReturnType<typeof getHandoff>>>;

// What could pass: the plan as it stands, own evidence, and promises that are open with the former manager.
async function readChoices(viewer: Viewer, fromId: string) {
  const [plan, evidence, promises] = await Promise.all([
    db(viewer).growthPlan.findFirst({
      where: visible.ownPlan(viewer),
      select: {
        aim: true,
        aimExperience: true,
        aimLevel: { select: { title: true } },
        focuses: {
          where: { endedAt: null },
          orderBy: { slot: "asc" },
          select: { nextStep: true, dueOn: true, experience: true, competency: { select: { name: true } } },
        },
      },
    }),
    db(viewer).evidence.findMany({
      where: visible.ownEvidence(viewer),
      orderBy: [{ happenedOn: "desc" }, { id: "desc" }],
      take: choicesShown,
      select: {
        id: true,
        kind: true,
        title: true,
        happenedOn: true,
        plainLine: true,
        words: true,
        shared: true,
        decision: { select: { why: true } },
        claim: { select: { ability: true, answer: true, correction: true, colleague: { select: { name: true } } } },
      },
    }),
    db(viewer).talkLine.findMany({
      where: {
        AND: [
          visible.talkLines(viewer),
          { OR: [{ hostId: fromId }, { guestId: fromId }] },
          { kind: "action", doneAt: null, removedAt: null },
        ],
      },
      orderBy: { createdAt: "desc" },
      take: choicesShown,
      select: { id: true, words: true, dueOn: true, owner: { select: { name: true } } },
    }),
  ]);
  return {
    today: today(viewer.timeZone),
    plan: plan && {
      aim: plan.aimLevel?.title ?? plan.aimExperience ?? aimWords[plan.aim],
      focuses: plan.focuses.map(({ nextStep, dueOn, experience, competency }) => ({
        name: competency?.name ?? experience ?? "",
        nextStep,
        dueOn: dueOn && dayOf(dueOn),
      })),
    },
    evidence: evidence
      .filter((piece) => counts(piece.claim))
      .map(({ happenedOn, claim, decision, title, words, ...piece }) => ({
        ...piece,
        title: claim ? claimTitle(claim) : title,
        words: [claim && claimWords(claim), words, decision?.why].filter(Boolean).join("\n\n"),
        day: dayOf(happenedOn),
      })),
    promises: promises.map(({ owner, dueOn, ...line }) => ({ ...line, by: owner?.name ?? "", dueOn: dueOn && dayOf(dueOn) })),
  };
}

export type HandoffChoices = NonNullable<HandoffView["choices"]>;
