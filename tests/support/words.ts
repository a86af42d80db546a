/**
 * Words that would put one track over another, or call a change between them a gain or a loss. Where a trial or a
 * track move is shown, none of them is used, not even in another sense: whoever reads quickly would hear it.
 */
const forbidden = [
  /\b(up|down)(wards?)?\b/,
  /\b(promot|demot)\w*/,
  /\b(higher|lower|highest|lowest)\b/,
  /\b(above|below|beneath)\b/,
  /\b(step|steps|stepped|stepping|move|moved|moving|fall|fallen|fell|falling) back\b/,
  /\b(superiors?|inferiors?|subordinates?)\b/,
  /\b(climb|rise|rose|descend|ascend|advancement|relegat)\w*/,
];

/** The words of a text, or of names in code such as `stepDown` or `trial.step_down`, that say so. */
export function forbiddenWordsIn(text: string): string[] {
  const plain = text
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[_.\-/]/g, " ")
    .replace(/\s+/g, " ")
    .toLowerCase();
  return forbidden.flatMap((pattern) => [...plain.matchAll(new RegExp(pattern, "g"))].map(([word]) => word));
}
