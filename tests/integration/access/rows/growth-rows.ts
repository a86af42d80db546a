import { everything } from "@/lib/db";
import {
  correctUpdate,
  endFocus,
  postUpdate,
  removeUpdate,
  restoreUpdate,
  resumePlan,
  reviewPlan,
  reviseFocus,
  setAim,
  startFocus,
} from "@/lib/growth-plans/mutations";
import { getPlan } from "@/lib/growth-plans/queries";
import { listPlanRevisions } from "@/lib/plan-revisions/queries";
import type { Persona } from "@/tests/support/cast";
import { eveAndAbove, type MutationRow, type QueryRow } from "./rows";

const planOf = (handle: string) =>
  everything.growthPlan.findFirst({
    where: { person: { handle } },
    select: { version: true, focuses: { where: { endedAt: null }, orderBy: { slot: "desc" }, select: { id: true, version: true } } },
  });
const focusOf = async (handle: string) => (await planOf(handle))?.focuses[0] ?? { id: crypto.randomUUID(), version: 1 };

const updateOf = async (handle: string, removedAt: null | { not: null }) =>
  (
    await everything.growthUpdate.findFirst({
      where: { author: { handle }, removedAt, correction: null },
      orderBy: { createdAt: "desc" },
      select: { id: true },
    })
  )?.id ?? crypto.randomUUID();

const withPlan: Persona[] = ["eve", "sarah", "ivy", "tom", "mo"];

export const growthQueries: Record<string, QueryRow> = {
  "lib/growth-plans/queries.ts getPlan": { ask: (viewer) => getPlan(viewer, "eve"), gives: eveAndAbove },
  "lib/plan-revisions/queries.ts listPlanRevisions": {
    // Everybody may ask, and reads what their own plan said before.
    ask: (viewer) => listPlanRevisions(viewer),
    gives: ["eve"],
    has: ({ revisions }: { revisions: { aim: { words: string } | null }[] }) =>
      revisions.some(({ aim }) => aim?.words.startsWith("I like the code")),
  },
};

export const growthMutations: Record<string, MutationRow> = {
  "lib/growth-plans/mutations.ts reviseFocus": {
    attempt: async (viewer, stale) => {
      const { id, version } = await focusOf("eve");
      return reviseFocus(viewer, {
        focusId: id,
        version: version + stale,
        nextStep: "Another step",
        dueOn: null,
        comfort: "edge",
        kind: "additive",
      });
    },
    allows: ["eve"],
    records: ["focus.revised of self"],
  },
  "lib/growth-plans/mutations.ts endFocus": {
    attempt: async (viewer) => endFocus(viewer, { focusId: (await focusOf("eve")).id, ending: "practised" }),
    allows: ["eve"],
    records: ["focus.ended of self"],
  },
  "lib/growth-plans/mutations.ts startFocus": {
    attempt: (viewer) =>
      startFocus(viewer, {
        competencyId: null,
        experience: "Run the tech talks",
        nextStep: "Ask who would speak",
        dueOn: null,
        comfort: "edge",
        kind: "multiplier",
      }),
    allows: withPlan,
    records: ["focus.started of self"],
  },
  "lib/growth-plans/mutations.ts postUpdate": {
    attempt: (viewer) => postUpdate(viewer, { focusId: null, feeling: "moving", words: "A step." }),
    allows: withPlan,
    records: ["growth_plan.updated of self"],
  },
  "lib/growth-plans/mutations.ts correctUpdate": {
    attempt: async (viewer) => correctUpdate(viewer, { updateId: await updateOf("eve", null), feeling: "steady", words: "Other words." }),
    allows: ["eve"],
    records: ["growth_update.corrected of self"],
  },
  "lib/growth-plans/mutations.ts removeUpdate": {
    attempt: async (viewer) => removeUpdate(viewer, { updateId: await updateOf("eve", null) }),
    allows: ["eve"],
    records: ["growth_update.removed of self"],
  },
  "lib/growth-plans/mutations.ts restoreUpdate": {
    attempt: async (viewer) => restoreUpdate(viewer, { updateId: await updateOf("eve", { not: null }) }),
    allows: ["eve"],
    records: ["growth_update.restored of self"],
  },
  "lib/growth-plans/mutations.ts reviewPlan": {
    attempt: async (viewer, stale) =>
      reviewPlan(viewer, { version: ((await planOf(viewer.handle))?.version ?? 1) + stale, focuses: {}, aim: "same", rest: true }),
    allows: withPlan,
    records: ["growth_plan.paused of self"],
  },
  "lib/growth-plans/mutations.ts resumePlan": {
    attempt: async (viewer, stale) => resumePlan(viewer, { version: ((await planOf(viewer.handle))?.version ?? 1) + stale }),
    allows: withPlan,
    records: ["growth_plan.resumed of self"],
  },
  "lib/growth-plans/mutations.ts setAim": {
    attempt: async (viewer, stale) => {
      const aim = { aim: "exploring", aimLevelId: null, aimExperience: "", aimWords: "" } as const;
      if (!(await planOf(viewer.handle))) await setAim(viewer, aim);
      return setAim(viewer, { ...aim, version: ((await planOf(viewer.handle))?.version ?? 1) + stale });
    },
    allows: "everybody",
    records: ["growth_plan.aimed of self"],
  },
};
