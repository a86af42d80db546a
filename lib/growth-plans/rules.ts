import { type Day, dayAt, daysBetween } from "@/lib/clock";

/** Fresh up to 14 days since the last update, due up to 30, then stale. A paused plan rests without shame. */
export type Freshness = "fresh" | "due" | "stale" | "paused";

/** As much of a plan as its freshness needs. A plan without updates ages from its first day. */
export type Ageing = { state: "active" | "paused" | "closed"; createdAt: Date; lastUpdateAt: Date | null };

export const freshDays = 14;
export const dueDays = 30;

/** Days since the plan last heard from its person, in their own calendar. */
export function quietDays(plan: Ageing, today: Day, timeZone: string): number {
  return Math.max(0, daysBetween(dayAt(plan.lastUpdateAt ?? plan.createdAt, timeZone), today));
}

export function freshnessOf(plan: Ageing, today: Day, timeZone: string): Freshness {
  if (plan.state === "paused") return "paused";
  const days = quietDays(plan, today, timeZone);
  if (days <= freshDays) return "fresh";
  return days <= dueDays ? "due" : "stale";
}

/** The first of the three slots that no focus holds, or null: three at a time are enough. */
export function freeSlot(taken: number[]): number | null {
  return [1, 2, 3].find((slot) => !taken.includes(slot)) ?? null;
}

/** Whether the aim's level begins or ceases to ask for a competency, in words; null when both ask, each in its own way. */
export function differenceInWords(mine: string | undefined, aim: string): string | null {
  const asked = mine !== undefined && asksFor(mine);
  if (!asked && asksFor(aim)) return "new at this level";
  if (!asked || asksFor(aim)) return null;
  return aim === "optional" ? "leaves this to you" : "no longer asks for this";
}

/** Whether a state means that something is expected. */
export const asksFor = (state: string) => state === "expected" || state === "same_as_below" || state === "ceiling_reached";

/** Whether a level speaks of a competency at all: it asks for it, or leaves it to the person. */
export const isSpokenOf = (state: string) => asksFor(state) || state === "optional";

export const comfortWords = { inside: "Inside my comfort zone", edge: "At its edge", outside: "Outside it" } as const;
export const kindWords = { additive: "I do more myself", multiplier: "Others can do more" } as const;
export const feelingWords = { moving: "Moving", steady: "Steady", stuck: "Stuck" } as const;
export const endingWords = { practised: "Practised enough", set_aside: "Set aside" } as const;
export const aimWords = { level: "A level", experience: "An experience", staying: "Staying where I am", exploring: "Exploring" } as const;
