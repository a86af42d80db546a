import { beforeEach, describe, expect, it } from "vitest";
import { addDays, dayOf, today } from "@/lib/clock";
import { everything, pool } from "@/lib/db";
import { Conflict, Forbidden, NotFound, Refused } from "@/lib/errors";
import { getEvidence, getEvidenceChoices, listEvidence } from "@/lib/evidence/queries";
import { answerHours, answerInterest, showInterest } from "@/lib/interests/mutations";
import { extendAssignment, finishAssignment, offerAssignment, reviseAssignment, withdrawAssignment } from "@/lib/opportunities/mutations";
import { getOpening, listOwnAssignments } from "@/lib/opportunities/queries";
import {
  addCheckIn,
  endParticipation,
  keepDebrief,
  keepReflection,
  saveDebrief,
  saveReflection,
  writeKickOff,
} from "@/lib/participations/mutations";
import { getParticipation, listParticipations } from "@/lib/participations/queries";
import { as, cast, todayOf, zoneOf } from "@/tests/support/cast";

const facts = () => ({
  title: "Lead something small",
  what: "A thing.",
  why: "It is new.",
  hours: 3,
  startsOn: todayOf("ned"),
  endsOn: addDays(todayOf("ned"), 30),
  closesOn: null,
  seats: 1,
  remote: false,
  unitId: null,
  competencyIds: [competencyId],
  tracks: [],
});

// Ned offers, Eve does it, Mo gives the hours.
let assignmentId = "";
let participationId = "";
let competencyId = "";
beforeEach(async () => {
  const [ned, eve, mo] = [await as("ned"), await as("eve"), await as("mo")];
  competencyId = (await getEvidenceChoices(ned)).groups[0]?.competencies[0]?.id ?? "";
  assignmentId = await offerAssignment(ned, facts());
  const interestId = await showInterest(eve, { assignmentId, words: "Me." });
  await answerInterest(ned, { interestId, answer: "yes", words: "" });
  await answerHours(mo, { interestId, answer: "yes", words: "" });
  participationId = (await everything.participation.findFirst({ where: { interestId }, select: { id: true } }))?.id ?? "";
});

const reflection = { practised: "Asking first.", surprised: "They answered.", energy: "gave" as const };

