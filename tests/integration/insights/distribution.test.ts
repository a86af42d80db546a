import fc from "fast-check";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { addDays, today } from "@/lib/clock";
import { getDistribution } from "@/lib/insights/queries";
import { exportFigures } from "@/lib/figure-files/mutations";
import { as, todayOf } from "@/tests/support/cast";
import { ownerUrl } from "@/tests/support/database";

/** The slow, plain way: everybody who worked here at this level on this day, in this unit or one inside it. */
const plain = `SELECT l.key, count(*)::int AS people FROM person p
    JOIN placement a ON a.person_id = p.id AND a.started_on <= $1 AND (a.ended_on IS NULL OR a.ended_on > $1)
    JOIN level l ON l.id = a.level_id
    LEFT JOIN unit_membership m ON m.person_id = p.id AND m.started_on <= $1 AND (m.ended_on IS NULL OR m.ended_on > $1)
    LEFT JOIN org_unit u ON u.id = m.org_unit_id
   WHERE p.started_on <= $1 AND (p.left_on IS NULL OR p.left_on > $1) AND ($2::text IS NULL OR u.path LIKE (SELECT path FROM org_unit WHERE key = $2) || '%')
   GROUP BY l.key`;
const summed = `SELECT l.key, sum(h.people - coalesce((
      SELECT sum(delta) FROM headcount_change c WHERE (c.org_unit_id, c.level_id) = (h.org_unit_id, h.level_id) AND c.day > $1), 0))::int AS people
     FROM headcount h JOIN level l ON l.id = h.level_id
    WHERE h.org_unit_id = coalesce((SELECT id FROM org_unit WHERE key = $2), '00000000-0000-0000-0000-000000000000')
    GROUP BY l.key HAVING sum(h.people - coalesce((
      SELECT sum(delta) FROM headcount_change c WHERE (c.org_unit_id, c.level_id) = (h.org_unit_id, h.level_id) AND c.day > $1), 0)) <> 0`;

const byKey = (rows: { key: string; people: number }[]) => Object.fromEntries(rows.map((row) => [row.key, row.people]));

async function withOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  return work(client).finally(() => client.end());
}

