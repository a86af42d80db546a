import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dateOf } from "@/lib/clock";
import { write, type Writer } from "@/lib/db";
import { Conflict, NotFound, Refused } from "@/lib/errors";
import { freeSlot } from "./rules";
import type { CorrectUpdate, EndFocus, OneUpdate, PlanVersion, PostUpdate, ReviewPlan, ReviseFocus, SetAim, StartFocus } from "./schema";

/** Says where one would like to go; the first aim begins the plan. Exploring and staying are aims like any other. */
export async function setAim(viewer: Viewer, input: SetAim): Promise<string> {
  return write(viewer, async (tx, record) => {
    const aimLevelId = input.aim === "level" ? await readableLevel(tx, viewer, input.aimLevelId) : null;
    if (input.aim === "experience" && !input.aimExperience)
      throw new Refused("Please look at the marked fields.", { aimExperience: "Which experience would you like to have?" });
    const aim = {
      aim: input.aim,
      aimLevelId,
      aimExperience: input.aim === "experience" ? input.aimExperience : null,
      aimWords: input.aimWords,
    };
    const plan = await tx.growthPlan.findFirst({ where: visible.ownPlan(viewer), select: { id: true, aimWords: true, version: true } });
    if (!plan) {
      const { id } = await tx.growthPlan.create({ data: { ...aim, personId: viewer.personId }, select: { id: true } });
      record("growth_plan.begun", id, { about: viewer.personId, fields: ["aim"] });
      return id;
    }
    const { count } = await tx.growthPlan.updateMany({
      where: { id: plan.id, version: input.version ?? plan.version },
      data: { ...aim, version: { increment: 1 } },
    });
    if (!count) throw new Conflict({ aimWords: plan.aimWords });
    record("growth_plan.aimed", plan.id, { about: viewer.personId, fields: ["aim", "aimWords"] });
    return plan.id;
  });
}

/** Takes up a competency of the level one aims at (or stands on), or an experience; three at a time. */
export async function startFocus(viewer: Viewer, input: StartFocus): Promise<string> {
  if (!input.competencyId === !input.experience)
    throw new Refused("Please look at the marked fields.", {
      competencyId: "Pick a competency, or write an experience instead: one of the two.",
    });
  return write(viewer, async (tx, record) => {
    const plan = await openPlan(tx, viewer);
    const slot = freeSlot(plan.focuses.map((focus) => focus.slot));
    if (!slot) throw new Refused("Three focuses at a time are enough. End one first.");
    const cell = input.competencyId
      ? await cellOf(tx, viewer, input.levelId ?? plan.aimLevelId, input.competencyId)
      : { competencyId: null, levelId: null, experience: input.experience };
    const { nextStep, comfort, kind } = input;
    const { id } = await tx.focus.create({
      data: { planId: plan.id, slot, ...cell, nextStep, comfort, kind, dueOn: input.dueOn ? dateOf(input.dueOn) : null },
      select: { id: true },
    });
    record("focus.started", id, { about: viewer.personId, fields: ["nextStep", "dueOn", "comfort", "kind"] });
    return id;
  });
}

export async function reviseFocus(viewer: Viewer, input: ReviseFocus): Promise<string> {
  return write(viewer, async (tx, record) => {
    const { focusId: id, version, nextStep, comfort, kind } = input;
    const own = { id, endedAt: null, plan: visible.ownPlan(viewer) };
    const dueOn = input.dueOn ? dateOf(input.dueOn) : null;
    const { count } = await tx.focus.updateMany({
      where: { ...own, version },
      data: { nextStep, comfort, kind, dueOn, revisedAt: new Date(), version: { increment: 1 } },
    });
    if (!count) {
      const current = await tx.focus.findFirst({ where: own, select: { nextStep: true } });
      throw current ? new Conflict(current) : new NotFound();
    }
    record("focus.revised", id, { about: viewer.personId, fields: ["nextStep", "dueOn", "comfort", "kind"] });
    return id;
  });
}

/** Ends a focus: practised enough, or set aside. Both are fine. */
export async function endFocus(viewer: Viewer, { focusId: id, ending }: EndFocus): Promise<string> {
  return write(viewer, async (tx, record) => {
    const { count } = await tx.focus.updateMany({
      where: { id, endedAt: null, plan: visible.ownPlan(viewer) },
      data: { endedAt: new Date(), ending, version: { increment: 1 } },
    });
    if (!count) throw new NotFound();
    record("focus.ended", id, { about: viewer.personId, fields: ["ending"] });
    return id;
  });
}

/** The two-minute update. A paused plan wakes up with it. */
export async function postUpdate(viewer: Viewer, { focusId, feeling, words }: PostUpdate): Promise<string> {
  return write(viewer, async (tx, record) => {
    const plan = await openPlan(tx, viewer);
    if (focusId && !plan.focuses.some((focus) => focus.id === focusId)) throw new NotFound();
    const { id } = await tx.growthUpdate.create({
      data: { planId: plan.id, authorId: viewer.personId, focusId, feeling, words },
      select: { id: true },
    });
    if (plan.state === "paused")
      await tx.growthPlan.updateMany({ where: { id: plan.id }, data: { state: "active", version: { increment: 1 } } });
    record("growth_plan.updated", id, { about: viewer.personId, fields: ["feeling", "words"] });
    return id;
  });
}

