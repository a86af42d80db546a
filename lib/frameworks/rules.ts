import { stringify } from "yaml";
import type { z } from "zod";
import { convertFinancialTimes, faultsOfFinancialTimes, isFinancialTimes } from "@/lib/financial-times/rules";
import { financialTimesSchema } from "@/lib/financial-times/schema";
import { type Fault, type FileFault, readYaml } from "@/lib/yaml-files/rules";
import { type Framework, frameworkSchema } from "./schema";

export type ParsedFramework = { framework: Framework; faults?: never } | { framework?: never; faults: FileFault[] };

/**
 * Reads a framework from the text of a file: ours, or the Financial Times', which is told by its shape.
 * Every fault found comes back with its line and column.
 */
export function parseFramework(text: string): ParsedFramework {
  const file = readYaml(text);
  if ("faults" in file) return file;
  const foreign = isFinancialTimes(file.data);
  if (!foreign && !isOurs(file.data))
    return {
      faults: [
        {
          line: 1,
          column: 1,
          message: "This is neither a Pendulum framework (format: pendulum-framework/1) nor a Financial Times job family.",
        },
      ],
    };
  const read = foreign
    ? checked(financialTimesSchema, faultsOfFinancialTimes, file.data)
    : checked(frameworkSchema, faultsOfFramework, file.data);
  if ("faults" in read) return { faults: file.locate(read.faults) };
  const framework = foreign ? convertFinancialTimes(read.value as z.output<typeof financialTimesSchema>) : (read.value as Framework);
  return { framework: inOrder(framework) };
}

const isOurs = (data: unknown) => typeof data === "object" && data !== null && "format" in data;

function checked<S extends z.ZodType>(
  schema: S,
  rule: (value: z.output<S>) => Fault[],
  data: unknown,
): { value: z.output<S> } | { faults: Fault[] } {
  const parsed = schema.safeParse(data);
  const faults = parsed.success ? rule(parsed.data) : faultsOfShape(parsed.error, data);
  return faults.length ? { faults } : { value: parsed.data as z.output<S> };
}

function faultsOfShape(error: z.ZodError, data: unknown): Fault[] {
  return error.issues.flatMap((issue): Fault[] => {
    const { path } = issue;
    if (issue.code === "unrecognized_keys") return issue.keys.map((key) => ({ path, key, message: `There is no “${key}” here.` }));
    const missing = path.reduce<unknown>((part, step) => (part as Record<PropertyKey, unknown>)[step], data) === undefined;
    return [{ path, message: missing ? `“${String(path.at(-1))}” is missing here.` : issue.message }];
  });
}

/** What does not fit together in a framework whose shape is right. */
export function faultsOfFramework(framework: Framework): Fault[] {
  const { bands, tracks, levels, groups } = framework;
  const competencies = groups.flatMap((group, g) =>
    group.competencies.map((competency, c) => ({ competency, path: ["groups", g, "competencies", c] })),
  );
  const bandKeys = new Set(bands.map((band) => band.key));
  const trackKeys = new Set(tracks.map((track) => track.key));
  const faults = [
    ...repeats(
      bands.map(({ key }, i) => [key, ["bands", i, "key"]]),
      "band",
    ),
    ...repeats(
      tracks.map(({ key }, i) => [key, ["tracks", i, "key"]]),
      "track",
    ),
    ...repeats(
      levels.map(({ key }, i) => [key, ["levels", i, "key"]]),
      "level",
    ),
    ...repeats(
      levels.map(({ track, order }, i) => [`${order} of the track ${track}`, ["levels", i, "order"]]),
      "order",
    ),
    ...repeats(
      groups.map(({ key }, i) => [key, ["groups", i, "key"]]),
      "group",
    ),
    ...repeats(
      competencies.map(({ competency, path }) => [competency.key, [...path, "key"]]),
      "competency",
    ),
    ...repeats(statementIds(framework), "statement"),
  ];
  for (const [i, { key, track, band, week }] of levels.entries()) {
    if (key === "compare")
      faults.push({
        path: ["levels", i, "key"],
        message: "The key “compare” is taken: it is the address of the page that compares levels.",
      });
    if (!trackKeys.has(track)) faults.push({ path: ["levels", i, "track"], message: `There is no track “${track}”.` });
    if (band !== null && !bandKeys.has(band)) faults.push({ path: ["levels", i, "band"], message: `There is no band “${band}”.` });
    const sum = week && Object.values(week).reduce((total, share) => total + share, 0);
    if (week && sum !== 100)
      faults.push({ path: ["levels", i, "week"], message: `The shares of the week sum to ${sum}; they should sum to 100.` });
  }
  for (const [i, { key, fork_after }] of tracks.entries()) {
    const level = levels.find((one) => one.key === fork_after);
    if (fork_after !== null && !level) faults.push({ path: ["tracks", i, "fork_after"], message: `There is no level “${fork_after}”.` });
    if (level?.track === key) faults.push({ path: ["tracks", i, "fork_after"], message: "A track forks after a level of another track." });
  }
  for (const { competency, path } of competencies) faults.push(...faultsOfCells(framework, competency, path));
  for (const [i, { key, expectation }] of levels.entries())
    if (expectation?.state === "same-as-below" && !levelBelow(framework, key))
      faults.push({ path: ["levels", i, "expectation", "state"], message: "There is no level below this one." });
  return faults;
}