describe("the headcount that leadership sees", () => {
  it("equals a plain recomputation for every unit on days over six years, also after people move, leave and change level", () =>
    withOwner(async (client) => {
      const units = [null, ...(await client.query<{ key: string }>("SELECT key FROM org_unit")).rows.map((row) => row.key)];
      const compare = async () => {
        for (const unit of units)
          for (let back = 0; back < 2300; back += 173) {
            const day = addDays(todayOf("lea"), -back);
            expect(byKey((await client.query(summed, [day, unit])).rows), `${unit} on ${day}`).toEqual(
              byKey((await client.query(plain, [day, unit])).rows),
            );
          }
      };
      await compare();
      const day = addDays(todayOf("lea"), -100);
      await client.query(
        "UPDATE person SET left_on = $1 WHERE handle IN (SELECT handle FROM person WHERE started_on < $1 AND handle LIKE '%-%' ORDER BY handle LIMIT 5)",
        [day],
      );
      await client.query("UPDATE org_unit SET parent_id = (SELECT id FROM org_unit WHERE name = 'Data') WHERE name = 'Mobile'");
      await client.query(
        "DELETE FROM unit_membership WHERE person_id IN (SELECT id FROM person WHERE handle LIKE '%-%' ORDER BY handle DESC LIMIT 7)",
      );
      await client.query(
        "UPDATE placement SET started_on = started_on - 40 WHERE id IN (SELECT DISTINCT ON (person_id) id FROM placement ORDER BY person_id, started_on LIMIT 9)",
      );
      await compare();
    }));

  it("never shows a group of fewer than five, in no unit and on no day", async () => {
    const lea = await as("lea");
    const whole = await getDistribution(lea);
    const units = whole?.choices.map((choice) => choice.key) ?? [];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(undefined, ...units), fc.integer({ min: 0, max: 2300 }), async (unit, back) => {
        const view = await getDistribution(lea, { ...(unit ? { unit } : {}), day: addDays(todayOf("lea"), -back) });
        const figures = [
          ...(view?.tracks.flatMap((track) => track.levels.map((level) => level.figure)) ?? []),
          ...(view?.parts.flatMap((part) => Object.values(part.figures)) ?? []),
        ];
        expect(figures.filter((figure) => typeof figure === "number" && figure < 5)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("offers every unit by name, and those around the one looked at where there are too many for a list", () =>
    withOwner(async (client) => {
      const lea = await as("lea");
      const few = (await getDistribution(lea))?.choices.map((one) => one.name) ?? [];
      expect(few).toEqual(expect.arrayContaining(["Engineering", "Mobile"]));
      const { rows } = await client.query<{ key: string; parent: string }>(
        `INSERT INTO org_unit (id, key, name, parent_id)
         SELECT gen_random_uuid(), 'many-' || n, 'Many ' || n, (SELECT id FROM org_unit WHERE name = 'Engineering') FROM generate_series(1, 61) n RETURNING key`,
      );
      await client.query(
        "INSERT INTO org_unit (id, key, name, parent_id) SELECT gen_random_uuid(), 'deep', 'Deep', id FROM org_unit WHERE key = $1",
        [rows[0]?.key],
      );
      const chosen = async (unit?: string) => (await getDistribution(lea, unit ? { unit } : {}))?.choices.map((one) => one.key) ?? [];
      expect(await chosen()).not.toContain("deep");
      expect(await chosen(rows[0]?.key)).toContain("deep");
      expect((await chosen("deep")).length).toBeLessThanOrEqual(60);
    }));

  it("goes by the month for past days of a single unit, so that one person's move does not show", async () => {
    const lea = await as("lea");
    const day = addDays(today(lea.timeZone), -250);
    expect((await getDistribution(lea, { unit: "engineering", day }))?.day).toBe(`${day.slice(0, 7)}-01`);
    expect((await getDistribution(lea, { day }))?.day).toBe(day);
    expect((await getDistribution(lea, { day: "2999-01-01" }))?.day).toBe(today(lea.timeZone));
    expect((await getDistribution(lea, { day: "nonsense" }))?.day).toBe(today(lea.timeZone));
  });

  it("is the same in the exported file as on the page, word for word where it is hidden", async () => {
    const lea = await as("lea");
    const view = await getDistribution(lea);
    const { text: csv } = await exportFigures(lea, {});
    const staff = view?.tracks[0]?.levels.find((level) => level.key === "staff");
    expect(csv).toContain(`The whole organisation,Individual contributor,Staff Engineer,${staff?.figure}`);
    expect(csv).toContain("Distinguished Engineer,fewer than 5");
  });

  it("does not exist for those without leadership, nor for a unit that does not", async () => {
    expect(await getDistribution(await as("mo"))).toBeNull();
    expect(await getDistribution(await as("ada"))).toBeNull();
    expect(await getDistribution(await as("lea"), { unit: "no-such-unit" })).toBeNull();
    expect(await getDistribution(await as("lea"), { framework: "no-such-framework" })).toBeNull();
    for (const nonsense of ["\0", "\ud800", "x".repeat(5000), "a b"]) {
      expect(await getDistribution(await as("lea"), { unit: nonsense })).toBeNull();
      expect(await getDistribution(await as("lea"), { framework: nonsense })).toBeNull();
    }
  });

  it("ends at the unit somebody leads, for those who lead only one", async () => {
    await withOwner((client) =>
      client.query(
        "INSERT INTO access_grant (id, person_id, kind, org_unit_id) VALUES (gen_random_uuid(), (SELECT id FROM person WHERE handle = 'dan'), 'leadership', (SELECT id FROM org_unit WHERE name = 'Payments'))",
      ),
    );
    const dan = await as("dan");
    const payments = await getDistribution(dan);
    expect([payments?.unit?.name, payments?.wholeIsReadable, payments?.above]).toEqual(["Payments", false, []]);
    expect(await getDistribution(dan, { unit: "engineering" })).toBeNull();
  });
});
