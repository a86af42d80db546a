import { everything } from "@/lib/db";
import { getTeamMap } from "@/lib/competency-maps/queries";
import { removeCheck, shareCheck, takeCheck, withdrawCheck } from "@/lib/decision-checks/mutations";
import { getSharedCheck, listChecks } from "@/lib/decision-checks/queries";
import { addDuty, assignDuty, endDuty } from "@/lib/duties/mutations";
import { getOwnDuties, listDuties } from "@/lib/duties/queries";
import { answerRequest, askFeedback, declineRequest, giveFeedback, keepFeedback, takeBackFeedback } from "@/lib/feedback/mutations";
import { getFeedbackChoices, listFeedback, listOwnRequests, listRequestsToAnswer } from "@/lib/feedback/queries";
import { addHandoffLine, removeHandoffLine, saveHandoff } from "@/lib/handoffs/mutations";
import { getHandoff, listHandoffs } from "@/lib/handoffs/queries";
import { listBelow } from "@/lib/team/queries";
import { as, type Persona } from "@/tests/support/cast";
import type { MutationRow, QueryRow } from "./rows";

const none = { id: crypto.randomUUID(), version: 1 };
const leads: Persona[] = ["lea", "mo", "dan", "ned"];

const given = async (by: string, to: string) =>
  (
    await everything.feedback.findFirst({
      where: { author: { handle: by }, subject: { handle: to }, takenBackAt: null },
      select: { id: true },
    })
  )?.id ?? none.id;
const asked = async (whom: string) =>
  (await everything.feedbackRequest.findFirst({ where: { asked: { handle: whom }, declinedAt: null, answer: null }, select: { id: true } }))
    ?.id ?? none.id;
const handoff = async () =>
  (await everything.handoff.findFirst({ where: { person: { handle: "mateo-herrera" } }, select: { id: true, version: true } })) ?? none;
const duty = async () =>
  (await everything.duty.findFirst({
    where: { manager: { handle: "mo" }, endedAt: null },
    orderBy: { name: "desc" },
    select: { id: true, version: true },
  })) ?? none;
const check = async (handle: string, shared: boolean) =>
  (
    await everything.decisionCheck.findFirst({
      where: { person: { handle }, sharedAt: shared ? { not: null } : null },
      orderBy: { createdAt: "asc" },
      select: { id: true },
    })
  )?.id ?? none.id;
const answers = { mentoring: 3, challenge: "both", handsOn: 3, leadingBy: "both", words: "" } as const;

export const managerQueries: Record<string, QueryRow> = {
  "lib/feedback/queries.ts listFeedback": {
    ask: async (viewer) => [
      ...(await listFeedback(viewer, { show: "received" })).feedback,
      ...(await listFeedback(viewer, { show: "given" })).feedback,
    ],
    gives: ["eve", "sarah", "ivy"],
  },
  "lib/feedback/queries.ts listRequestsToAnswer": { ask: (viewer) => listRequestsToAnswer(viewer), gives: ["tom"] },
  "lib/feedback/queries.ts listOwnRequests": { ask: (viewer) => listOwnRequests(viewer), gives: ["eve"] },
  "lib/feedback/queries.ts getFeedbackChoices": { ask: (viewer) => getFeedbackChoices(viewer), gives: "everybody" },
  "lib/handoffs/queries.ts listHandoffs": { ask: (viewer) => listHandoffs(viewer), gives: ["mo", "ned"] },
  "lib/handoffs/queries.ts getHandoff": { ask: async (viewer) => getHandoff(viewer, (await handoff()).id), gives: ["mo", "ned"] },
  // Mo's team, Mo, and whoever is above; Ned leads elsewhere.
  "lib/duties/queries.ts listDuties": {
    ask: (viewer) => listDuties(viewer, "mo"),
    gives: ["mo", "eve", "sarah", "ivy", "tom", "dan", "lea"],
  },
  "lib/duties/queries.ts getOwnDuties": {
    ask: async (viewer) => (await getOwnDuties(viewer)).duties,
    gives: ["mo"],
  },
  "lib/competency-maps/queries.ts getTeamMap": { ask: async (viewer) => (await getTeamMap(viewer)).rows, gives: leads },
  "lib/team/queries.ts listBelow": { ask: async (viewer) => (await listBelow(viewer)).people, gives: ["lea", "dan", "ned"] },
  "lib/decision-checks/queries.ts listChecks": { ask: async (viewer) => (await listChecks(viewer)).checks, gives: ["eve"] },
  "lib/decision-checks/queries.ts getSharedCheck": {
    ask: async (viewer) => {
      if (viewer.handle === "mo") await shareCheck(await as("eve"), { checkId: await check("eve", false) });
      return getSharedCheck(viewer, "eve");
    },
    gives: ["mo", "eve"],
  },
};