type Competency = Framework["groups"][number]["competencies"][number];

function faultsOfCells(framework: Framework, { rubric, expectations }: Competency, path: PropertyKey[]): Fault[] {
  const steps = new Set(rubric.map(({ step }) => step));
  const faults = repeats(
    rubric.map(({ step }, i) => [String(step), [...path, "rubric", i, "step"]]),
    "step",
  );
  for (const [levelKey, { state, rubric_step }] of Object.entries(expectations)) {
    const cell = [...path, "expectations", levelKey];
    if (!framework.levels.some((level) => level.key === levelKey))
      faults.push({ path: cell.slice(0, -1), key: levelKey, message: `There is no level “${levelKey}”.` });
    else if (state === "same-as-below" && !expectedBelow(framework, levelKey, expectations))
      faults.push({ path: [...cell, "state"], message: "No level below this one says anything that could be the same." });
    if (rubric_step !== null && !steps.has(rubric_step))
      faults.push({ path: [...cell, "rubric_step"], message: `The rubric has no step ${rubric_step}.` });
  }
  return faults;
}

function expectedBelow(framework: Framework, levelKey: string, expectations: Competency["expectations"]): boolean {
  const seen = new Set([levelKey]);
  for (let below = levelBelow(framework, levelKey); below && !seen.has(below); below = levelBelow(framework, below)) {
    if (Object.hasOwn(expectations, below) && expectations[below]?.state !== "same-as-below") return true;
    seen.add(below);
  }
  return false;
}

// The level before it in its track; for the first one, the level its track forks after.
function levelBelow({ levels, tracks }: Framework, key: string): string | null {
  const level = levels.find((one) => one.key === key);
  if (!level) return null;
  const before = levels.filter((one) => one.track === level.track && one.order < level.order).sort((a, b) => b.order - a.order)[0];
  return before?.key ?? tracks.find((track) => track.key === level.track)?.fork_after ?? null;
}

function statementIds({ levels, groups }: Framework): [string, PropertyKey[]][] {
  const ofLevels = levels.flatMap(({ expectation }, i) =>
    (expectation?.statements ?? []).map(({ id }, s): [string, PropertyKey[]] => [id, ["levels", i, "expectation", "statements", s, "id"]]),
  );
  const ofCells = groups.flatMap((group, g) =>
    group.competencies.flatMap(({ expectations }, c) =>
      Object.entries(expectations).flatMap(([level, { statements }]) =>
        statements.map(({ id }, s): [string, PropertyKey[]] => [
          id,
          ["groups", g, "competencies", c, "expectations", level, "statements", s, "id"],
        ]),
      ),
    ),
  );
  return [...ofLevels, ...ofCells];
}

/** A fault for each that was there before. */
export function repeats(keys: [string, PropertyKey[]][], what: string): Fault[] {
  const seen = new Set<string>();
  return keys.flatMap(([key, path]) => (seen.size === seen.add(key).size ? [{ path, message: `There is another ${what} “${key}”.` }] : []));
}

/** The one order a framework is kept in: levels by track and place, rubrics by step. */
export function inOrder(framework: Framework): Framework {
  const lanes = new Map(framework.tracks.map((track, i) => [track.key, i]));
  const lane = (key: string) => lanes.get(key) ?? 0;
  return {
    ...framework,
    levels: framework.levels.toSorted((a, b) => lane(a.track) - lane(b.track) || a.order - b.order),
    groups: framework.groups.map((group) => ({
      ...group,
      competencies: group.competencies.map((competency) => ({
        ...competency,
        rubric: competency.rubric.toSorted((a, b) => a.step - b.step),
      })),
    })),
  };
}

/** A framework as the text of a file; parseFramework reads the same framework from it. */
export function formatFramework(framework: Framework): string {
  return stringify(withoutDefaults(inOrder(framework)), { lineWidth: 100, aliasDuplicateObjects: false });
}

// Extras are somebody else's data: there, an empty text may mean something.
function withoutDefaults(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDefaults);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([name, part]) => !isDefault(name, part));
  return Object.fromEntries(kept.map(([name, part]) => [name, name === "extra" ? part : withoutDefaults(part)]));
}

function isDefault(name: string, part: unknown): boolean {
  if (part === null || part === "") return true;
  if (Array.isArray(part)) return !part.length && name !== "levels" && name !== "tracks";
  return name === "extra" && Object.keys(part as object).length === 0;
}

/** The same text for the same content, however the file was laid out; the framework's name aside. */
export function canonical({ name: _, ...content }: Framework): string {
  return JSON.stringify(sortedKeys(inOrder({ ...content, name: "" })));
}

function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => [name, sortedKeys(part)]),
  );
}

/** Faults as sentences, the first twenty. */
export function faultSentences(faults: FileFault[]): string[] {
  const sentences = faults.slice(0, 20).map(({ line, column, message }) => `Line ${line}, column ${column}: ${message}`);
  return faults.length > 20 ? [...sentences, `There are ${faults.length - 20} more.`] : sentences;
}
