/** The answers, in the order they are offered: three honest ways of having none, then three of having one. */
export const answers = {
  not_seen: "Not seen",
  no_chance: "No chance yet",
  not_relevant: "Not relevant",
  growing: "Growing into it",
  meets: "Meets it",
  beyond: "Goes beyond it",
} as const;
export type Answer = keyof typeof answers;
export type Side = "self" | "manager";

export const isRated = (answer: Answer | null | undefined) => answer === "growing" || answer === "meets" || answer === "beyond";

type Given = { answer: Answer | null } | null;
export type Pair = { self: Given; manager: Given };
export type Meeting = "apart" | "together" | "unrated";

/**
 * How two answers meet: together when they are the same, apart when they differ. Where neither side
 * rated, there is nothing to agree about.
 */
export function meetingOf({ self, manager }: Pair): Meeting {
  const rated = [self, manager].filter((one) => isRated(one?.answer));
  if (!rated.length) return "unrated";
  return self?.answer === manager?.answer ? "together" : "apart";
}

/** Disagreements first, then agreements, then what nobody rated; within each as the framework has it. */
export function byMeeting<T extends Pair>(cells: T[]): Record<Meeting, T[]> {
  return {
    apart: cells.filter((cell) => meetingOf(cell) === "apart"),
    together: cells.filter((cell) => meetingOf(cell) === "together"),
    unrated: cells.filter((cell) => meetingOf(cell) === "unrated"),
  };
}

type Draft = { answer: Answer | ""; words: string; chance: string; hasEvidence: boolean; isAsked: boolean };

/** What a cell still needs before it can be submitted, or null. */
export function missingFrom({
  answer,
  words,
  chance,
  hasEvidence,
  isAsked,
}: Draft): { field: "answer" | "words" | "chance"; sentence: string } | null {
  if (!answer) return isAsked || words || chance ? { field: "answer", sentence: "pick one. “Not seen” is an answer too." } : null;
  if (isRated(answer) && !words && !hasEvidence)
    return { field: "words", sentence: "say in a sentence what makes you say so, or add evidence for it." };
  if (answer === "no_chance" && !chance) return { field: "chance", sentence: "say what would give a chance to show it." };
  return null;
}
