import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { addDays, dateOf, type Day } from "@/lib/clock";
import { csvOf } from "@/lib/csv-tables/rules";

/** Somebody of the example company: a level of the built-in framework, or a title outside the ladders. */
export type Example = {
  handle: string;
  name: string;
  role: string;
  unit: string;
  manager: string;
  daysHere: number;
  location: string;
  timeZone: string;
};

const titles: Record<string, string> = {
  junior: "Junior Developer",
  developer: "Developer",
  senior: "Senior Developer",
  staff: "Staff Engineer",
  principal: "Principal Engineer",
  distinguished: "Distinguished Engineer",
  "team-lead": "Team Lead",
  "engineering-manager": "Engineering Manager",
  director: "Director of Engineering",
  "vp-engineering": "VP of Engineering",
  cto: "CTO",
};

const places = [
  ["Berlin", "Europe/Berlin"],
  ["Lisbon", "Europe/Lisbon"],
  ["Nairobi", "Africa/Nairobi"],
  ["Toronto", "America/Toronto"],
  ["São Paulo", "America/Sao_Paulo"],
  ["Bengaluru", "Asia/Kolkata"],
  ["Remote, Spain", "Europe/Madrid"],
] as const;

// Tests put some of them where it is another day: "eve=Pacific/Niue,ivy=Pacific/Niue".
function placeOf(handle: string, at: number) {
  const [location, timeZone] = places[at % places.length] as (typeof places)[number];
  const elsewhere = (process.env.EXAMPLE_TIME_ZONES ?? "").split(",").map((one) => one.split("="));
  return { location, timeZone: elsewhere.find(([who]) => who === handle)?.[1] ?? timeZone };
}

/** Everybody of the example company, the cast first. The people are invented. */
export const examples: Example[] = (
  parse(readFileSync(join(import.meta.dirname, "people.csv")), { columns: true }) as Record<string, string>[]
).map(({ handle = "", name = "", role = "", unit = "", manager = "", days_here }, at) => ({
  handle,
  name,
  role,
  unit,
  manager,
  daysHere: Number(days_here),
  ...placeOf(handle, at),
}));

/** This day, or the working day next to it: after what is to come, before what has been. */
export function workingDay(day: Day, when: "next" | "last"): Day {
  const pastFriday = ((dateOf(day).getUTCDay() + 6) % 7) - 4;
  return pastFriday <= 0 ? day : addDays(day, when === "next" ? 3 - pastFriday : -pastFriday);
}

/** The company as a file to import. `levelOf` says at which level each begins; those outside the ladders have none. */
export function companyCsv(today: Day, levelOf: (person: Example) => string): string {
  const numbers = new Map(examples.map(({ handle }, at) => [handle, `e${String(at + 1).padStart(3, "0")}`]));
  const lost = examples.find(({ manager }) => manager && !numbers.has(manager));
  if (lost) throw new Error(`${lost.name} reports to ${lost.manager}, who is not there.`);
  const rows = examples.map((person) => ({
    employee_id: numbers.get(person.handle) ?? "",
    handle: person.handle,
    name: person.name,
    email: `${person.handle.replaceAll("-", ".")}@example.com`,
    title: titles[person.role] ?? person.role,
    manager_id: numbers.get(person.manager) ?? "",
    unit: person.unit,
    location: person.location,
    time_zone: person.timeZone,
    started: addDays(today, -person.daysHere),
    level: person.role in titles ? levelOf(person) : "",
  }));
  return csvOf(Object.keys(rows[0] ?? {}), rows.map(Object.values));
}
