import fc from "fast-check";
import { type Expectation, expectationStates, type Framework, trackKinds } from "@/lib/frameworks/schema";

// Words, and any characters that Postgres keeps; a composed é, as our texts are.
const letters = (max: number) =>
  fc.oneof(fc.string({ unit: "grapheme", minLength: 1, maxLength: max }), fc.string({ unit: "binary", minLength: 1, maxLength: max }));
const text = (max: number) =>
  letters(max)
    .map((raw) => raw.replaceAll("\0", "").replaceAll(/\r\n?/g, "\n").normalize("NFC").trim() || "word")
    .filter((word) => word !== "__proto__");
const oneLine = (max: number) => text(max).map((raw) => raw.replaceAll(/[\r\n]/g, " ").trim() || "word");
const paragraph = fc.oneof(
  text(40),
  fc.array(text(20), { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n")),
);
const maybe = fc.oneof(fc.constant(""), paragraph);
const key = fc.oneof(
  fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,6}){0,2}$/),
  fc.constantFrom("constructor", "1", "null", "true", "extra", "no", "1e3", "0x1"),
);
const keys = (max: number, min = 0) => fc.uniqueArray(key, { minLength: min, maxLength: max });
const extra = fc.dictionary(oneLine(8), fc.jsonValue({ maxDepth: 2 }).map(keepable)).map((record) => ({ ...record }));

// What a database keeps as JSON: no NUL, no lone surrogates, no minus zero.
function keepable(value: unknown): never {
  const json = JSON.stringify(value, (name, part) =>
    name === "__proto__" || part === "__proto__" ? 0 : typeof part === "string" ? part.toWellFormed().replaceAll("\0", "") : part,
  );
  return JSON.parse(json.replaceAll("__proto__", "proto").replaceAll("\\u0000", "")) as never;
}

/** Any valid framework, in the order frameworks are kept in. */
export const frameworks: fc.Arbitrary<Framework> = fc
  .record({
    key,
    name: oneLine(40),
    version: oneLine(3),
    summary: maybe,
    attribution: maybe,
    rule: maybe,
    extra,
    bandKeys: keys(3),
    trackKeys: keys(3, 1),
    levelKeys: keys(6, 1),
    groupKeys: keys(2),
    competencyKeys: keys(4),
  })
  .map((facts) => ({ ...facts, levelKeys: facts.levelKeys.filter((one) => one !== "compare") }))
  .filter((facts) => facts.levelKeys.length > 0)
  .chain(({ bandKeys, trackKeys, levelKeys, groupKeys, competencyKeys, ...facts }) => {
    const laneOf = (place: number) => trackKeys[Math.floor((place * trackKeys.length) / levelKeys.length)] as string;
    const lanes = levelKeys.map((_, place) => laneOf(place));
    let next = 0;
    const levels = levelKeys.map((levelKey, place) =>
      fc
        .record({
          code: fc.oneof(fc.constant(""), oneLine(3)),
          title: oneLine(30),
          band: fc.constantFrom(null, ...bandKeys),
          summary: maybe,
          scope: maybe,
          week,
          extra,
        })
        .map((level) => ({
          ...level,
          key: levelKey,
          track: lanes[place] as string,
          order: lanes.slice(0, place).filter((lane) => lane === lanes[place]).length + 1,
          expectation: null,
        })),
    );
    const tracks = trackKeys.map((trackKey) =>
      fc
        .record({
          name: oneLine(30),
          kind: fc.constantFrom(...trackKinds),
          summary: maybe,
          fork_after: fc.constantFrom(null, ...levelKeys.filter((_, place) => lanes[place] !== trackKey)),
        })
        .map((track) => ({ ...track, key: trackKey })),
    );
    const competencies = competencyKeys.map((competencyKey) =>
      fc
        .record({
          name: oneLine(30),
          description: maybe,
          rubric,
          cells: fc.array(fc.tuple(fc.constantFrom(...levelKeys), cell), { maxLength: 4 }),
        })
        .map(({ rubric: steps, cells, ...competency }) => ({
          ...competency,
          key: competencyKey,
          rubric: steps,
          expectations: Object.fromEntries(
            cells.map(([level, { statements, step, ...rest }]): [string, Expectation] => [
              level,
              {
                ...rest,
                statements: statements.map((statement) => ({ ...statement, id: `s${next++}` })),
                rubric_step: steps.length ? (steps[step % steps.length]?.step ?? null) : null,
              },
            ]),
          ),
        })),
    );
    const groups = fc
      .tuple(...competencies)
      .chain((made) =>
        fc
          .tuple(
            ...groupKeys.map((groupKey) =>
              fc.record({ name: oneLine(20), description: maybe }).map((group) => ({ ...group, key: groupKey })),
            ),
          )
          .map((shells) => shells.map((group, at) => ({ ...group, competencies: made.filter((_, i) => i % shells.length === at) }))),
      );
    return fc.record({
      ...mapValues(facts),
      format: fc.constant("pendulum-framework/1" as const),
      bands: fc.tuple(...bandKeys.map((bandKey) => oneLine(20).map((name) => ({ key: bandKey, name })))),
      tracks: fc.tuple(...tracks),
      levels: fc.tuple(...levels),
      groups,
    });
  });

const mapValues = <T extends object>(facts: T) =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, fc.constant(value)])) as { [K in keyof T]: fc.Arbitrary<T[K]> };

const week = fc.oneof(
  fc.constant(null),
  fc
    .array(fc.integer({ min: 0, max: 25 }), { minLength: 4, maxLength: 4 })
    .map(([coding = 0, review_and_design = 0, people = 0, meetings = 0]) => ({
      coding,
      review_and_design,
      people,
      meetings,
      other: 100 - coding - review_and_design - people - meetings,
    })),
);

const rubric = fc
  .uniqueArray(
    fc.record({
      step: fc.integer({ min: 0, max: 9 }),
      name: maybe,
      statements: fc.array(paragraph, { maxLength: 2 }),
      examples: fc.array(paragraph, { maxLength: 2 }),
    }),
    { selector: ({ step }) => step, maxLength: 3 },
  )
  .map((steps) => steps.toSorted((a, b) => a.step - b.step));

const cell = fc.record({
  state: fc.constantFrom(...expectationStates.filter((state) => state !== "same-as-below")),
  note: maybe,
  proficiency: maybe,
  statements: fc.array(fc.record({ text: paragraph, examples: fc.array(paragraph, { maxLength: 2 }) }), { maxLength: 3 }),
  step: fc.nat(9),
});
