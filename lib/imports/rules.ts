import type { Day } from "@/lib/clock";
import type { Fault } from "@/lib/csv-tables/rules";
import { changedFields, type Days, type Facts, identify, type Known, type Ref, type Subject } from "@/lib/identities/rules";
import type { PersonRow } from "@/lib/people-files/rules";
import { circlesOf, depthsOf, describeCircle, ownLine } from "@/lib/reporting-lines/rules";
import type { TitleLevels } from "@/lib/title-levels/rules";

export type KnownUnit = { id: string; path: string[] };
export type KnownLevel = { id: string; framework: string; key: string };
export type Basis = { people: Known[]; units: KnownUnit[]; levels: KnownLevel[]; currentLevels: Map<string, KnownLevel> };

export type Plan = {
  created: { ref: Ref; facts: Facts }[];
  changed: { ref: Ref; facts: Facts; fields: string[] }[];
  lines: { ref: Ref; manager: Ref; startedOn: Day; moved: boolean }[];
  memberships: { ref: Ref; unit: string[]; startedOn: Day; moved: boolean }[];
  placements: { ref: Ref; levelId: string; startedOn: Day; reason: "hired" | "relevelled"; moved: boolean }[];
  newUnits: string[][];
};
/** `administrator` is whoever imports. */
export type Options = Days & { levelOf: TitleLevels | null; administrator: string };

/** What an import did, or in a dry run would do. With faults nothing is done; the first hundred are told. */
export type ImportSummary = PlanCounts & {
  applied: boolean;
  rows: number;
  people: number;
  newUnits: string[];
  ignoredColumns: string[];
  titlesWithoutLevel: { title: string; people: number }[];
  leavers: string[];
  /** Who is new, changed or moved: the first of each, and how. Nobody where faults keep everything as it is. */
  who: WhoChanges;
  faults: Fault[];
  faultCount: number;
};
type PlanCounts = { created: number; changed: number; moved: number; placed: number; unchanged: number };

/**
 * What an import would do, and what is wrong with it. Blank cells and people who are not in the file
 * change nothing; the order of rows makes no difference.
 */
export function planImport(
  rows: PersonRow[],
  basis: Basis,
  options: Options,
): { plan: Plan; faults: Fault[]; leavers: string[]; titlesWithoutLevel: { title: string; people: number }[] } {
  const faults: Fault[] = [];
  const { subjects, leavers } = identify(rows, basis.people, options, faults);
  const titlesWithoutLevel = new Map<string, number>();
  const plan: Plan = {
    created: subjects.filter(({ known }) => !known).map(({ ref, facts }) => ({ ref, facts })),
    changed: subjects
      .filter(({ known }) => known)
      .map((subject) => ({ ref: subject.ref, facts: subject.facts, fields: changedFields(subject) }))
      .filter(({ fields }) => fields.length),
    lines: planLines(subjects, basis, options, faults),
    ...planUnits(subjects, basis, options),
    placements: planPlacements(subjects, basis, options, faults, titlesWithoutLevel),
  };
  return {
    plan,
    faults,
    leavers,
    titlesWithoutLevel: [...titlesWithoutLevel]
      .map(([title, people]) => ({ title, people }))
      .sort((a, b) => b.people - a.people || (a.title < b.title ? -1 : 1)),
  };
}

type Change = { ref: Ref; name: string; how: string };
export type WhoChanges = Record<"created" | "changed" | "moved" | "placed", Change[]>;

/** How many of each are named. */
export const namedAtMost = 50;

/** Who a plan makes, changes, moves and begins a level for, each by name. */
export function whoChanges(plan: Plan, { people }: Pick<Basis, "people">): WhoChanges {
  const names = new Map([
    ...people.map(({ id, name }) => [id, name] as const),
    ...plan.created.map(({ ref, facts }) => [ref, facts.name] as const),
  ]);
  const nameOf = (ref: Ref) => names.get(ref) ?? "";
  const first = <Part>(parts: Part[], line: (part: Part) => Change) => parts.slice(0, namedAtMost).map(line);
  return {
    created: first(plan.created, ({ ref, facts }) => ({ ref, name: facts.name, how: facts.title })),
    changed: first(plan.changed, ({ ref, fields }) => ({ ref, name: nameOf(ref), how: fields.join(", ") })),
    moved: [
      ...plan.lines
        .filter(({ moved }) => moved)
        .map(({ ref, manager }) => ({ ref, name: nameOf(ref), how: `reports to ${nameOf(manager)}` })),
      ...plan.memberships.filter(({ moved }) => moved).map(({ ref, unit }) => ({ ref, name: nameOf(ref), how: unit.join(" / ") })),
    ].slice(0, namedAtMost),
    placed: first(
      plan.placements.filter(({ moved }) => moved),
      ({ ref }) => ({ ref, name: nameOf(ref), how: "" }),
    ),
  };
}

/** Whether a plan would change nothing at all. */
export function isNothing(plan: Plan): boolean {
  return Object.values(plan).every((part) => part.length === 0);
}

/** How many of these people a plan makes, changes, moves, begins a level for, and leaves as they are. */
export function countPlan(plan: Plan, people: number): PlanCounts {
  const existing = (refs: { ref: Ref; moved: boolean }[]) => refs.filter(({ moved }) => moved).map(({ ref }) => ref);
  const moved = new Set(existing([...plan.lines, ...plan.memberships]));
  const touched = new Set([...moved, ...existing(plan.placements), ...plan.changed.map(({ ref }) => ref)]);
  const created = plan.created.length;
  return {
    created,
    changed: plan.changed.length,
    moved: moved.size,
    placed: plan.placements.length,
    unchanged: people - created - touched.size,
  };
}

