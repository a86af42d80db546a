import { countOf } from "@/lib/format";
import { stateInWords } from "@/lib/ladders/rules";
import type { ExpectationState } from "@/prisma/generated/enums";

type Said = { proficiency: string; statements: { text: string }[]; rubric: { step: number; name: string } | null };
export type Compared = Said & { state: ExpectationState; sameAs: (Said & { state: ExpectationState }) | null };

/** How two levels differ in one competency: sentences, and whether they ask the same. */
export type Difference = { same: boolean; sentences: string[] };

/**
 * What differs between two levels, in words that rank neither: a later level often asks less.
 * What refers to another level counts as what it refers to.
 */
export function differenceInWords(a: Compared | null, b: Compared | null, titleA: string, titleB: string): Difference {
  if (!a && !b) return { same: true, sentences: ["Neither level says anything about this."] };
  if (!a || !b) return { same: false, sentences: [`Only ${a ? titleA : titleB} says something about this.`] };
  const [saidA, saidB] = [a.sameAs ?? a, b.sameAs ?? b];
  const changed = [
    differentState(saidA.state, saidB.state, titleA, titleB),
    differentWords(saidA, saidB, titleA, titleB),
    differentStep(saidA, saidB, titleA, titleB),
    differentProficiency(saidA, saidB, titleA, titleB),
  ];
  const sentences = changed.filter((sentence) => sentence !== null);
  return sentences.length ? { same: false, sentences } : { same: true, sentences: [alike[saidA.state]] };
}

const alike: Record<ExpectationState, string> = {
  expected: "Both expect the same.",
  same_as_below: "Both expect the same.",
  not_yet_expected: "Neither expects this yet.",
  ceiling_reached: "This grows no further at either.",
  optional: "Optional at both, in the same words.",
  not_applicable: "Not part of either level.",
};

function differentState(a: ExpectationState, b: ExpectationState, titleA: string, titleB: string): string | null {
  const words = (state: ExpectationState) => stateInWords[state].toLowerCase();
  return a === b ? null : `${titleA}: ${words(a)}. ${titleB}: ${words(b)}.`;
}

// Each text once: a list that says one thing twice asks for no more.
function differentWords(saidA: Said, saidB: Said, titleA: string, titleB: string): string | null {
  const [a, b] = [saidA, saidB].map((said) => new Set(said.statements.map(({ text }) => text))) as [Set<string>, Set<string>];
  const shared = [...a].filter((text) => b.has(text)).length;
  if (shared === a.size && shared === b.size) return null;
  const points = (count: number) => countOf(count, "point");
  if (!a.size || !b.size) return `Only ${a.size ? titleA : titleB} says what that means, in ${points(a.size || b.size)}.`;
  if (!shared) return `They ask for different things: ${points(a.size)} for ${titleA}, ${points(b.size)} for ${titleB}.`;
  return `${points(shared)} in common; ${a.size - shared} only for ${titleA}, ${b.size - shared} only for ${titleB}.`;
}

function differentStep({ rubric: a }: Said, { rubric: b }: Said, titleA: string, titleB: string): string | null {
  const step = (rubric: Said["rubric"]) => (rubric ? `step ${rubric.step}${rubric.name && ` (${rubric.name})`}` : "no step");
  return a?.step === b?.step ? null : `${titleA} asks ${step(a)}, ${titleB} ${step(b)}.`;
}

function differentProficiency({ proficiency: a }: Said, { proficiency: b }: Said, titleA: string, titleB: string): string | null {
  return a === b ? null : `Proficiency: ${a || "none named"} for ${titleA}, ${b || "none named"} for ${titleB}.`;
}
