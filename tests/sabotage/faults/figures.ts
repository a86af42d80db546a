// Small groups, and figures that leadership reads.
import type { Fault } from "../fault";

const rules = "lib/disclosures/rules.ts";

export const figureFaults: Fault[] = [
  {
    kind: "small groups",
    file: rules,
    was: 'export const showAlone = (people: number, min: number): Figure => (people >= min ? people : "few");',
    becomes: 'export const showAlone = (people: number, min: number): Figure => (people > 0 && people >= min - 1 ? people : "few");',
    why: "groups of four are shown",
  },
  {
    kind: "small groups",
    file: rules,
    was: 'if (typeof above !== "number") return parts.map(() => above);',
    becomes: "",
    why: "parts of a hidden unit are shown",
  },
  {
    kind: "small groups",
    file: rules,
    was: "if (rest < min) return false;",
    becomes: "",
    why: "a remainder of four is known by subtraction",
  },
  { kind: "small groups", file: rules, was: "if (groups < 2) return false;", becomes: "", why: "one hidden group is known by subtraction" },
  {
    kind: "small groups",
    file: rules,
    was: "if (held.size === 0 && !hasOwn) return rest < (min - 1) * few;",
    becomes: "if (held.size === 0 && !hasOwn) return rest <= (min - 1) * few;",
    why: "small groups are forced to their largest value",
  },
  {
    kind: "small groups",
    file: rules,
    was: "return rest - min * held.size >= min - 1;",
    becomes: "return true;",
    why: "held groups leave too little for the small ones",
  },
  {
    kind: "small groups",
    file: rules,
    was: "const alike = row.filter(Boolean).length === 1;",
    becomes: "const alike = false;",
    why: "where all of a level are alike it is said of each",
  },
  {
    kind: "small groups",
    file: rules,
    was: "if (exposed || large.length < 3 || sums.filter(Boolean).length === 1) return",
    becomes: "if (large.length < 3 || sums.filter(Boolean).length === 1) return",
    why: "sums of columns give small cells away",
  },
  {
    kind: "small groups",
    file: rules,
    was: "if (!exposed.length) return figures;",
    becomes: "return figures;",
    why: "flows are worked out from head counts of two days",
  },
  {
    kind: "small groups",
    file: "lib/insights/rules.ts",
    was: "return inSteps ? `${asked.slice(0, 7)}-01` : asked;",
    becomes: "return asked;",
    why: "two days next to each other show one person moving in a unit",
  },
  {
    kind: "small groups",
    file: "lib/insights/rules.ts",
    was: 'if (depth > 0) own = parts[groupsIn(line[depth - 1] ?? null).findIndex((part) => part.id === id)] ?? "few";',
    becomes: "if (depth > 0) own = people(id);",
    why: "a unit's own figure is shown whatever the walk says",
  },
];
