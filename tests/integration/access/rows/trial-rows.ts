import { addDays } from "@/lib/clock";
import { everything, pool } from "@/lib/db";
import { getOwnTrials } from "@/lib/own-trials/queries";
import { getTermChoices } from "@/lib/trial-terms/queries";
import { sayReadiness } from "@/lib/readiness/mutations";
import { getReadiness } from "@/lib/readiness/queries";
import { answerPulse, keepPulse } from "@/lib/trial-pulses/mutations";
import { getAskedPulse, listLedPulses, listTrialsNamingMe } from "@/lib/trial-pulses/queries";
import { concludeTrial, keepTrial } from "@/lib/trial-verdicts/mutations";
import { endTrial, proposeTrial, reviseTrial, signTrial } from "@/lib/trials/mutations";
import { getTrial, listTrials, listTrialsAtHand, listTrialsSince } from "@/lib/trials/queries";
import { cast, type Persona, todayOf } from "@/tests/support/cast";
import { terms } from "../../trials/steps";
import type { MutationRow, QueryRow } from "./rows";

// Eve's trial, which runs: Ivy sponsors it, Mo manages her, Sarah (who has said something) and Tom are led. Mo's, which is
// over: Dan is both. Sarah's, which waits for Mo. And one that Eve proposes here, with Ned as its sponsor.
const proposed = "Try something else";
const trialOf = async (handle: string, title: string | null = null) =>
  (await everything.trial.findFirst({
    where: { person: { handle }, title: title ?? { not: proposed } },
    select: { id: true, version: true, verdict: { select: { version: true } } },
  })) ?? { id: crypto.randomUUID(), version: 1, verdict: null };
const three: Persona[] = ["eve", "mo", "ivy"];
const led: Persona[] = ["sarah", "tom"];
const proposal = () => {
  const { participationId: _, ...facts } = terms({
    title: proposed,
    sponsor: "ned",
    startsOn: addDays(todayOf("eve"), 60),
    endsOn: addDays(todayOf("eve"), 70),
  });
  return facts;
};

export const trialQueries: Record<string, QueryRow> = {
  "lib/trials/queries.ts getTrial": { ask: async (viewer) => getTrial(viewer, (await trialOf("eve")).id), gives: three },
  "lib/trials/queries.ts listTrials": { ask: async (viewer) => (await listTrials(viewer)).trials, gives: [...three, "dan", "sarah"] },
  "lib/trials/queries.ts listTrialsAtHand": { ask: (viewer) => listTrialsAtHand(viewer, "eve"), gives: three },
  "lib/trials/queries.ts listTrialsSince": { ask: (viewer) => listTrialsSince(viewer, "eve", addDays(todayOf("eve"), -7)), gives: three },
  "lib/trial-terms/queries.ts getTermChoices": {
    ask: async (viewer) => getTermChoices(viewer, { trialId: (await trialOf("eve")).id }),
    gives: three,
  },
  "lib/trial-pulses/queries.ts listTrialsNamingMe": { ask: (viewer) => listTrialsNamingMe(viewer), gives: led },
  "lib/trial-pulses/queries.ts getAskedPulse": { ask: async (viewer) => getAskedPulse(viewer, (await trialOf("eve")).id), gives: led },
  // Not Eve, whom it is about, and not Mo, who manages her and those she leads.
  "lib/trial-pulses/queries.ts listLedPulses": { ask: async (viewer) => listLedPulses(viewer, (await trialOf("eve")).id), gives: ["ivy"] },
  "lib/own-trials/queries.ts getOwnTrials": {
    ask: (viewer) => getOwnTrials(viewer),
    gives: ["eve", "mo", "sarah"],
    has: ({ trials, saidInTrials }: { trials: unknown[]; saidInTrials: unknown[] }) => trials.length + saidInTrials.length > 0,
  },
  "lib/readiness/queries.ts getReadiness": { ask: (viewer) => getReadiness(viewer, "eve"), gives: ["eve", "mo"] },
};

export const trialMutations: Record<string, MutationRow> = {
  "lib/trials/mutations.ts proposeTrial": {
    attempt: (viewer) => proposeTrial(viewer, { ...proposal(), sponsor: viewer.handle === "ned" ? "mo" : "ned", participationId: null }),
    // Nobody manages Lea: there is nobody to promise it with.
    allows: cast.filter((handle) => handle !== "lea"),
    records: ["trial.proposed of self"],
  },
  "lib/trials/mutations.ts reviseTrial": {
    attempt: async (viewer, stale) => {
      const { id: trialId, version } = await trialOf("eve", proposed);
      return reviseTrial(viewer, { ...proposal(), trialId, version: version + stale, share: 20 });
    },
    allows: ["eve", "mo", "ned"],
    records: ["trial.revised of eve"],
  },
  "lib/trials/mutations.ts signTrial": {
    attempt: async (viewer, stale) => {
      const { id: trialId, version } = await trialOf("eve", proposed);
      return signTrial(viewer, { trialId, version: version + stale });
    },
    allows: ["eve", "mo"],
    records: (who) => ["trial.signed of eve", ...(who === "mo" ? ["trial.agreed of eve"] : [])],
  },
  "lib/trials/mutations.ts endTrial": {
    attempt: async (viewer) => {
      const { id: trialId } = await trialOf("eve", proposed);
      // Each of the three lets it go once.
      await pool().query("UPDATE trial SET withdrawn_at = NULL WHERE id = $1", [trialId]);
      return endTrial(viewer, { trialId, words: "" });
    },
    allows: ["eve", "mo", "ned"],
    records: ["trial.withdrawn of eve"],
  },
  "lib/trial-verdicts/mutations.ts concludeTrial": {
    attempt: async (viewer, stale) => {
      const { id: trialId, verdict } = await trialOf("mo");
      return concludeTrial(viewer, { trialId, version: (verdict?.version ?? 0) + stale, verdict: "no", learnt: "x", surprised: "" });
    },
    allows: ["mo"],
    records: ["trial.concluded of self"],
  },
  "lib/trial-verdicts/mutations.ts keepTrial": {
    attempt: async (viewer) => keepTrial(viewer, { trialId: (await trialOf("mo")).id, readers: "private" }),
    allows: ["mo"],
    records: ["evidence.added of self"],
  },
  "lib/trial-pulses/mutations.ts keepPulse": {
    attempt: async (viewer) =>
      keepPulse(viewer, {
        trialId: (await trialOf("eve")).id,
        energy: "gave",
        meetingHours: 5,
        handsOnHours: 5,
        again: "yes",
        words: "",
      }),
    allows: ["eve"],
    records: ["trial_pulse.kept of self"],
  },
  "lib/trial-pulses/mutations.ts answerPulse": {
    attempt: async (viewer) =>
      answerPulse(viewer, { trialId: (await trialOf("eve")).id, round: 1, answer: "mixed", words: "Two answers are late." }),
    // Sarah has answered already.
    allows: ["tom"],
    records: ["trial_pulse.answered of self"],
  },
  "lib/readiness/mutations.ts sayReadiness": {
    attempt: (viewer, stale) =>
      sayReadiness(viewer, { handle: "eve", version: (viewer.handle === "eve" ? 1 : 0) + stale, handsOn: "mostly", shown: "", cover: "" }),
    allows: ["eve", "mo"],
    records: ["readiness.said of eve"],
  },
};
