import type { Day } from "@/lib/clock";
import type { Fault } from "@/lib/csv-tables/rules";
import type { PersonRow } from "@/lib/people-files/rules";
import { circlesOf, depthsOf, describeCircle } from "@/lib/reporting-lines/rules";
import type { TitleLevels } from "@/lib/title-levels/rules";

/** What is known about somebody before an import. The `ever` fields say whether there was one at any time. */
export type Known = Facts & {
  id: string;
  leftOn: Day | null;
  managerId: string | null;
  unitId: string | null;
  levelId: string | null;
  everManaged: boolean;
  everInUnit: boolean;
  everPlaced: boolean;
};
export type Facts = {
  handle: string;
  name: string;
  email: string | null;
  employeeNumber: string | null;
  title: string;
  otherTitles: string[];
  location: string;
  timeZone: string;
  startedOn: Day;
};
export type KnownUnit = { id: string; path: string[] };
export type KnownLevel = { id: string; framework: string; key: string };
export type Basis = { people: Known[]; units: KnownUnit[]; levels: KnownLevel[]; currentLevels: Map<string, KnownLevel> };

/** A person in a plan: an id, or # and an employee number of somebody who is not here yet. */
export type Ref = string;
export type Plan = {
  created: { ref: Ref; facts: Facts }[];
  changed: { ref: Ref; facts: Facts; fields: string[] }[];
  lines: { ref: Ref; manager: Ref; startedOn: Day; moved: boolean }[];
  memberships: { ref: Ref; unit: string[]; startedOn: Day; moved: boolean }[];
  placements: { ref: Ref; levelId: string; startedOn: Day; reason: "hired" | "relevelled"; moved: boolean }[];
  newUnits: string[][];
};
export type Options = { today: Day; startedOn: Day | null; levelOf: TitleLevels | null };
type Subject = { row: PersonRow; known: Known | undefined; ref: Ref; facts: Facts };

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
  const leavers: string[] = [];
  const subjects = matchRows(rows, basis, options).filter(
    ({ row, known }) => !known?.leftOn || known.leftOn > options.today || !leavers.push(row.employeeNumber),
  );
  giveHandles(subjects, basis, faults);
  refuseTakenEmails(subjects, basis, faults);
  const titlesWithoutLevel = new Map<string, number>();
  const plan: Plan = {
    created: subjects.filter(({ known }) => !known).map(({ ref, facts }) => ({ ref, facts })),
    changed: subjects.flatMap(({ known, ref, facts }) => (known ? changesOf(known, ref, facts) : [])),
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

/** Whether a plan would change nothing at all. */
export function isNothing(plan: Plan): boolean {
  return Object.values(plan).every((part) => part.length === 0);
}

function matchRows(rows: PersonRow[], { people }: Basis, { today, startedOn }: Options): Subject[] {
  const byNumber = new Map(people.flatMap((person) => (person.employeeNumber ? [[person.employeeNumber, person]] : [])));
  const unnumbered = new Map(
    people.flatMap((person) => (person.employeeNumber || !person.email ? [] : [[person.email.toLowerCase(), person]])),
  );
  return rows.map((row) => {
    const known = byNumber.get(row.employeeNumber) ?? unnumbered.get(row.email.toLowerCase());
    const facts: Facts = {
      handle: row.handle || known?.handle || "",
      name: row.name || known?.name || row.employeeNumber,
      email: row.email || known?.email || null,
      employeeNumber: row.employeeNumber,
      title: row.title || known?.title || "",
      otherTitles: row.otherTitles.length ? row.otherTitles : (known?.otherTitles ?? []),
      location: row.location || known?.location || "",
      timeZone: row.timeZone || known?.timeZone || "UTC",
      startedOn: row.startedOn || known?.startedOn || startedOn || today,
    };
    return { row, known, facts, ref: known?.id ?? `#${row.employeeNumber}` };
  });
}

function giveHandles(subjects: Subject[], { people }: Basis, faults: Fault[]) {
  const taken = new Map(people.map(({ handle, id }) => [handle, id]));
  for (const { row, facts, ref } of subjects) {
    if (!facts.handle) continue;
    const owner = taken.get(facts.handle);
    if (owner && owner !== ref) faults.push({ line: row.line, column: "handle", message: `Somebody else has the handle ${facts.handle}.` });
    taken.set(facts.handle, ref);
  }
  for (const { facts, ref } of subjects) {
    if (facts.handle) continue;
    const stem = handleFrom(facts.name) || handleFrom(facts.employeeNumber ?? "") || "person";
    for (let count = 1; !facts.handle; count++) {
      const handle = count === 1 ? stem : `${stem}-${count}`;
      if (!taken.has(handle)) facts.handle = handle;
    }
    taken.set(facts.handle, ref);
  }
}

/** A name as it may stand in an address: "Zoë O'Brien" is zoe-o-brien. */
export function handleFrom(name: string): string {
  const folded = name.replace(/ß/g, "ss").replace(/[øØ]/g, "o").replace(/[łŁ]/g, "l").replace(/[æÆ]/g, "ae").replace(/[đĐ]/g, "d").replace(/ı/g, "i");
  return folded
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 70)
    .replace(/-$/, "");
}

function refuseTakenEmails(subjects: Subject[], { people }: Basis, faults: Fault[]) {
  const inFile = new Set(subjects.map(({ ref }) => ref));
  const staying = new Set(people.flatMap(({ id, email }) => (email && !inFile.has(id) ? [email.toLowerCase()] : [])));
  const earlier = new Map<string, PersonRow>();
  for (const { row, facts } of subjects) {
    const email = facts.email?.toLowerCase();
    if (!email) continue;
    const other = earlier.get(email);
    // Two rows that say the same address are told by the file's own check.
    if (staying.has(email) || (other && !(row.email && other.email)))
      faults.push({ line: row.line, column: "email", message: `Somebody else has the e-mail address ${facts.email}.` });
    earlier.set(email, row);
  }
}

function changesOf(known: Known, ref: Ref, facts: Facts) {
  const fields = (Object.keys(facts) as (keyof Facts)[]).filter((field) => JSON.stringify(facts[field]) !== JSON.stringify(known[field]));
  return fields.length ? [{ ref, facts, fields }] : [];
}

function planLines(subjects: Subject[], { people }: Basis, { today }: Options, faults: Fault[]): Plan["lines"] {
  const refs = new Map<string, { ref: Ref; startedOn: Day; left: boolean }>();
  for (const { id, employeeNumber, startedOn, leftOn } of people)
    if (employeeNumber) refs.set(employeeNumber, { ref: id, startedOn, left: leftOn !== null && leftOn <= today });
  for (const { row, ref, facts } of subjects) refs.set(row.employeeNumber, { ref, startedOn: facts.startedOn, left: false });
  const managerOf = new Map(people.flatMap(({ id, managerId }) => (managerId ? [[id, managerId]] : [])));
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
  const depths = depthsOf(managerOf);
  return lines.sort((a, b) => (depths.get(a.ref) ?? 0) - (depths.get(b.ref) ?? 0));
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