export const managerMutations: Record<string, MutationRow> = {
  "lib/feedback/mutations.ts askFeedback": {
    attempt: (viewer) =>
      askFeedback(viewer, {
        colleague: viewer.handle === "priya-raman" ? "lea" : "priya-raman",
        competencyId: null,
        question: "How was the talk?",
        readers: "subject",
      }),
    allows: "everybody",
    records: ["feedback.asked of self"],
  },
  "lib/feedback/mutations.ts giveFeedback": {
    attempt: (viewer) => giveFeedback(viewer, { colleague: "priya-raman", competencyId: null, words: "Thank you.", readers: "subject" }),
    allows: "everybody",
    records: ["feedback.given of priya-raman"],
  },
  "lib/feedback/mutations.ts answerRequest": {
    attempt: async (viewer) => answerRequest(viewer, { requestId: await asked("tom"), words: "It helped." }),
    allows: ["tom"],
    records: ["feedback.given of eve"],
  },
  "lib/feedback/mutations.ts declineRequest": {
    attempt: async (viewer) => {
      if (viewer.handle === "ivy")
        await askFeedback(await as("sam"), { colleague: "ivy", competencyId: null, question: "And?", readers: "subject" });
      return declineRequest(viewer, { requestId: await asked("ivy") });
    },
    allows: ["ivy"],
    records: ["feedback.asked of sam by another", "feedback.rested of self"],
  },
  "lib/feedback/mutations.ts takeBackFeedback": {
    attempt: async (viewer) => takeBackFeedback(viewer, { feedbackId: await given("ivy", "sarah") }),
    allows: ["ivy"],
    records: ["feedback.taken_back of sarah"],
  },
  // Mo may read it, and still it is Eve's to keep.
  "lib/feedback/mutations.ts keepFeedback": {
    attempt: async (viewer) => keepFeedback(viewer, { feedbackId: await given("sarah", "eve"), readers: "private" }),
    allows: ["eve"],
    records: ["evidence.added of self"],
  },
  "lib/handoffs/mutations.ts addHandoffLine": {
    attempt: async (viewer) => addHandoffLine(viewer, { handoffId: (await handoff()).id, kind: "agenda", words: "A point" }),
    allows: ["mo", "ned"],
    records: ["handoff.line_added of mateo-herrera"],
  },
  "lib/handoffs/mutations.ts removeHandoffLine": {
    attempt: async (viewer) =>
      removeHandoffLine(viewer, {
        lineId:
          (await everything.handoffLine.findFirst({ where: { author: { handle: "mo" }, removedAt: null }, select: { id: true } }))?.id ??
          none.id,
      }),
    allows: ["mo"],
    records: ["handoff.line_removed of mateo-herrera"],
  },
  "lib/handoffs/mutations.ts saveHandoff": {
    attempt: async (viewer, stale) => {
      const { id, version } = await handoff();
      return saveHandoff(viewer, {
        handoffId: id,
        version: version + stale,
        passesPlan: true,
        evidenceIds: [],
        promiseIds: [],
        commitmentIds: [],
        wish: "",
        step: "seal",
      });
    },
    allows: ["mateo-herrera"],
    records: ["handoff.sealed of self"],
  },
  "lib/duties/mutations.ts addDuty": {
    attempt: (viewer) => addDuty(viewer, { name: `Duty ${crypto.randomUUID().slice(0, 8)}`, holder: null, elsewhere: "" }),
    allows: leads,
    records: ["duty.added of self"],
  },
  "lib/duties/mutations.ts assignDuty": {
    attempt: async (viewer, stale) => {
      const { id, version } = await duty();
      return assignDuty(viewer, { dutyId: id, version: version + stale, holder: "mo", elsewhere: "" });
    },
    allows: ["mo"],
    records: ["duty.assigned of self"],
  },
  "lib/duties/mutations.ts endDuty": {
    attempt: async (viewer, stale) => {
      const { id, version } = await duty();
      return endDuty(viewer, { dutyId: id, version: version + stale });
    },
    allows: ["mo"],
    records: ["duty.ended of self"],
  },
  "lib/decision-checks/mutations.ts takeCheck": {
    attempt: (viewer) => takeCheck(viewer, answers),
    allows: "everybody",
    records: ["decision_check.taken of self"],
  },
  "lib/decision-checks/mutations.ts shareCheck": {
    attempt: async (viewer) => shareCheck(viewer, { checkId: await check("eve", false) }),
    allows: ["eve"],
    records: ["decision_check.shared of self"],
  },
  "lib/decision-checks/mutations.ts withdrawCheck": {
    attempt: async (viewer) => withdrawCheck(viewer, { checkId: await check("eve", true) }),
    allows: ["eve"],
    records: ["decision_check.withdrawn of self"],
  },
  "lib/decision-checks/mutations.ts removeCheck": {
    attempt: async (viewer) => removeCheck(viewer, { checkId: await check("eve", false) }),
    allows: ["eve"],
    records: ["decision_check.removed of self"],
  },
};
