import { z } from "zod";
import { line, text } from "@/lib/text";

// The shape of a framework as a file, pendulum-framework/1. Parsed, every field is there.
const aText = z.string("This should be a text; put quotes around it.");
const words = (max: number) => aText.pipe(text(max));
const oneLine = (max: number) => aText.pipe(line(max));
const maybe = (max: number) => aText.pipe(text(max, { required: false })).default("");
const key = aText
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "A key is made of small letters, digits and single hyphens.")
  .max(80, "A key has at most 80 characters.");
const wholeNumber = z.int("This should be a whole number.");
const anything = z.record(z.string(), z.json("This should be plain data.")).default({});

export const trackKinds = ["individual-contributor", "management", "hybrid", "other"] as const;
export const expectationStates = [
  "expected",
  "same-as-below",
  "not-yet-expected",
  "ceiling-reached",
  "optional",
  "not-applicable",
] as const;

const share = wholeNumber.min(0, "A share of the week is at least 0.").max(100, "A share of the week is at most 100.");
const week = z.strictObject({ coding: share, review_and_design: share, people: share, meetings: share, other: share });

const statement = z.strictObject({
  id: aText.regex(/^\S+$/, "An id has no spaces.").max(200, "An id has at most 200 characters."),
  text: words(5000),
  examples: z.array(words(5000)).default([]),
});

const wholeExpectation = z.strictObject({
  state: z.enum(expectationStates, { error: `This should be one of: ${expectationStates.join(", ")}.` }).default("expected"),
  note: maybe(5000),
  proficiency: maybe(200),
  statements: z.array(statement).default([]),
});
const expectation = wholeExpectation.extend({ rubric_step: wholeNumber.nullable().default(null) });

const competency = z.strictObject({
  key,
  name: oneLine(200),
  description: maybe(5000),
  rubric: z
    .array(
      z.strictObject({
        step: wholeNumber.min(0, "A step is at least 0.").max(1000, "A step is at most 1000."),
        name: maybe(200),
        statements: z.array(words(5000)).default([]),
        examples: z.array(words(5000)).default([]),
      }),
    )
    .default([]),
  expectations: z.record(z.string(), expectation).default({}),
});

const level = z.strictObject({
  key,
  track: key,
  order: wholeNumber.min(1, "The order starts at 1.").max(1000, "The order is at most 1000."),
  code: maybe(40),
  title: oneLine(200),
  band: key.nullable().default(null),
  summary: maybe(5000),
  scope: maybe(5000),
  week: week.nullable().default(null),
  expectation: wholeExpectation.nullable().default(null),
  extra: anything,
});

export const frameworkSchema = z.strictObject({
  format: z.literal("pendulum-framework/1", "This should be pendulum-framework/1."),
  key,
  name: oneLine(200),
  version: oneLine(40),
  summary: maybe(5000),
  attribution: maybe(20_000),
  rule: maybe(20_000),
  bands: z.array(z.strictObject({ key, name: oneLine(200) })).default([]),
  tracks: z
    .array(
      z.strictObject({
        key,
        name: oneLine(200),
        kind: z.enum(trackKinds, { error: `This should be one of: ${trackKinds.join(", ")}.` }),
        summary: maybe(5000),
        fork_after: key.nullable().default(null),
      }),
    )
    .min(1, "A framework has at least one track."),
  levels: z.array(level).min(1, "A framework has at least one level."),
  groups: z
    .array(z.strictObject({ key, name: oneLine(200), description: maybe(5000), competencies: z.array(competency).default([]) }))
    .default([]),
  extra: anything,
});

/** A framework as a file, complete: what was left out holds its default. */
export type Framework = z.output<typeof frameworkSchema>;
export type Expectation = Framework["groups"][number]["competencies"][number]["expectations"][string];

/** A framework to bring in. Empty `key` and `version` mean the file's own; `attribution` is added to the file's. */
export const importFrameworkSchema = z.object({
  text: z.string("Please choose a file."),
  key: z.union([z.literal(""), key]).default(""),
  version: z.union([z.literal(""), oneLine(40)]).default(""),
  attribution: maybe(20_000),
  publish: z.stringbool().or(z.boolean()).default(false),
  dryRun: z.stringbool().or(z.boolean()).default(false),
});
export type ImportFramework = z.input<typeof importFrameworkSchema>;
