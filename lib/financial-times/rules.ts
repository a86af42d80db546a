import type { Expectation, Framework } from "@/lib/frameworks/schema";
import type { Fault } from "@/lib/yaml-files/rules";
import type { FinancialTimes } from "./schema";

const attribution = `Converted from a file in the form of https://github.com/Financial-Times/engineering-progression,
which is under the MIT License, Copyright (c) 2019 Financial Times.`;

/** Whether some data has the form of a Financial Times job family. */
export function isFinancialTimes(data: unknown): boolean {
  return typeof data === "object" && data !== null && !("format" in data) && "levels" in data && "themes" in data && "competencies" in data;
}

/** What does not fit together in a job family whose shape is right. */
export function faultsOfFinancialTimes({ name, levels, themes, competencies }: FinancialTimes): Fault[] {
  const levelIds = new Set(levels.map((level) => level.id));
  const themeIds = new Set(themes.map((theme) => theme.id));
  const faults = [
    ...repeated(levels, "levels", "level"),
    ...repeated(themes, "themes", "theme"),
    ...repeated(competencies, "competencies", "competency"),
  ];
  for (const [i, { level, theme }] of competencies.entries()) {
    if (!levelIds.has(level)) faults.push({ path: ["competencies", i, "level"], message: `There is no level “${level}”.` });
    if (!themeIds.has(theme)) faults.push({ path: ["competencies", i, "theme"], message: `There is no theme “${theme}”.` });
  }
  if (!keyOf(name)) faults.push({ path: ["name"], message: "This name has no letters a key could be made of." });
  return faults;
}

function repeated(items: { id: string }[], list: string, what: string): Fault[] {
  const seen = new Set<string>();
  return items.flatMap(({ id }, i) =>
    seen.size === seen.add(id).size ? [{ path: [list, i, "id"], message: `There is another ${what} “${id}”.` }] : [],
  );
}

/**
 * A job family as a framework of ours. Levels are told apart by the ends of their ids: before the fork
 * they have none, then "-ic" and "-pm"; what comes after the fork without one (Technology Director)
 * leads people. Two levels of one stem are peers. What has no place here is kept in `extra`.
 */
export function convertFinancialTimes({ name, summary, levels, themes, competencies, ...rest }: FinancialTimes): Framework {
  const fork = levels.findIndex(({ id }) => suffixOf(id));
  const trackOf = (index: number) => (fork < 0 || index < fork ? "engineer" : (suffixOf((levels[index] as { id: string }).id) ?? "pm"));
  const forkAfter = fork > 0 ? (levels[fork - 1] as { id: string }).id : null;
  const bands = levels
    .filter(({ id }) => id.endsWith("-ic") && levels.some((other) => other.id === peerOf(id)))
    .map((level) => ({ key: stemOf(level.id), name: level.name.replace(/\s*\([^)]*\)$/, "") }));
  const used = new Set(levels.map((_, index) => trackOf(index)));
  const order = new Map<string, number>();
  return {
    format: "pendulum-framework/1",
    key: keyOf(name),
    name,
    version: "1",
    summary,
    attribution,
    rule: "",
    bands,
    tracks: tracks
      .filter(({ key }) => used.has(key))
      .map((track) => ({ ...track, summary: "", fork_after: track.key === "engineer" ? null : forkAfter })),
    levels: levels.map(({ id, name: title, summary: about, ...extra }, index) => {
      const track = trackOf(index);
      order.set(track, (order.get(track) ?? 0) + 1);
      const band = bands.find(({ key }) => suffixOf(id) && key === stemOf(id))?.key ?? null;
      return {
        key: id,
        track,
        order: order.get(track) as number,
        code: "",
        title,
        band,
        summary: about,
        scope: "",
        week: null,
        expectation: null,
        extra,
      };
    }),
    groups: [
      {
        key: "themes",
        name: "Themes",
        description: "",
        competencies: themes.map((theme) => ({
          key: theme.id,
          name: theme.name,
          description: theme.summary,
          rubric: [],
          expectations: cellsOf(theme.id, competencies),
        })),
      },
    ],
    extra: {
      ...rest,
      ...leftOver("themes", themes, ["id", "name", "summary"]),
      ...leftOver("competencies", competencies.map(withOwnProficiency(competencies)), ["id", "level", "theme", "summary", "examples"]),
    },
  };
}

const tracks: Pick<Framework["tracks"][number], "key" | "name" | "kind">[] = [
  { key: "engineer", name: "Engineer", kind: "individual-contributor" },
  { key: "ic", name: "Individual Contributor", kind: "individual-contributor" },
  { key: "pm", name: "People Manager", kind: "management" },
];

const suffixOf = (id: string) => /-(ic|pm)$/.exec(id)?.[1] ?? null;
const stemOf = (id: string) => id.replace(/-(ic|pm)$/, "");
const peerOf = (id: string) => `${stemOf(id)}-pm`;
const keyOf = (name: string) =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 80)
    .replace(/-$/, "");

type Cell = FinancialTimes["competencies"][number];

// The second generation has one text per cell, the first has several: each keeps its id.
function cellsOf(theme: string, competencies: Cell[]): Record<string, Expectation> {
  const cells = new Map<string, Expectation>();
  for (const { id, level, summary, examples, proficiency } of competencies.filter((cell) => cell.theme === theme)) {
    const cell = cells.get(level) ?? { state: "expected", note: "", proficiency, statements: [], rubric_step: null };
    cell.statements.push({ id, text: summary, examples });
    if (cell.proficiency !== proficiency) cell.proficiency = "";
    cells.set(level, cell);
  }
  return Object.fromEntries(cells);
}

// Where the texts of a cell name different proficiencies, none is the cell's own: each stays with its text.
const withOwnProficiency =
  (all: Cell[]) =>
  ({ proficiency, ...cell }: Cell) =>
    all.some((other) => other.level === cell.level && other.theme === cell.theme && other.proficiency !== proficiency)
      ? { ...cell, proficiency }
      : cell;

function leftOver(name: string, items: { id: string }[], placed: string[]) {
  const kept = items
    .map((item) => [item.id, Object.fromEntries(Object.entries(item).filter(([field]) => !placed.includes(field)))] as const)
    .filter(([, fields]) => Object.keys(fields).length);
  return kept.length ? { [name]: Object.fromEntries(kept) } : {};
}
