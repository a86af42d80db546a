import { isDay, isTimeZone } from "@/lib/clock";
import { type Fault, readTable, type TableRow } from "@/lib/csv-tables/rules";

/** One person of a file. A blank cell is "", and means "as it was". */
export type PersonRow = {
  line: number;
  employeeNumber: string;
  handle: string;
  name: string;
  email: string;
  title: string;
  otherTitles: string[];
  manager: string;
  unit: string[];
  location: string;
  startedOn: string;
  timeZone: string;
  level: string;
};

type Field = "employee_id" | "handle" | "name" | "email" | "title" | "manager_id" | "unit" | "location" | "started" | "time_zone" | "level";

const synonyms: Record<Field, string[]> = {
  employee_id: ["employee_id", "employee_number", "employee_no", "employee", "person_id", "worker_id", "id"],
  handle: ["handle"],
  name: ["name", "full_name", "display_name", "employee_name"],
  email: ["email", "e_mail", "work_email", "email_address", "mail"],
  title: ["title", "job_title", "position"],
  manager_id: ["manager_id", "manager_employee_id", "manager_number", "manager", "reports_to", "supervisor_id"],
  unit: ["unit", "org_unit", "department", "team"],
  location: ["location", "country", "office", "city"],
  started: ["started", "started_on", "start_date", "hire_date", "hired", "joined"],
  time_zone: ["time_zone", "timezone", "tz"],
  level: ["level", "level_key"],
};

export type PeopleFile = { people: PersonRow[]; rows: number; ignoredColumns: string[]; faults: Fault[] };

/**
 * Reads people from CSV, in any order of rows and columns; the result is in order of employee id.
 * With `seats`, ids such as sg377-1 and sg377-2 are seats of one person, sg377.
 */
export function parsePeople(text: string, { seats = false } = {}): PeopleFile {
  const { header, rows, faults } = readTable(text);
  const { columns, ignoredColumns } = columnsOf(header, faults);
  if (header.length && !columns.has("employee_id"))
    faults.push({ line: 1, column: "employee_id", message: "The column employee_id is missing." });
  if (!columns.has("employee_id")) return { people: [], rows: rows.length, ignoredColumns, faults };
  const named = (field: Field) => header[columns.get(field) ?? -1] ?? field;
  refuseUnread(header, rows, columns, faults);
  const read = rows.map((row) => personOf(row, columns, named, faults));
  findDuplicates(read, "employeeNumber", named("employee_id"), faults);
  const people = seats ? mergeSeats(read) : read;
  people.sort((a, b) => (a.employeeNumber < b.employeeNumber ? -1 : 1));
  findDuplicates(people, "email", named("email"), faults);
  findDuplicates(people, "handle", named("handle"), faults);
  return { people, rows: rows.length, ignoredColumns, faults: faults.sort((a, b) => a.line - b.line) };
}

const keyOf = (name: string) =>
  name
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_|_$/g, "");

// Columns as people systems name them, in the languages of those seen so far.
const namePart =
  /^(legal_|preferred_)?(first|last|given|family|middle)_?name$|^(fore|sur)name$|^(vor|nach|familien)name$|^(pr[ée]nom|nom|nom_de_famille|nombre|apellidos?|nome|cognome|sobrenome|voornaam|achternaam|etunimi|sukunimi|f[öo]rnamn|efternamn)$/;
const statusName =
  /^((employee|employment|worker|work|hr|job)_)?status$|^(active|is_active|aktiv|estado|statut|stato|besch[äa]ftigungsstatus)$/;
const endName =
  /^(termination|terminated|end|leaving|leave|exit|last|separation|contract_end)_?(date|day|on)$|^(left|left_on|terminated|last_day_of_work|austritt|austrittsdatum|date_de_sortie|fecha_de_baja)$/;
const here = /^(active|aktiv|actif|active employee|activo|attivo|ativo|employed|current|working|regular|yes|y|true|1|on leave|leave)$/i;

/** Refuses what would be taken in wrongly: names in two columns, and people who have left. */
function refuseUnread(header: string[], rows: TableRow[], columns: Map<Field, number>, faults: Fault[]) {
  const at = (pattern: RegExp) => header.flatMap((name, index) => (pattern.test(keyOf(name)) ? [index] : []));
  const parts = at(namePart);
  if (!columns.has("name") && parts.length) {
    const named = parts.map((index) => `“${header[index]}”`).join(" and ");
    faults.push({
      line: 1,
      column: header[parts[0] ?? 0] ?? "",
      message: `Names stand in ${named}. Please put each whole name into one column called name; names in parts are not read yet.`,
    });
  }
  for (const { line, cells } of rows) {
    const gone =
      at(statusName).find((index) => cells[index]?.trim() && !here.test(cells[index].trim())) ??
      at(endName).find((index) => cells[index]?.trim());
    if (gone === undefined) continue;
    faults.push({
      line,
      column: header[gone] ?? "",
      message: `“${cells[gone]?.trim()}” says that this person has left, or will. Please leave such rows out; departures are not read yet.`,
    });
  }
}