function planLines(subjects: Subject[], { people }: Basis, { today, administrator }: Options, faults: Fault[]): Plan["lines"] {
  const refs = new Map<string, { ref: Ref; startedOn: Day; left: boolean }>();
  for (const { id, employeeNumber, startedOn, leftOn } of people)
    if (employeeNumber) refs.set(employeeNumber, { ref: id, startedOn, left: leftOn !== null && leftOn <= today });
  for (const { row, ref, facts } of subjects) refs.set(row.employeeNumber, { ref, startedOn: facts.startedOn, left: false });
  const managerOf = new Map(people.flatMap(({ id, managerId }) => (managerId ? [[id, managerId]] : [])));
  const before = new Map(managerOf);
  const lines: Plan["lines"] = [];
  for (const { row, known, ref, facts } of subjects) {
    if (!row.manager) continue;
    const manager = refs.get(row.manager);
    if (!manager) faults.push({ line: row.line, column: "manager_id", message: `There is nobody with the employee id ${row.manager}.` });
    else if (manager.left) faults.push({ line: row.line, column: "manager_id", message: `${row.manager} has left.` });
    else if (known?.managerId !== manager.ref) {
      const since = [facts.startedOn, manager.startedOn].sort()[1] as Day;
      lines.push({ ref, manager: manager.ref, startedOn: known?.everManaged || since > today ? today : since, moved: Boolean(known) });
      managerOf.set(ref, manager.ref);
    }
  }
  const rowOf = new Map(subjects.map(({ ref, row }) => [ref, row]));
  const nameOf = new Map([
    ...people.map(({ id, handle, employeeNumber }) => [id, employeeNumber ?? handle] as const),
    ...subjects.map(({ ref, row }) => [ref, row.employeeNumber] as const),
  ]);
  const circles = circlesOf(managerOf);
  for (const circle of circles) {
    const line = Math.min(...circle.flatMap((ref) => rowOf.get(ref)?.line ?? []));
    faults.push({ line, column: "manager_id", message: describeCircle(circle.map((ref) => nameOf.get(ref) ?? ref)) });
  }
  // Managers before their reports, so that each path is worked out once.
  if (circles.length) return lines;
  for (const { ref, moved } of lines)
    if (moved && isBelow(ref, administrator, managerOf) && !isBelow(ref, administrator, before))
      faults.push({ line: rowOf.get(ref)?.line ?? 0, column: "manager_id", message: ownLine });
  const depths = depthsOf(managerOf);
  return lines.sort((a, b) => (depths.get(a.ref) ?? 0) - (depths.get(b.ref) ?? 0));
}

function isBelow(ref: Ref, above: Ref, managerOf: Map<Ref, Ref>): boolean {
  for (let at = managerOf.get(ref); at !== undefined; at = managerOf.get(at)) if (at === above) return true;
  return false;
}

/** Units are told apart by the names on their path, whatever the capitals. */
export const unitKey = (path: string[]) => path.map((name) => name.toLowerCase()).join(" / ");

function planUnits(subjects: Subject[], { units }: Basis, { today }: Options): Pick<Plan, "memberships" | "newUnits"> {
  const ids = new Map(units.map(({ id, path }) => [unitKey(path), id]));
  const newUnits = new Map<string, string[]>();
  const memberships: Plan["memberships"] = [];
  for (const { row, known, ref, facts } of subjects) {
    if (!row.unit.length) continue;
    const id = ids.get(unitKey(row.unit));
    if (id && known?.unitId === id) continue;
    for (let depth = 1; depth <= row.unit.length; depth++) {
      const path = row.unit.slice(0, depth);
      const spelled = newUnits.get(unitKey(path));
      // Two spellings of one new unit: the same one wins, whatever the order of rows.
      if (!ids.has(unitKey(path)) && (!spelled || spelled.join() > path.join())) newUnits.set(unitKey(path), path);
    }
    memberships.push({
      ref,
      unit: row.unit,
      startedOn: known?.everInUnit || facts.startedOn > today ? today : facts.startedOn,
      moved: Boolean(known),
    });
  }
  return { memberships, newUnits: [...newUnits.values()].sort((a, b) => a.length - b.length || (unitKey(a) < unitKey(b) ? -1 : 1)) };
}

function planPlacements(
  subjects: Subject[],
  basis: Basis,
  { today, levelOf }: Options,
  faults: Fault[],
  titlesWithoutLevel: Map<string, number>,
): Plan["placements"] {
  const placements: Plan["placements"] = [];
  for (const { row, known, ref, facts } of subjects) {
    const key = row.level || levelOf?.(facts.title);
    if (levelOf && key === undefined) titlesWithoutLevel.set(facts.title, (titlesWithoutLevel.get(facts.title) ?? 0) + 1);
    if (!key) continue;
    const meant = basis.levels.filter((level) => level.key === key || `${level.framework}:${level.key}` === key);
    if (meant.length > 1)
      faults.push({
        line: row.line,
        column: "level",
        message: `Several frameworks have a level ${key}. Please write ${meant.map((one) => `${one.framework}:${one.key}`).join(" or ")}.`,
      });
    const [level] = meant;
    if (!level) faults.push({ line: row.line, column: "level", message: `No published framework has a level ${key}.` });
    if (!level || meant.length > 1) continue;
    // An earlier version of the same level is the same level: moving to a new version is decided elsewhere.
    const current = known?.levelId ? basis.currentLevels.get(known.levelId) : undefined;
    if (current?.framework === level.framework && current.key === level.key) continue;
    const first = !known?.everPlaced;
    placements.push({
      ref,
      levelId: level.id,
      startedOn: first ? facts.startedOn : today,
      reason: first ? "hired" : "relevelled",
      moved: Boolean(known),
    });
  }
  return placements;
}
