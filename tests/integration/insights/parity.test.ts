import { beforeAll, describe, expect, it } from "vitest";
import { getDistribution } from "@/lib/insights/queries";
import { getLeading, getParity } from "@/lib/parity/queries";
import { spanOf } from "@/lib/parity/rules";
import { as } from "@/tests/support/cast";
import { addHistory, plainPeople, withOwner } from "@/tests/support/organisations/plain-people";
import { type PlainPerson, standing } from "@/tests/support/organisations/standing";

let people: PlainPerson[];
beforeAll(async () => {
  await addHistory(300);
  people = await plainPeople();
});

describe("parity", () => {
  it("is made of nothing but what the distribution shows", async () => {
    const lea = await as("lea");
    for (const unit of [undefined, "engineering", "unit-1"]) {
      const asked = unit ? { unit } : {};
      const [parity, distribution] = await Promise.all([getParity(lea, asked), getDistribution(lea, asked)]);
      for (const [lane, end] of (parity?.units[0]?.ends ?? []).entries()) {
        const shown = distribution?.tracks[lane]?.levels.filter((level) => typeof level.figure === "number").at(-1);
        expect(end.furthest).toEqual(shown ? { title: shown.title, people: shown.figure } : null);
      }
    }
  });

  it("counts who leads how many, and how long lines are, as a plain recount does", async () => {
    const view = await getLeading(await as("lea"));
    if (!view) throw new Error("nothing");
    const [reports, lines] = await withOwner(async (client) => [
      new Map(
        (
          await client.query<{ id: string; n: number }>(
            "SELECT manager_id AS id, count(*)::int AS n FROM reporting_line WHERE ended_on IS NULL GROUP BY 1",
          )
        ).rows.map(({ id, n }) => [id, n]),
      ),
      new Map(
        (
          await client.query<{ id: string; manager: string }>(
            "SELECT person_id AS id, manager_id AS manager FROM reporting_line WHERE ended_on IS NULL",
          )
        ).rows.map(({ id, manager }) => [id, manager]),
      ),
    ]);
    let shown = 0;
    for (const level of view.lanes.flatMap((lane) => lane.levels))
      for (const [at, span] of ["Nobody", "1 to 4", "5 to 8", "9 and more"].entries()) {
        const plain = people.filter(
          (one) => standing(one, view.today)?.key === level.key && spanOf(reports.get(one.id) ?? 0) === span,
        ).length;
        const figure = level.figures[at];
        if (typeof figure === "number") expect(figure, `${level.key} ${span}`).toBe(plain);
        else if (figure === "few") expect(plain).toBeLessThan(5);
        shown += typeof figure === "number" ? 1 : 0;
      }
    expect(shown).toBeGreaterThan(0);
    const above = (id: string): number => (lines.has(id) ? 1 + above(lines.get(id) as string) : 0);
    const here = people.filter(({ employed }) => employed.from <= view.today && (!employed.until || employed.until > view.today));
    for (const { managers, figure } of view.depths) {
      const plain = here.filter((one) => above(one.id) === managers).length;
      expect(figure, `${managers} managers`).toBe(plain < 5 ? "few" : plain);
    }
  });

  it("is not there for those without leadership", async () => {
    for (const who of ["mo", "ada", "eve"] as const) {
      expect(await getParity(await as(who))).toBeNull();
      expect(await getLeading(await as(who))).toBeNull();
    }
  });
});
