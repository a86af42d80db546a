import { getDistribution, getSeries } from "@/lib/insights/queries";
import { getFlows, getReturns } from "@/lib/flows/queries";
import { getLeading, getParity } from "@/lib/parity/queries";
import { getPractices } from "@/lib/practices/queries";
import { getAhead } from "@/lib/scenarios/queries";
import { getSplit } from "@/lib/splits/queries";
import { personViewer } from "@/scripts/support/viewer";
import { pool } from "@/lib/db";
const v = await personViewer("person-0");
const all: Record<string, () => Promise<unknown>> = {
  distribution: () => getDistribution(v),
  past: () => getDistribution(v, { day: "2023-05-05" }),
  unit: () => getDistribution(v, { unit: "unit-9" }),
  series: () => getSeries(v),
  seriesUnit: () => getSeries(v, { unit: "unit-9" }),
  tenure: () => getSplit(v, { by: "tenure" }),
  flows: () => getFlows(v),
  flowsUnit: () => getFlows(v, { unit: "unit-9" }),
  returns: () => getReturns(v),
  parity: () => getParity(v),
  leading: () => getLeading(v),
  practices: () => getPractices(v),
  ahead: () => getAhead(v, {}),
};
for (const [name, ask] of Object.entries(all)) {
  const times: number[] = [];
  for (let i = 0; i < 6; i++) {
    const t = performance.now();
    await ask();
    times.push(performance.now() - t);
  }
  console.log(
    name.padEnd(14),
    "first",
    times[0]!.toFixed(0).padStart(6),
    "then",
    times
      .slice(1)
      .sort((a, b) => a - b)[2]!
      .toFixed(1)
      .padStart(7),
  );
}
await pool().end();
