import "server-only";
import { findColleague } from "@/lib/access/colleagues";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dateOf, today } from "@/lib/clock";
import { write, type Writer } from "@/lib/db";
import { Conflict, NotFound, Refused } from "@/lib/errors";
import { recogniseLink } from "@/lib/links/rules";
import type { AddEvidence, AddLinks, EvidenceVersion, ReviseEvidence, TakeBackLinks } from "./schema";

/** What else belongs to the same change, once the piece has its id. */
type Along = (tx: Writer, id: string) => Promise<void>;

/** Keeps something the viewer did. A claim on a colleague waits for them. Returns its id. */
export async function addEvidence(viewer: Viewer, input: AddEvidence, along?: Along): Promise<string> {
  return write(viewer, async (tx, record) => {
    const { decision, claim, ...facts } = await partsOf(tx, viewer, input);
    await permitCompetencies(tx, viewer, input.competencyIds);
    const { id } = await tx.evidence.create({
      data: {
        ...facts,
        personId: viewer.personId,
        competencies: { create: input.competencyIds.map((competencyId) => ({ competencyId })) },
        ...(decision ? { decision: { create: decision } } : {}),
        ...(claim ? { claim: { create: claim } } : {}),
      },
      select: { id: true },
    });
    await along?.(tx, id);
    record("evidence.added", id, { about: viewer.personId, fields: [input.kind] });
    return id;
  });
}

/** Evidence in two actions: links, and the competency they show. A piece for each, named after its address, from today. */
export async function addLinks(viewer: Viewer, { link: links, competencyId }: AddLinks): Promise<string[]> {
  return write(viewer, async (tx, record) => {
    const competencyIds = competencyId ? [competencyId] : [];
    await permitCompetencies(tx, viewer, competencyIds);
    const ids: string[] = [];
    for (const link of links) {
      const { id } = await tx.evidence.create({
        data: {
          personId: viewer.personId,
          kind: "delivery",
          title: recogniseLink(link).label.slice(0, 200),
          happenedOn: dateOf(today(viewer.timeZone)),
          links: [link],
          competencies: { create: competencyIds.map((one) => ({ competencyId: one })) },
        },
        select: { id: true },
      });
      record("evidence.added", id, { about: viewer.personId, fields: ["delivery"] });
      ids.push(id);
    }
    return ids;
  });
}

/** Undoes the keeping of links, of those that nobody has worked on since. */
export async function takeBackLinks(viewer: Viewer, { evidenceIds }: TakeBackLinks): Promise<number> {
  return write(viewer, async (tx, record) => {
    const rows = await tx.evidence.updateManyAndReturn({
      where: { AND: [visible.ownEvidence(viewer), { id: { in: evidenceIds }, version: 1 }] },
      data: { removedAt: new Date(), version: { increment: 1 } },
      select: { id: true },
    });
    if (!rows.length) throw new NotFound();
    for (const { id } of rows) record("evidence.removed", id, { about: viewer.personId });
    return rows.length;
  });
}

/** Changes a piece of one's own. Other words about a colleague are a new question to them. */
export async function reviseEvidence(viewer: Viewer, { evidenceId: id, version, ...input }: ReviseEvidence): Promise<string> {
  return write(viewer, async (tx, record) => {
    const current = await own(tx, viewer, id);
    if (current.kind !== input.kind) throw new Refused("A piece of evidence keeps its kind. Add a new one instead.");
    const { decision, claim, ...facts } = await partsOf(tx, viewer, input);
    const { count } = await tx.evidence.updateMany({
      where: { id, version, ...visible.ownEvidence(viewer) },
      data: { ...facts, version: { increment: 1 } },
    });
    if (!count) throw new Conflict({ title: current.title, plainLine: current.plainLine, words: current.words });
    if (decision) await tx.decision.updateMany({ where: { evidenceId: id }, data: decision });
    if (claim) await tx.multiplierClaim.updateMany({ where: { evidenceId: id }, data: claim });
    const had = current.competencies.map((one) => one.competencyId);
    const more = input.competencyIds.filter((one) => !had.includes(one));
    await permitCompetencies(tx, viewer, more);
    await tx.evidenceCompetency.deleteMany({ where: { evidenceId: id, competencyId: { notIn: input.competencyIds } } });
    await tx.evidenceCompetency.createMany({ data: more.map((competencyId) => ({ evidenceId: id, competencyId })) });
    record("evidence.revised", id, { about: viewer.personId, fields: ["title", "words", "links", "competencies"] });
    return id;
  });
}

