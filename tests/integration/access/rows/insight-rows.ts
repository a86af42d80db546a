import { exportFigures, recordPrint } from "@/lib/figure-files/mutations";
import { getFlows, getReturns } from "@/lib/flows/queries";
import { getDistribution, getScope, getSeries } from "@/lib/insights/queries";
import { getLeading, getParity } from "@/lib/parity/queries";
import { getPractices } from "@/lib/practices/queries";
import { removeScenario, saveScenario } from "@/lib/scenarios/mutations";
import { getAhead } from "@/lib/scenarios/queries";
import { getSplit } from "@/lib/splits/queries";
import { everything } from "@/lib/db";
import type { MutationRow, QueryRow } from "./rows";

export const insightQueries: Record<string, QueryRow> = {
  "lib/insights/queries.ts getScope": { ask: (viewer) => getScope(viewer), gives: ["lea"] },
  "lib/insights/queries.ts getDistribution": { ask: (viewer) => getDistribution(viewer), gives: ["lea"] },
  "lib/insights/queries.ts getSeries": { ask: (viewer) => getSeries(viewer), gives: ["lea"] },
  "lib/splits/queries.ts getSplit": { ask: (viewer) => getSplit(viewer, { by: "tenure" }), gives: ["lea"] },
  "lib/flows/queries.ts getFlows": { ask: (viewer) => getFlows(viewer), gives: ["lea"] },
  "lib/flows/queries.ts getReturns": { ask: (viewer) => getReturns(viewer), gives: ["lea"] },
  "lib/parity/queries.ts getParity": { ask: (viewer) => getParity(viewer), gives: ["lea"] },
  "lib/parity/queries.ts getLeading": { ask: (viewer) => getLeading(viewer), gives: ["lea"] },
  "lib/practices/queries.ts getPractices": { ask: (viewer) => getPractices(viewer), gives: ["lea"] },
  "lib/scenarios/queries.ts getAhead": { ask: (viewer) => getAhead(viewer, {}), gives: ["lea"] },
};

export const insightMutations: Record<string, MutationRow> = {
  "lib/figure-files/mutations.ts exportFigures": {
    attempt: (viewer) => exportFigures(viewer, {}),
    allows: ["lea"],
    records: ["organisation.exported"],
  },
  "lib/figure-files/mutations.ts recordPrint": {
    attempt: (viewer) => recordPrint(viewer, { view: "flows" }),
    allows: ["lea"],
    records: ["organisation.printed"],
  },
  "lib/scenarios/mutations.ts saveScenario": {
    attempt: (viewer) => saveScenario(viewer, { name: "More seniors", unit: null, framework: "pendulum", rates: { senior: "10 0 0 0" } }),
    allows: ["lea"],
    records: ["scenario.saved of self"],
  },
  "lib/scenarios/mutations.ts removeScenario": {
    attempt: async (viewer) =>
      removeScenario(viewer, { scenarioId: (await everything.scenario.findFirst({ select: { id: true } }))?.id ?? "" }),
    allows: ["lea"],
    records: ["scenario.removed of self"],
  },
};