/** Other words in the place of an update of one's own. The earlier ones stay in the database and are read by nobody else. */
export async function correctUpdate(viewer: Viewer, { updateId, feeling, words }: CorrectUpdate): Promise<string> {
  return write(viewer, async (tx, record) => {
    const { planId, focusId, createdAt } = await takeBack(tx, viewer, updateId);
    const { id } = await tx.growthUpdate.create({
      data: { planId, authorId: viewer.personId, focusId, feeling, words, createdAt, replacesId: updateId },
      select: { id: true },
    });
    record("growth_update.corrected", id, { about: viewer.personId, fields: ["feeling", "words"] });
    return id;
  });
}

/** Takes an update of one's own away; it can be brought back. */
export async function removeUpdate(viewer: Viewer, { updateId }: OneUpdate): Promise<string> {
  return write(viewer, async (tx, record) => {
    await takeBack(tx, viewer, updateId);
    record("growth_update.removed", updateId, { about: viewer.personId });
    return updateId;
  });
}

export async function restoreUpdate(viewer: Viewer, { updateId }: OneUpdate): Promise<string> {
  return write(viewer, async (tx, record) => {
    const { count } = await tx.growthUpdate.updateMany({
      where: { AND: [visible.ownUpdates(viewer), { id: updateId, removedAt: { not: null }, correction: null }] },
      data: { removedAt: null },
    });
    if (!count) throw new NotFound();
    record("growth_update.restored", updateId, { about: viewer.personId });
    return updateId;
  });
}

/**
 * A kind look at the goals when the spark is gone: focuses set aside, an aim let go, and the plan at rest
 * or going on. Nothing is lost: what was said before stays in the plan's history.
 */
export async function reviewPlan(viewer: Viewer, { version, focuses, aim, rest }: ReviewPlan): Promise<string> {
  const laidDown = Object.keys(focuses).filter((id) => focuses[id] === "set_aside");
  return write(viewer, async (tx, record) => {
    const plan = await openPlan(tx, viewer);
    const anew = aim === "same" ? {} : { aim, aimLevelId: null, aimExperience: null };
    const { count } = await tx.growthPlan.updateMany({
      where: { id: plan.id, version },
      data: { ...anew, state: rest ? "paused" : "active", version: { increment: 1 } },
    });
    if (!count) throw new Conflict({});
    await tx.focus.updateMany({
      where: { id: { in: laidDown }, planId: plan.id, endedAt: null },
      data: { endedAt: new Date(), ending: "set_aside", version: { increment: 1 } },
    });
    record(rest ? "growth_plan.paused" : "growth_plan.reviewed", plan.id, { about: viewer.personId, fields: ["state", "aim", "focuses"] });
    return plan.id;
  });
}

export async function resumePlan(viewer: Viewer, { version }: PlanVersion): Promise<string> {
  return write(viewer, async (tx, record) => {
    const plan = await openPlan(tx, viewer);
    const { count } = await tx.growthPlan.updateMany({
      where: { id: plan.id, state: "paused", version },
      data: { state: "active", version: { increment: 1 } },
    });
    if (!count) throw new Conflict({});
    record("growth_plan.resumed", plan.id, { about: viewer.personId, fields: ["state"] });
    return plan.id;
  });
}

// A wording is never changed, so its id is its version: one that no longer stands was changed meanwhile.
async function takeBack(tx: Writer, viewer: Viewer, id: string) {
  const mine = { AND: [visible.ownUpdates(viewer), { id }] };
  const { count } = await tx.growthUpdate.updateMany({ where: { AND: [mine, { removedAt: null }] }, data: { removedAt: new Date() } });
  const update = await tx.growthUpdate.findFirst({
    where: mine,
    select: { planId: true, focusId: true, createdAt: true, correction: { select: { words: true } } },
  });
  if (!update) throw new NotFound();
  if (!count) throw new Conflict(update.correction ?? {});
  return update;
}

async function openPlan(tx: Writer, viewer: Viewer) {
  const plan = await tx.growthPlan.findFirst({
    where: visible.ownPlan(viewer),
    select: { id: true, state: true, aimLevelId: true, focuses: { where: { endedAt: null }, select: { id: true, slot: true } } },
  });
  if (!plan) throw new NotFound();
  return plan;
}

async function readableLevel(tx: Writer, viewer: Viewer, levelId: string | null): Promise<string> {
  const level =
    levelId && (await tx.level.findFirst({ where: { id: levelId, version: visible.frameworkVersions(viewer) }, select: { id: true } }));
  if (!level) throw new Refused("Please look at the marked fields.", { aimLevelId: "Which level?" });
  return level.id;
}

// A competency is practised at the level that was asked for or is aimed at; without one, at one's own.
async function cellOf(tx: Writer, viewer: Viewer, wanted: string | null, competencyId: string) {
  const placement = wanted
    ? null
    : await tx.placement.findFirst({ where: { personId: viewer.personId, endedOn: null }, select: { levelId: true } });
  const levelId = wanted ?? placement?.levelId;
  const competency =
    levelId &&
    (await tx.competency.findFirst({
      where: { id: competencyId, version: { AND: [visible.frameworkVersions(viewer), { levels: { some: { id: levelId } } }] } },
      select: { id: true },
    }));
  if (!levelId || !competency)
    throw new Refused("Please look at the marked fields.", { competencyId: "This competency is not part of the level you aim at." });
  return { competencyId, levelId, experience: null };
}
