import { openRound, reopenRound, saveAssessment, withdrawRound } from "@/lib/assessments/mutations";
import { getAgreedCell, getRound, listAsked, listRounds, listWantedOpportunities } from "@/lib/assessments/queries";
import { everything } from "@/lib/db";
import { listReports } from "@/lib/team/queries";
import { personViewer } from "@/scripts/support/viewer";
import { eveAndAbove, type MutationRow, type QueryRow } from "./rows";

const levelId = async (key = "cto") => (await everything.level.findFirst({ where: { key }, select: { id: true } }))?.id ?? "";
const roundOf = async (handle: string, state: "open" | "revealed") =>
  (await everything.assessmentRound.findFirst({ where: { person: { handle }, state }, select: { id: true, levelId: true } })) ?? {
    id: crypto.randomUUID(),
    levelId: "",
  };

// Who may open it again finds it revealed, also after somebody else did.
async function revealedOfEve(): Promise<string> {
  const { id } = await roundOf("eve", "revealed");
  const again = await everything.assessmentRound.findFirst({
    where: { reopenedReason: "Once more", state: "open" },
    select: { id: true, levelId: true },
  });
  if (!again) return id;
  for (const handle of ["eve", "mo"]) {
    const viewer = await personViewer(handle);
    const round = await getRound(viewer, again.id);
    const answer = Object.fromEntries((round?.cells ?? []).map((cell) => [cell.id, "not_seen" as const]));
    await saveAssessment(viewer, { roundId: again.id, version: round?.version ?? 1, answer, words: {}, chance: {}, step: "submit" });
  }
  return again.id;
}

export const assessmentQueries: Record<string, QueryRow> = {
  "lib/assessments/queries.ts getRound": {
    ask: async (viewer) => getRound(viewer, (await roundOf("eve", "revealed")).id),
    gives: eveAndAbove,
  },
  "lib/assessments/queries.ts listRounds": {
    ask: (viewer) => listRounds(viewer),
    gives: ["eve", "mo"],
    has: (rounds: { person: { handle: string } }[]) => rounds.some((round) => round.person.handle === "eve"),
  },
  "lib/assessments/queries.ts listAsked": { ask: async (viewer) => listAsked(viewer, await levelId()), gives: "everybody" },
  "lib/assessments/queries.ts getAgreedCell": {
    ask: async (viewer) => {
      const round = await roundOf("eve", "revealed");
      return getAgreedCell(viewer, round.id, (await listAsked(viewer, round.levelId))[0]?.id);
    },
    gives: ["eve"],
  },
  "lib/assessments/queries.ts listWantedOpportunities": { ask: (viewer) => listWantedOpportunities(viewer), gives: ["mo"] },
  "lib/team/queries.ts listReports": {
    ask: (viewer) => listReports(viewer),
    gives: ["mo"],
    has: (people: { handle: string }[]) => people.some((person) => person.handle === "eve"),
  },
};

export const assessmentMutations: Record<string, MutationRow> = {
  "lib/assessments/mutations.ts openRound": {
    attempt: async (viewer) => openRound(viewer, { handle: "eve", levelId: await levelId(viewer.handle === "mo" ? "director" : "cto") }),
    allows: ["eve", "mo"],
    records: ["assessment.opened of eve"],
  },
  "lib/assessments/mutations.ts saveAssessment": {
    attempt: async (viewer, stale) => {
      const roundId = (await roundOf("sarah", "open")).id;
      const save = async (off: number) => {
        const version = ((await getRound(viewer, roundId))?.version ?? 1) + off;
        return saveAssessment(viewer, { roundId, version, answer: {}, words: {}, chance: {}, step: "save" });
      };
      // Whoever saves a side first takes nothing from anybody.
      if (stale) await save(0);
      return save(stale);
    },
    allows: ["sarah", "mo"],
    records: ["assessment.saved of self"],
  },
  "lib/assessments/mutations.ts withdrawRound": {
    attempt: async (viewer) => withdrawRound(viewer, { roundId: (await roundOf("sarah", "open")).id }),
    allows: ["sarah"],
    records: ["assessment.withdrawn of self"],
  },
  "lib/assessments/mutations.ts reopenRound": {
    attempt: async (viewer) => reopenRound(viewer, { roundId: await revealedOfEve(), reason: "Once more" }),
    allows: ["eve", "mo"],
    records: (who) => [
      ...(who === "mo" ? ["assessment.submitted of eve", "assessment.submitted of eve by another"] : []),
      "assessment.reopened of eve",
    ],
  },
};
