import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { write } from "@/lib/db";
import { NotFound, Refused } from "@/lib/errors";
import { getScope } from "@/lib/insights/queries";
import { scenariosKept } from "./queries";
import { rateOf } from "./rules";
import type { RemoveScenario, SaveScenario } from "./schema";

/** Keeps what somebody supposes, under a name, to compare it with others. */
export async function saveScenario(viewer: Viewer, { name, unit, framework, rates }: SaveScenario): Promise<string> {
  const scope = await getScope(viewer, { framework, ...(unit ? { unit } : {}) });
  if (!scope) throw new NotFound();
  const known = Object.entries(rates).filter(([key]) => scope.levels.includes(key));
  return write(viewer, async (tx, record) => {
    const where = { AND: [visible.scenarios(viewer), { unitKey: scope.unit?.key ?? null, frameworkKey: framework }] };
    if ((await tx.scenario.count({ where })) >= scenariosKept)
      throw new Refused(`${scenariosKept} scenarios beside one another are enough. Remove one first.`);
    const { id } = await tx.scenario.create({
      data: {
        ownerId: viewer.personId,
        name,
        unitKey: scope.unit?.key ?? null,
        frameworkKey: framework,
        rates: Object.fromEntries(known.map(([key, text]) => [key, rateOf(text)])),
      },
      select: { id: true },
    });
    record("scenario.saved", id, { about: viewer.personId });
    return id;
  });
}

export async function removeScenario(viewer: Viewer, { scenarioId: id }: RemoveScenario): Promise<string> {
  return write(viewer, async (tx, record) => {
    const { count } = await tx.scenario.deleteMany({ where: { AND: [{ id }, visible.scenarios(viewer)] } });
    if (!count) throw new NotFound();
    record("scenario.removed", id, { about: viewer.personId });
    return id;
  });
}
