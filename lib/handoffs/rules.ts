import type { Day } from "@/lib/clock";

/** What the new manager reads: a copy made on the day it was sealed, of what was ticked and nothing else. */
export type Packet = {
  wish: string;
  plan: { aim: string; focuses: { name: string; nextStep: string; dueOn: Day | null }[] } | null;
  evidence: { kind: string; title: string; day: Day; plainLine: string; words: string }[];
  promises: { words: string; by: string; dueOn: Day | null }[];
  commitments: string[];
};

/** Of things that can pass, those that were ticked; what is gone meanwhile passes no more. */
export const tickedOf = <T extends { id: string }>(things: readonly T[], ids: readonly string[]): T[] =>
  things.filter((thing) => ids.includes(thing.id));

/** Which of the three somebody is. */
export type HandoffRole = "person" | "from" | "to";
export function roleIn({ personId, fromId }: { personId: string; fromId: string }, viewerId: string): HandoffRole {
  if (personId === viewerId) return "person";
  return fromId === viewerId ? "from" : "to";
}