export const shareEvidence = (viewer: Viewer, input: EvidenceVersion) => turn(viewer, input, { shared: true }, "evidence.shared");
export const keepEvidencePrivate = (viewer: Viewer, input: EvidenceVersion) => turn(viewer, input, { shared: false }, "evidence.unshared");

/** Takes a piece away; it can be brought back. */
export const removeEvidence = (viewer: Viewer, input: EvidenceVersion) =>
  turn(viewer, input, { removedAt: new Date() }, "evidence.removed");

export async function restoreEvidence(viewer: Viewer, { evidenceId: id }: EvidenceVersion): Promise<string> {
  return write(viewer, async (tx, record) => {
    const { count } = await tx.evidence.updateMany({
      where: { id, personId: viewer.personId, removedAt: { not: null } },
      data: { removedAt: null, version: { increment: 1 } },
    });
    if (!count) throw new NotFound();
    record("evidence.restored", id, { about: viewer.personId });
    return id;
  });
}

async function turn(
  viewer: Viewer,
  { evidenceId: id, version }: EvidenceVersion,
  data: { shared: boolean } | { removedAt: Date },
  event: "evidence.shared" | "evidence.unshared" | "evidence.removed",
): Promise<string> {
  return write(viewer, async (tx, record) => {
    await own(tx, viewer, id);
    const { count } = await tx.evidence.updateMany({
      where: { id, version, ...visible.ownEvidence(viewer) },
      data: { ...data, version: { increment: 1 } },
    });
    if (!count) throw new Conflict({});
    record(event, id, { about: viewer.personId });
    return id;
  });
}

async function own(tx: Writer, viewer: Viewer, id: string) {
  const row = await tx.evidence.findFirst({
    where: { id, ...visible.ownEvidence(viewer) },
    select: { kind: true, title: true, plainLine: true, words: true, competencies: { select: { competencyId: true } } },
  });
  if (!row) throw new NotFound();
  return row;
}

// What each kind needs, and the rows it is kept in.
async function partsOf(tx: Writer, viewer: Viewer, input: AddEvidence) {
  const { kind, happenedOn, plainLine, words, links, shared } = input;
  const faults: Record<string, string> = {};
  if (!input.title && kind !== "multiplier") faults.title = "Please name it in a few words.";
  if (happenedOn > today(viewer.timeZone)) faults.happenedOn = "That day is still to come.";
  if (kind === "decision" && !input.why) faults.why = "Please say why.";
  if (kind === "multiplier" && !input.ability) faults.ability = "Please say what they can do now.";
  if (kind === "sharing" && !input.sharingStep) faults.sharingStep = "Please pick one.";
  const { colleague, fault } = kind === "multiplier" ? await findColleague(tx, viewer, input.colleague) : { colleague: null, fault: null };
  if (fault) faults.colleague = fault;
  if (Object.keys(faults).length) throw new Refused("Please look at the marked fields.", faults);
  const { leftOut, why, upkeep, affected, afterwards, revisitOn, ability } = input;
  return {
    kind,
    title: colleague ? ability.slice(0, 200) : input.title,
    happenedOn: dateOf(happenedOn),
    plainLine,
    words,
    links,
    shared,
    sharingStep: kind === "sharing" ? input.sharingStep : null,
    decision: kind === "decision" ? { leftOut, why, upkeep, affected, afterwards, revisitOn: revisitOn ? dateOf(revisitOn) : null } : null,
    claim: colleague ? { colleagueId: colleague.id, ability } : null,
  };
}

async function permitCompetencies(tx: Writer, viewer: Viewer, ids: string[]) {
  const known = await tx.competency.count({ where: { id: { in: ids }, version: visible.frameworkVersions(viewer) } });
  if (known !== new Set(ids).size) throw new Refused("Please look at the marked fields.", { competencyIds: "That is not a valid choice." });
}
