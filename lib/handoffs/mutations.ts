import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { write, type Writer } from "@/lib/db";
import { Conflict, NotFound, permit, Refused, Unchanged } from "@/lib/errors";
import { kinds } from "@/lib/evidence/rules";
import { getHandoff, type HandoffView } from "./queries";
import { type Packet, roleIn, tickedOf } from "./rules";
import type { AddHandoffLine, HandoffLineId, SaveHandoff } from "./schema";

/** Keeps what the engineer ticked; or seals it, which copies just that for the new manager. */
export async function saveHandoff(viewer: Viewer, { handoffId: id, version, step, ...ticks }: SaveHandoff): Promise<string> {
  const view = await getHandoff(viewer, id);
  if (!view) throw new NotFound();
  permit(view.role === "person", "What passes on is theirs to choose.");
  const seals = step === "seal";
  return write(viewer, async (tx, record) => {
    if (view.sealedOn) throw new Refused("It is sealed, and stays as it was.");
    const { count } = await tx.handoff.updateMany({
      where: { AND: [{ id, version, sealedAt: null }, visible.handoffs(viewer)] },
      data: { ...ticks, version: { increment: 1 }, ...(seals ? { packet: packetOf(view, ticks), sealedAt: new Date() } : {}) },
    });
    if (!count) throw new Conflict({ wish: view.ticks?.wish ?? "" });
    record(seals ? "handoff.sealed" : "handoff.saved", id, { about: viewer.personId, fields: Object.keys(ticks) });
    return id;
  });
}

/** A commitment of the former manager, which the engineer sees and may pass on; or a point for the talk of all three. */
export async function addHandoffLine(viewer: Viewer, { handoffId, kind, words }: AddHandoffLine): Promise<string> {
  return write(viewer, async (tx, record) => {
    const handoff = await held(tx, viewer, handoffId);
    permit(kind === "agenda" || roleIn(handoff, viewer.personId) === "from", "Commitments are the former manager's.");
    if (kind === "commitment" && handoff.sealedAt) throw new Refused("It is sealed, and stays as it was.");
    const { id } = await tx.handoffLine.create({ data: { handoffId, kind, words, authorId: viewer.personId }, select: { id: true } });
    record("handoff.line_added", id, { about: handoff.personId, fields: [kind] });
    return id;
  });
}

/** Takes one's own line away; what was sealed with it stays in the packet. */
export async function removeHandoffLine(viewer: Viewer, { lineId: id }: HandoffLineId): Promise<void> {
  await write(viewer, async (tx, record) => {
    const line = await tx.handoffLine.findFirst({
      where: { id, authorId: viewer.personId, removedAt: null, handoff: visible.handoffs(viewer) },
      select: { handoff: { select: { personId: true } } },
    });
    if (!line) throw new NotFound();
    const { count } = await tx.handoffLine.updateMany({
      where: { id, authorId: viewer.personId, removedAt: null },
      data: { removedAt: new Date() },
    });
    if (!count) throw new Unchanged();
    record("handoff.line_removed", id, { about: line.handoff.personId });
  });
}

async function held(tx: Writer, viewer: Viewer, id: string) {
  const handoff = await tx.handoff.findFirst({
    where: { AND: [{ id }, visible.handoffs(viewer)] },
    select: { personId: true, fromId: true, sealedAt: true },
  });
  if (!handoff) throw new NotFound();
  return handoff;
}

type Ticks = Pick<SaveHandoff, "passesPlan" | "evidenceIds" | "promiseIds" | "commitmentIds" | "wish">;

function packetOf({ choices, commitments }: HandoffView, ticks: Ticks): Packet {
  if (!choices) throw new NotFound();
  return {
    wish: ticks.wish,
    plan: ticks.passesPlan ? choices.plan : null,
    evidence: tickedOf(choices.evidence, ticks.evidenceIds).map(({ kind, title, day, plainLine, words }) => ({
      kind: kinds[kind].name,
      title,
      day,
      plainLine,
      words,
    })),
    promises: tickedOf(choices.promises, ticks.promiseIds).map(({ words, by, dueOn }) => ({ words, by, dueOn })),
    commitments: tickedOf(commitments, ticks.commitmentIds).map(({ words }) => words),
  };
}
