// Eighteen snapshots of a real organisation, loaded as the history they are, against a count of the file itself.
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, it } from "vitest";
import type { Day } from "@/lib/clock";
import { getDistribution, getSeries } from "@/lib/insights/queries";
import { parseTitleLevels } from "@/lib/title-levels/rules";
import { as } from "@/tests/support/cast";
import { plainPeople, withOwner } from "@/tests/support/organisations/plain-people";
import { type PlainPerson, standing } from "@/tests/support/organisations/standing";

type Line = { day: Day; person: string; title: string };
const file = (name: string) => readFileSync(`tests/fixtures/sourcegraph/${name}`, "utf8");
const lines: Line[] = parse(file("history.csv"), { columns: true });
const { levelOf } = parseTitleLevels(file("levels.csv"));
const days = [...new Set(lines.map((line) => line.day))].sort();

/** Who held which level on a day, straight from the file. */
function onDay(day: Day): Map<string, string> {
  const held = new Map<string, string>();
  for (const { day: since, person, title } of lines) {
    if (since > day) break;
    const level = title ? levelOf(title) : "";
    if (level) held.set(person, level);
    else held.delete(person);
  }
  return held;
}

let before: PlainPerson[];
beforeAll(async () => {
  before = await plainPeople();
  const spells: { person: string; level: string; from: Day; until: Day | null }[] = [];
  for (const [at, day] of days.entries()) {
    const [was, is] = [at ? onDay(days[at - 1] as Day) : new Map<string, string>(), onDay(day)];
    for (const spell of spells) if (!spell.until && is.get(spell.person) !== spell.level) spell.until = day;
    for (const [person, level] of is) if (was.get(person) !== level) spells.push({ person, level, from: day, until: null });
  }
  await withOwner((client) =>
    client.query(
      `WITH spells AS (SELECT * FROM json_to_recordset($1) AS s(person text, level text, "from" date, until date)),
            people AS (INSERT INTO person (id, handle, name, title, started_on)
              SELECT gen_random_uuid(), 'real-' || person, person, '', min("from") FROM spells GROUP BY person RETURNING id, name)
       INSERT INTO placement (id, person_id, level_id, started_on, ended_on, reason)
         SELECT gen_random_uuid(), p.id, l.id, s."from", s.until, 'corrected' FROM spells s JOIN people p ON p.name = s.person
           JOIN level l ON l.key = s.level ORDER BY s."from"`,
      [JSON.stringify(spells)],
    ),
  );
});

describe("a real organisation over eighteen snapshots", () => {
  it("counts on every snapshot what the file says, and says nothing of small groups", async () => {
    const lea = await as("lea");
    expect(days).toHaveLength(18);
    let shown = 0;
    for (const day of days) {
      const real = [...onDay(day).values()];
      const others = before.flatMap((person) => standing(person, day)?.key ?? []);
      const view = await getDistribution(lea, { day });
      for (const level of view?.tracks.flatMap((track) => track.levels) ?? []) {
        const plain = [...real, ...others].filter((key) => key === level.key).length;
        if (typeof level.figure === "number") {
          shown++;
          expect(level.figure, `${level.key} on ${day}`).toBe(plain);
        } else if (level.figure === "few") expect(plain, `${level.key} on ${day}`).toBeLessThan(5);
      }
    }
    // The example company beside them is another on every day that the tests run.
    expect(shown).toBeGreaterThan(2 * days.length);
  });

  it("is the same as a series of quarters", async () => {
    const lea = await as("lea");
    const people = await plainPeople();
    const series = await getSeries(lea, {});
    for (const [at, day] of (series?.days ?? []).entries())
      for (const level of series?.tracks.flatMap((track) => track.levels) ?? []) {
        const plain = people.filter((person) => standing(person, day)?.key === level.key).length;
        const figure = level.figures[at];
        if (typeof figure === "number") expect(figure, `${level.key} on ${day}`).toBe(plain);
      }
  });
});