describe("a participation", () => {
  it("is read by its three and by nobody else", async () => {
    for (const who of cast)
      expect(Boolean(await getParticipation(await as(who), participationId)), who).toBe(["eve", "mo", "ned"].includes(who));
    expect(await getParticipation(await as("eve"), participationId)).toMatchObject({ role: "participant", names: { owner: "Ned Kovač" } });
    const reads = await everything.accessEvent.findMany({
      where: { subject: { handle: "eve" }, kind: "participation" },
      select: { reader: { select: { handle: true } } },
    });
    expect(reads.map((one) => one.reader.handle).sort()).toEqual(["mo", "ned"]);
  });

  it("begins with a note that two can write without losing a word", async () => {
    await writeKickOff(await as("ned"), { participationId, version: 1, kickOff: "Ned's words." });
    await expect(writeKickOff(await as("eve"), { participationId, version: 1, kickOff: "Eve's words." })).rejects.toMatchObject({
      constructor: Conflict,
      theirs: { kickOff: "Ned's words." },
    });
    await writeKickOff(await as("eve"), { participationId, version: 2, kickOff: "Ned's words, and Eve's." });
    await expect(writeKickOff(await as("mo"), { participationId, version: 3, kickOff: "x" })).rejects.toBeInstanceOf(Forbidden);
    await expect(writeKickOff(await as("ivy"), { participationId, version: 3, kickOff: "x" })).rejects.toBeInstanceOf(NotFound);
  });

  it("keeps check-ins as they were said", async () => {
    await addCheckIn(await as("eve"), { participationId, words: "First." });
    await addCheckIn(await as("ned"), { participationId, words: "Second." });
    await expect(addCheckIn(await as("mo"), { participationId, words: "x" })).rejects.toBeInstanceOf(Forbidden);
    expect((await getParticipation(await as("mo"), participationId))?.checkIns.map((one) => [one.by, one.words])).toEqual([
      ["Ned Kovač", "Second."],
      ["Eve Lindqvist", "First."],
    ]);
  });

  it("turns a reflection into a delivery of the participant, once", async () => {
    const eve = await as("eve");
    await expect(keepReflection(eve, { participationId, readers: "shared" })).rejects.toThrow("Write your reflection first.");
    for (const other of ["ned", "mo"] as const)
      await expect(saveReflection(await as(other), { participationId, version: 0, ...reflection })).rejects.toBeInstanceOf(Forbidden);
    await saveReflection(eve, { participationId, version: 0, ...reflection });
    await expect(saveReflection(eve, { participationId, version: 0, ...reflection })).rejects.toMatchObject({
      constructor: Conflict,
      theirs: { practised: "Asking first." },
    });
    for (const other of ["ned", "mo", "ivy"] as const)
      await expect(keepReflection(await as(other), { participationId, readers: "shared" })).rejects.toBeInstanceOf(NotFound);
    const tries = await Promise.allSettled([1, 2, 3].map(() => keepReflection(eve, { participationId, readers: "shared" })));
    const kept = tries.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    expect(kept).toHaveLength(1);
    expect(await getEvidence(eve, kept[0] ?? "")).toMatchObject({
      kind: "delivery",
      title: "Lead something small",
      words: "Asking first.\n\nWhat surprised me:\nThey answered.",
      shared: true,
      competencyIds: [competencyId],
    });
    expect((await listEvidence(await as("mo"), "eve"))?.pieces.map((one) => one.id)).toContain(kept[0]);
    expect(await everything.evidence.count({ where: { title: "Lead something small", person: { handle: "eve" } } })).toBe(1);
    expect((await getParticipation(eve, participationId))?.reflection?.evidenceId).toBe(kept[0]);
  });

  it("turns the owner's debrief into feedback the participant keeps, for themselves if they like", async () => {
    const [eve, ned] = [await as("eve"), await as("ned")];
    await expect(keepDebrief(eve, { participationId, readers: "private" })).rejects.toBeInstanceOf(Refused);
    await expect(saveDebrief(eve, { participationId, version: 0, words: "x" })).rejects.toBeInstanceOf(Forbidden);
    await saveDebrief(ned, { participationId, version: 0, words: "She asked before she decided." });
    const id = await keepDebrief(eve, { participationId, readers: "private" });
    expect(await getEvidence(eve, id)).toMatchObject({
      kind: "feedback",
      title: "Ned Kovač on “Lead something small”",
      words: "She asked before she decided.",
      shared: false,
    });
    expect((await listEvidence(await as("mo"), "eve"))?.pieces.map((one) => one.id)).not.toContain(id);
    await saveDebrief(ned, { participationId, version: 1, words: "And she listened." });
    expect(await getEvidence(eve, id)).toMatchObject({ words: "She asked before she decided." });
  });

  it.each(["eve", "ned", "mo"] as const)("is ended by %s, once", async (who) => {
    const viewer = await as(who);
    await endParticipation(viewer, { participationId, words: "Enough for now." });
    expect(await getParticipation(viewer, participationId)).toMatchObject({ ending: "early", endWords: "Enough for now." });
    await expect(endParticipation(viewer, { participationId, words: "" })).rejects.toThrow("It has ended already.");
    await expect(endParticipation(await as("ivy"), { participationId, words: "" })).rejects.toBeInstanceOf(NotFound);
  });

  it("lasts as long as its assignment: extended with it, done with it, and in the way of taking it back", async () => {
    const [ned, eve] = [await as("ned"), await as("eve")];
    await expect(withdrawAssignment(ned, { assignmentId })).rejects.toThrow("Somebody is doing this now.");
    await extendAssignment(ned, { assignmentId, endsOn: addDays(todayOf("ned"), 60) });
    expect(await getParticipation(eve, participationId)).toMatchObject({ endsOn: addDays(todayOf("ned"), 60) });
    await finishAssignment(ned, { assignmentId });
    expect(await getParticipation(eve, participationId)).toMatchObject({ ending: "finished" });
    expect(await getOpening(eve, assignmentId)).toMatchObject({ state: "done" });
    const told = await everything.auditEvent.findMany({
      where: { recordId: participationId, about: { handle: "eve" } },
      orderBy: { at: "asc" },
      select: { event: true },
    });
    expect(told.map((one) => one.event)).toEqual(["participation.begun", "participation.extended", "participation.finished"]);
  });

  it("ends in the calendar of whoever does it, also where its owner's day is the one before", async () => {
    // Between these two it is never the same day.
    await pool().query("UPDATE person SET time_zone = 'Pacific/Niue' WHERE handle = 'ned'");
    await pool().query("UPDATE person SET time_zone = 'Pacific/Kiritimati' WHERE handle = 'eve'");
    const day = today("Pacific/Kiritimati");
    await pool().query("UPDATE participation SET started_on = $2 WHERE id = $1", [participationId, day]);
    await finishAssignment(await as("ned"), { assignmentId });
    const [row] = await everything.participation.findMany({ where: { id: participationId }, select: { startedOn: true, endedOn: true } });
    expect(row && [dayOf(row.startedOn), row.endedOn && dayOf(row.endedOn)]).toEqual([day, day]);
    await expect(pool().query("UPDATE participation SET ended_on = started_on - 1 WHERE id = $1", [participationId])).rejects.toThrow(
      "participation_ends_after_it_starts",
    );
    for (const handle of ["ned", "eve"]) await pool().query("UPDATE person SET time_zone = $2 WHERE handle = $1", [handle, zoneOf(handle)]);
  });

  it("takes no more hours than the manager agreed to", async () => {
    const ned = await as("ned");
    const change = (hours: number, version: number) => reviseAssignment(ned, { ...facts(), hours, assignmentId, version });
    await expect(change(4, 1)).rejects.toMatchObject({ fields: { hours: expect.stringContaining("agreed to fewer") } });
    await change(2, 1);
    await endParticipation(ned, { participationId, words: "" });
    await change(9, 2);
  });

  it("is seen at a glance by the owner, the participant and their manager", async () => {
    const { assignments } = await listOwnAssignments(await as("ned"));
    expect(assignments.find((one) => one.id === assignmentId)).toMatchObject({
      state: "filled",
      waiting: 0,
      doing: [{ id: participationId, name: "Eve Lindqvist" }],
    });
    const seen = async (who: "eve" | "mo" | "ivy" | "ned") =>
      (await listParticipations(await as(who))).participations.filter((one) => one.id === participationId).map((one) => one.who);
    expect([await seen("eve"), await seen("mo"), await seen("ivy"), await seen("ned")]).toEqual([["You"], ["Eve Lindqvist"], [], []]);
  });
});
