import { fieldWords } from "@/lib/audit/rules";
import { csvOf } from "@/lib/csv-tables/rules";
import { answerWords, type Question, questions } from "@/lib/decision-checks/rules";
import { claimTitle, claimWords, counts, kinds } from "@/lib/evidence/rules";
import { entry, formatDay } from "@/lib/format";
import { weekParts } from "@/lib/ladders/rules";
import { momentKinds } from "@/lib/timelines/rules";
import { energyWords } from "@/lib/participations/rules";
import { trialLines } from "@/lib/own-trials/rules";
import type { OwnTrials } from "@/lib/own-trials/queries";
import type { OwnRecords } from "./queries";

/** Everything about a person as a text they can read anywhere. */
export function asMarkdown(records: OwnRecords): string {
  const { person, timeline, workMixes, offers } = records;
  const lines = [
    `# ${person.name}`,
    "",
    [person.title, person.email, person.employeeNumber, person.location, person.timeZone].filter(Boolean).join(" · "),
    "",
    "## Timeline",
    ...timeline.flatMap((moment) => entry(`${formatDay(moment.day)}, ${momentKinds[moment.kind]}`, moment.title, moment.words)),
    "",
    "## Growth plans",
    ...records.plans.flatMap(planLines),
    "",
    "## Evidence",
    ...records.evidence.flatMap(evidenceLines),
    "",
    "## Assessments",
    ...records.rounds.flatMap((round) => [
      "",
      `### ${round.level}, ${formatDay(round.openedOn)}`,
      ...round.ratings.flatMap(({ competency, side, answer, words, chance }) =>
        entry(`${competency} (${side}): ${answer ?? "no answer"}`, words, chance),
      ),
    ]),
    "",
    "## Opportunities",
    ...records.interests.flatMap(interestLines),
    ...offers.flatMap((offer) => entry(`### Offered: ${offer.title}`, offer.what, offer.why)),
    "",
    ...trialLines(records),
    "## Track moves",
    ...records.trackMoves.flatMap(({ from, to, startsOn, state, why, said, ramp, teamMessage }) => [
      ...entry(`### ${to.title}, ${formatDay(startsOn)}`),
      ...entry(`From ${from.track} to ${to.track}. ${state}.`, why, teamMessage),
      ...said.flatMap((one) => entry(one.by, one.words)),
      ...ramp.flatMap((item) => entry(`${formatDay(item.dueOn)}${item.done ? ", done" : ""}`, item.words)),
    ]),
    "",
    "## Weeks",
    "",
    ...workMixes.map(
      ({ month, side, ...week }) =>
        `- ${month}, ${side}: ${weekParts.map(([part, name]) => `${name.toLowerCase()} ${week[part]}`).join(", ")}`,
    ),
    ...betweenLines(records),
    ...restLines(records),
    "",
  ];
  return lines.join("\n");
}

type Told =
  | "person"
  | "timeline"
  | "plans"
  | "evidence"
  | "rounds"
  | "interests"
  | "offers"
  | "trackMoves"
  | "workMixes"
  | "feedback"
  | "decisionChecks"
  | "oneOnOnes"
  | "privateNotes"
  | keyof OwnTrials;

/** What has no lines of its own above; a new kind of record is named here before it compiles. */
const rest: Record<Exclude<keyof OwnRecords, Told>, string> = {
  planBefore: "My plan before",
  claimsOnMe: "What others say I can do",
  feedbackAsked: "Feedback I asked for",
  handoffs: "Hand-offs",
  buildWishSince: "I would like to build",
  readBy: "Who has read my records",
};

const restLines = (records: OwnRecords) => [
  ...Object.entries(rest).flatMap(([kind, title]) => asLists(title, { [kind]: records[kind as keyof typeof rest] })),
  ...asLists("Scenarios", { scenarios: records.person.scenarios }),
];

// The same rows as the tables hold, each a list of what is filled in.
function asLists(title: string, records: object): string[] {
  const tables = tablesOf(records);
  if (!tables.length) return [];
  return [
    "",
    `## ${title}`,
    ...tables.flatMap(({ rows }) =>
      rows.flatMap(({ row: _, of: __, ...cells }) => [
        "",
        ...Object.entries(cells)
          .filter(([, cell]) => cell !== "")
          .map(([column, cell]) => `- ${fieldWords(column).replaceAll(".", " ")}: ${String(cell).replaceAll("\n", "\n  ")}`),
      ]),
    ),
  ];
}

const planLines = (plan: OwnRecords["plans"][number]) => [
  ...entry(`Aim: ${plan.aimLevel ?? plan.aim}`, plan.aimExperience, plan.aimWords),
  ...plan.focuses.flatMap((focus) =>
    entry(`Focus${focus.ending ? ` (${focus.ending.replace("_", " ")})` : ""}`, focus.name, focus.nextStep),
  ),
  ...plan.updates.flatMap((update) => entry(`${formatDay(update.day)}, ${update.feeling}`, update.words)),
];