function columnsOf(header: string[], faults: Fault[]): { columns: Map<Field, number>; ignoredColumns: string[] } {
  const keys = header.map(keyOf);
  const columns = new Map<Field, number>();
  for (const [field, names] of Object.entries(synonyms) as [Field, string[]][]) {
    const name = names.find((one) => keys.includes(one));
    if (!name) continue;
    columns.set(field, keys.indexOf(name));
    if (keys.indexOf(name) !== keys.lastIndexOf(name)) faults.push({ line: 1, column: name, message: `There are two columns ${name}.` });
  }
  const used = new Set(columns.values());
  return { columns, ignoredColumns: header.filter((_, at) => !used.has(at)) };
}

function personOf({ line, cells }: TableRow, columns: Map<Field, number>, named: (field: Field) => string, faults: Fault[]): PersonRow {
  const cell = (field: Field) => (cells[columns.get(field) ?? -1] ?? "").normalize("NFC").replace(/\s+/gu, " ").trim();
  const check = (field: Field, fits: (value: string) => boolean, message: string) => {
    const value = cell(field);
    if (value && !fits(value)) faults.push({ line, column: named(field), message });
    return value;
  };
  const short = (field: Field, max: number) => check(field, (value) => value.length <= max, `This is longer than ${max} characters.`);
  const employeeNumber = short("employee_id", 100);
  if (!employeeNumber) faults.push({ line, column: named("employee_id"), message: "The employee id is missing." });
  const unit = cell("unit")
    ? cell("unit")
        .split("/")
        .map((part) => part.trim())
    : [];
  if (unit.some((part) => !part || part.length > 100) || unit.length > 10)
    faults.push({ line, column: named("unit"), message: 'A unit is a path such as "Engineering / Platform".' });
  return {
    line,
    employeeNumber,
    handle: check(
      "handle",
      (value) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value) && value.length <= 80,
      "A handle has small letters, digits and single hyphens.",
    ),
    name: short("name", 200),
    email: check("email", (value) => /^[^@\s]+@[^@\s]+$/.test(value) && value.length <= 254, "This does not look like an e-mail address."),
    title: short("title", 200),
    otherTitles: [],
    manager: short("manager_id", 100),
    unit,
    location: short("location", 200),
    startedOn: check("started", isDay, "Please give a day, such as 2026-11-20."),
    timeZone: check("time_zone", isKnownZone, "There is no such time zone. One looks like Europe/Berlin."),
    level: short("level", 100),
  };
}

const zones = new Map<string, boolean>();
function isKnownZone(name: string): boolean {
  if (!zones.has(name)) zones.set(name, isTimeZone(name));
  return zones.get(name) as boolean;
}

function findDuplicates(people: PersonRow[], field: "employeeNumber" | "email" | "handle", column: string, faults: Fault[]) {
  const first = new Map<string, number>();
  for (const { line, [field]: value } of [...people].sort((a, b) => a.line - b.line)) {
    const key = field === "employeeNumber" ? value : value.toLowerCase();
    const earlier = first.get(key);
    if (key && earlier) faults.push({ line, column, message: `${value} stands in line ${earlier} already.` });
    else first.set(key, line);
  }
}

// The lowest seat speaks for the person; what it leaves blank, the next one says.
function mergeSeats(rows: PersonRow[]): PersonRow[] {
  const seatOf = (id: string) => /^(.+)-(\d{1,4})$/.exec(id);
  const personId = (id: string) => seatOf(id)?.[1] ?? id;
  const people = new Map<string, PersonRow[]>();
  for (const row of rows) {
    const id = personId(row.employeeNumber);
    people.set(id, [...(people.get(id) ?? []), row]);
  }
  return [...people].map(([employeeNumber, held]) => {
    held.sort((a, b) => Number(seatOf(a.employeeNumber)?.[2] ?? 0) - Number(seatOf(b.employeeNumber)?.[2] ?? 0));
    const first = held[0] as PersonRow;
    const said = <F extends keyof PersonRow>(field: F) => held.find((row) => row[field].toString() !== "")?.[field] ?? first[field];
    const managers = held.map((row) => personId(row.manager)).filter((id) => id && id !== employeeNumber);
    return {
      ...first,
      employeeNumber,
      handle: said("handle"),
      name: said("name"),
      email: said("email"),
      title: said("title"),
      otherTitles: [...new Set(held.map((row) => row.title))].filter((title) => title && title !== said("title")),
      manager: managers[0] ?? "",
      unit: said("unit"),
      location: said("location"),
      startedOn: said("startedOn"),
      timeZone: said("timeZone"),
      level: said("level"),
    };
  });
}
