import { addDays } from "@/lib/clock";
import { everything } from "@/lib/db";
import { revisitDecision } from "@/lib/decisions/mutations";
import { getOutlook } from "@/lib/outlooks/queries";
import {
  addEvidence,
  addLinks,
  takeBackLinks,
  keepEvidencePrivate,
  removeEvidence,
  restoreEvidence,
  reviseEvidence,
  shareEvidence,
} from "@/lib/evidence/mutations";
import { countSharingSteps, getBrag, getEvidence, getEvidenceChoices, listEvidence } from "@/lib/evidence/queries";
import type { AddEvidence } from "@/lib/evidence/schema";
import { todayOf } from "@/tests/support/cast";
import { answerClaim } from "@/lib/multipliers/mutations";
import { exportOwnRecords } from "@/lib/own-records/mutations";
import { getOwnRecords } from "@/lib/own-records/queries";
import { getTimeline } from "@/lib/timelines/queries";
import { personViewer } from "@/scripts/support/viewer";
import { eveAndAbove, type MutationRow, type QueryRow } from "./rows";

const piece = (): AddEvidence => ({
  kind: "delivery",
  title: "A thing",
  happenedOn: addDays(todayOf("eve"), -1),
  plainLine: "",
  words: "",
  links: [],
  competencyIds: [],
  shared: true,
  sharingStep: null,
  leftOut: "",
  why: "",
  upkeep: "",
  affected: "",
  afterwards: "",
  revisitOn: null,
  colleague: "",
  ability: "",
});
const evidenceOf = async (handle: string, kind: "delivery" | "decision" | "multiplier" = "delivery") =>
  (await everything.evidence.findFirst({
    where: { person: { handle }, kind, removedAt: null },
    select: { id: true, version: true, claim: { select: { ability: true } } },
  })) ?? { id: crypto.randomUUID(), version: 1, claim: null };
const pieceOf = async (handle: string, stale = 0) => {
  const { id, version } = await evidenceOf(handle);
  return { evidenceId: id, version: version + stale };
};

export const evidenceQueries: Record<string, QueryRow> = {
  "lib/timelines/queries.ts getTimeline": {
    ask: (viewer) => getTimeline(viewer),
    gives: ["eve"],
    has: ({ name }: { name: string }) => name === "Eve Lindqvist",
  },
  "lib/own-records/queries.ts getOwnRecords": {
    ask: (viewer) => getOwnRecords(viewer),
    gives: ["eve"],
    has: ({ person }: { person: { handle: string } }) => person.handle === "eve",
  },
  "lib/evidence/queries.ts listEvidence": { ask: (viewer) => listEvidence(viewer, "eve"), gives: eveAndAbove },
  "lib/evidence/queries.ts getEvidence": { ask: async (viewer) => getEvidence(viewer, (await evidenceOf("eve")).id), gives: ["eve"] },
  "lib/evidence/queries.ts getBrag": {
    ask: (viewer) => getBrag(viewer, { from: addDays(todayOf("eve"), -365), to: todayOf("eve"), withPrivate: true }),
    gives: ["eve"],
    has: ({ pieces }: { pieces: { kind: string }[] }) => pieces.some((one) => one.kind === "feedback"),
  },
  "lib/evidence/queries.ts getEvidenceChoices": { ask: (viewer) => getEvidenceChoices(viewer), gives: "everybody" },
  "lib/evidence/queries.ts countSharingSteps": {
    ask: (viewer) => countSharingSteps(viewer),
    gives: ["sarah"],
    has: (steps: Record<string, number>) => Object.keys(steps).length > 0,
  },
  "lib/outlooks/queries.ts getOutlook": {
    // Eve has a decision to look back at, Sarah a claim to answer; nobody sees another's.
    ask: (viewer) => getOutlook(viewer),
    gives: ["eve", "sarah"],
    has: ({ decisions, claims }: { decisions: unknown[]; claims: unknown[] }) => decisions.length + claims.length > 0,
  },
};

export const evidenceMutations: Record<string, MutationRow> = {
  "lib/own-records/mutations.ts exportOwnRecords": {
    attempt: (viewer) => exportOwnRecords(viewer, { format: "zip" }),
    allows: "everybody",
    records: ["own_records.exported of self"],
  },
  "lib/evidence/mutations.ts addEvidence": {
    attempt: (viewer) => addEvidence(viewer, piece()),
    allows: "everybody",
    records: ["evidence.added of self"],
  },
  "lib/evidence/mutations.ts addLinks": {
    attempt: (viewer) => addLinks(viewer, { link: ["https://example.com/a"], competencyId: null }),
    allows: "everybody",
    records: ["evidence.added of self"],
  },
  "lib/evidence/mutations.ts takeBackLinks": {
    attempt: async (viewer) => takeBackLinks(viewer, { evidenceIds: [(await pieceOf("eve")).evidenceId] }),
    allows: ["eve"],
    records: ["evidence.removed of self"],
  },
  "lib/evidence/mutations.ts reviseEvidence": {
    attempt: async (viewer, stale) => reviseEvidence(viewer, { ...piece(), ...(await pieceOf("eve", stale)) }),
    allows: ["eve"],
    records: ["evidence.revised of self"],
  },
  "lib/evidence/mutations.ts shareEvidence": {
    attempt: async (viewer, stale) => shareEvidence(viewer, await pieceOf("eve", stale)),
    allows: ["eve"],
    records: ["evidence.shared of self"],
  },
  "lib/evidence/mutations.ts keepEvidencePrivate": {
    attempt: async (viewer, stale) => keepEvidencePrivate(viewer, await pieceOf("eve", stale)),
    allows: ["eve"],
    records: ["evidence.unshared of self"],
  },
  "lib/evidence/mutations.ts removeEvidence": {
    attempt: async (viewer, stale) => removeEvidence(viewer, await pieceOf("eve", stale)),
    allows: ["eve"],
    records: ["evidence.removed of self"],
  },
  "lib/evidence/mutations.ts restoreEvidence": {
    attempt: async (viewer) => {
      const removed = await everything.evidence.findFirst({
        where: { person: { handle: "eve" }, removedAt: { not: null } },
        select: { id: true, version: true },
      });
      return restoreEvidence(viewer, { evidenceId: removed?.id ?? (await removedOfEve()), version: 1 });
    },
    allows: ["eve"],
    records: ["evidence.restored of self"],
  },
  "lib/decisions/mutations.ts revisitDecision": {
    attempt: async (viewer) =>
      revisitDecision(viewer, { evidenceId: (await evidenceOf("eve", "decision")).id, outcome: "partly", outcomeWords: "" }),
    allows: ["eve"],
    records: ["decision.revisited of self"],
  },
  "lib/multipliers/mutations.ts answerClaim": {
    attempt: async (viewer) => {
      const { id, claim } = await evidenceOf("eve", "multiplier");
      return answerClaim(viewer, { evidenceId: id, ability: claim?.ability ?? "", answer: "confirmed", correction: "" });
    },
    allows: ["sarah"],
    records: ["multiplier.confirmed of eve"],
  },
};

async function removedOfEve(): Promise<string> {
  const eve = await personViewer("eve");
  const evidenceId = await addEvidence(eve, piece());
  return removeEvidence(eve, { evidenceId, version: 1 });
}
