import type { Day } from "@/lib/clock";
import type { Fault } from "@/lib/csv-tables/rules";
import type { PersonRow } from "@/lib/people-files/rules";

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
/** A person in a plan: an id, or # and an employee number of somebody who is not here yet. */
export type Ref = string;
/** A row of a file, who it speaks of, and their facts after it. */
export type Subject = { row: PersonRow; known: Known | undefined; ref: Ref; facts: Facts };
/** Today, and the first day of those who are new and have none in the file. */
export type Days = { today: Day; startedOn: Day | null };

/**
 * Tells who each row is: by employee number, else by the e-mail address of somebody without a number.
 * Those who have left are set apart. What is wrong with handles and addresses goes to `faults`.
 */
export function identify(rows: PersonRow[], people: Known[], days: Days, faults: Fault[]): { subjects: Subject[]; leavers: string[] } {
  const matched = matchRows(rows, people, days);
  const here = ({ known }: Subject) => !known?.leftOn || known.leftOn > days.today;
  const subjects = matched.filter(here);
  giveHandles(subjects, people, faults);
  refuseTakenEmails(subjects, people, faults);
  return { subjects, leavers: matched.filter((subject) => !here(subject)).map(({ row }) => row.employeeNumber) };
}

/** Which facts a row changes. */
export function changedFields({ known, facts }: Subject): (keyof Facts)[] {
  return (Object.keys(facts) as (keyof Facts)[]).filter((field) => JSON.stringify(facts[field]) !== JSON.stringify(known?.[field]));
}

function matchRows(rows: PersonRow[], people: Known[], { today, startedOn }: Days): Subject[] {
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

function giveHandles(subjects: Subject[], people: Known[], faults: Fault[]) {
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

function refuseTakenEmails(subjects: Subject[], people: Known[], faults: Fault[]) {
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

/** A name as it may stand in an address: "Zoë O'Brien" is zoe-o-brien. */
export function handleFrom(name: string): string {
  const folded = name
    .replace(/ß/g, "ss")
    .replace(/[øØ]/g, "o")
    .replace(/[łŁ]/g, "l")
    .replace(/[æÆ]/g, "ae")
    .replace(/[đĐ]/g, "d")
    .replace(/ı/g, "i");
  return folded
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 70)
    .replace(/-$/, "");
}
