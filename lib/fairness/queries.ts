import "server-only";
import { can } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { addDays } from "@/lib/clock";
import { readTaken } from "@/lib/snapshots/reads";
import { everywhere } from "@/lib/snapshots/rules";
import { groupsOf, partings, sharesOf, tellTogether, type Taken } from "./rules";

/** How far back "lately" goes, in days. */
const period = 365;

/**
 * Who did assignments that were offered, in twelve months, by track, time here and unit: of everybody who worked here
 * when it was last counted, for leadership of the whole organisation; null for anybody else. Figures went through sharesOf.
 */
export async function getFairness(viewer: Viewer) {
  if (!can.readUnit(viewer, null)) return null;
  const taken = await readTaken(viewer, everywhere, ["fairness"]);
  const asOf = taken.day("fairness");
  const rows = taken.rows<Taken>("fairness");
  const shares = tellTogether(
    partings.map((name) => sharesOf(groupsOf(rows, name), taken.min)),
    taken.min,
  );
  return {
    /** The day of the figures; null before they were first taken. */
    asOf,
    since: asOf && addDays(asOf, -period),
    min: taken.min,
    partings: partings.map((name, at) => ({
      name,
      // How large a group is stays out: beside other figures it would tell what is hidden there.
      shares: shares[at]?.map((share) => ({ name: share.name, step: share.step })) ?? null,
    })),
  };
}

export type FairnessView = NonNullable<Awaited<ReturnType<typeof getFairness>>>;
