import type { Viewer } from "@/lib/access/viewer";
import { today } from "@/lib/clock";
import { saveWorkMix, shareWorkMix, withdrawWorkMix } from "@/lib/work-mixes/mutations";
import { getSharedWorkMix, getWorkMix } from "@/lib/work-mixes/queries";
import { monthOf } from "@/lib/work-mixes/rules";
import type { MutationRow, QueryRow } from "./rows";

// Theirs, which at the turn of the year is another for some.
const monthNow = (viewer: Viewer) => monthOf(today(viewer.timeZone));
const week = { coding: 40, reviewAndDesign: 20, people: 20, meetings: 15, other: 5 };

export const workMixQueries: Record<string, QueryRow> = {
  "lib/work-mixes/queries.ts getWorkMix": {
    ask: (viewer) => getWorkMix(viewer),
    gives: ["eve"],
    has: ({ wanted }: { wanted: unknown }) => wanted !== null,
  },
  "lib/work-mixes/queries.ts getSharedWorkMix": { ask: (viewer) => getSharedWorkMix(viewer, "eve"), gives: ["eve", "mo"] },
};

export const workMixMutations: Record<string, MutationRow> = {
  "lib/work-mixes/mutations.ts saveWorkMix": {
    attempt: async (viewer, stale) =>
      saveWorkMix(viewer, {
        month: monthNow(viewer),
        side: "real",
        version: (await getWorkMix(viewer, monthNow(viewer))).versions.real + stale,
        ...week,
      }),
    allows: "everybody",
    records: ["work_mix.saved of self"],
  },
  "lib/work-mixes/mutations.ts shareWorkMix": {
    attempt: async (viewer) => shareWorkMix(viewer, { month: monthOf((await getWorkMix(viewer)).months[0] ?? "2020-01-01") }),
    allows: ["eve"],
    records: ["work_mix.shared of self"],
  },
  "lib/work-mixes/mutations.ts withdrawWorkMix": {
    attempt: async (viewer) => withdrawWorkMix(viewer, { month: monthOf((await getWorkMix(viewer)).months[0] ?? "2020-01-01") }),
    allows: ["eve"],
    records: ["work_mix.withdrawn of self"],
  },
};