function evidenceLines(piece: OwnRecords["evidence"][number]) {
  const { claim, decision } = piece;
  const agreed = claim && counts(claim);
  return [
    "",
    `### ${agreed ? claimTitle(claim) : piece.title}`,
    ...entry(
      `${kinds[piece.kind].name}, ${formatDay(piece.day)}${piece.shared ? "" : ", private"}${piece.competencies.length ? `. Shows: ${piece.competencies.join(", ")}` : ""}`,
      agreed && claimWords(claim),
      piece.plainLine,
      piece.words,
      ...(decision ? [decision.why, decision.leftOut, decision.upkeep, decision.affected, decision.afterwards, decision.outcomeWords] : []),
      piece.links.join("\n"),
    ),
  ];
}

const interestLines = ({ title, day, words, answers, done, withdrawn }: OwnRecords["interests"][number]) => [
  ...entry(`### ${title}, ${formatDay(day)}${withdrawn ? ", taken back" : ""}`, words),
  ...answers.flatMap((answer) => entry(`${answer.by} said ${answer.isYes ? "yes" : "no"}`, answer.words)),
  ...(done ? entry("Kick-off", done.kickOff) : []),
  ...(done?.checkIns.flatMap((checkIn) => entry(`${formatDay(checkIn.day)}, ${checkIn.by}`, checkIn.words)) ?? []),
  ...(done?.reflection ? entry(energyWords[done.reflection.energy], done.reflection.practised, done.reflection.surprised) : []),
  ...(done?.debrief ? entry(done.debrief.by, done.debrief.words) : []),
  ...(done?.endWords ? entry("At the end", done.endWords) : []),
];

const betweenLines = ({ feedback, decisionChecks, oneOnOnes, privateNotes }: OwnRecords) => [
  "",
  "## Feedback",
  ...feedback.flatMap(({ day, by, to, competency, words }) =>
    entry(`${formatDay(day)}, ${by} to ${to}${competency ? `, on ${competency}` : ""}`, words),
  ),
  "",
  "## Build, lead, or both?",
  ...decisionChecks.flatMap(({ day, words, ...answers }) =>
    entry(
      `${formatDay(day)}: ${(Object.keys(questions) as Question[]).map((question) => `${questions[question]} ${answerWords(answers, question)}.`).join(" ")}`,
      words,
    ),
  ),
  "",
  "## 1-on-1s",
  ...oneOnOnes.flatMap(({ day, kind, by, words, owner }) =>
    entry(`${formatDay(day)}, ${kind}${owner ? ` for ${owner}` : ""}, ${by}`, words),
  ),
  "",
  "## Private notes",
  ...privateNotes.flatMap(({ day, about, words, sealed }) =>
    entry(`${formatDay(day)}, about ${about}${sealed ? `. ${sealed.how}` : ""}`, words, sealed ? JSON.stringify(sealed.note) : null),
  ),
];

type Cell = string | number | boolean | null;
/** Rows of one kind; each knows its place in the table and, when it is part of something, whose part it is. */
export type Table = { name: string; rows: Record<string, string | number>[] };

/**
 * Everything as tables, one for each kind of record: what belongs to a row many times over has a table of its own,
 * whose `of` is the row it belongs to. Made from whatever the records hold, so that nothing is left out.
 */
export function tablesOf(records: object): Table[] {
  const tables = new Map<string, Table>();
  for (const [name, value] of Object.entries(records)) fill(tables, kebab(name), listOfRows(value), null);
  return [...tables.values()].filter(({ rows }) => rows.length);
}

function listOfRows(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return value === null || value === undefined ? [] : [value];
}

function fill(tables: Map<string, Table>, name: string, values: unknown[], of: number | null) {
  const table = tables.get(name) ?? { name, rows: [] };
  tables.set(name, table);
  for (const value of values) {
    const row: Table["rows"][number] = { row: table.rows.length + 1, ...(of === null ? {} : { of }) };
    table.rows.push(row);
    spread(value, "", row, (part, parts) => fill(tables, `${name}-${kebab(part)}`, parts, Number(row.row)));
  }
}

/** Puts a record into the cells of a row; lists of records go to `part`. */
function spread(value: unknown, path: string, row: Table["rows"][number], part: (name: string, parts: unknown[]) => void) {
  if (value === null || value === undefined) row[path || "value"] = "";
  else if (Array.isArray(value) && value.some((one) => typeof one === "object")) part(path, value);
  else if (Array.isArray(value)) row[path] = value.join("\n");
  else if (value instanceof Date) row[path || "value"] = value.toISOString();
  else if (typeof value === "object")
    for (const [key, inner] of Object.entries(value)) spread(inner, path ? `${path}.${key}` : key, row, part);
  else row[path || "value"] = typeof value === "number" ? value : String(value as Cell);
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replaceAll(".", "-");

/** A table as CSV, with every column that any of its rows has. */
export function asCsv({ rows }: Table): string {
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return csvOf(
    header,
    rows.map((row) => header.map((column) => row[column] ?? "")),
  );
}
