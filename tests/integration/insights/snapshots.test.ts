// Somebody who reads the figures before and after one person did something, and somebody who stands inside a group.
import { describe, expect, it } from "vitest";
import { addDays } from "@/lib/clock";
import { wishesToBuild } from "@/lib/build-wishes/queries";
import { getFairness } from "@/lib/fairness/queries";
import { takeFigures } from "@/lib/jobs/figures";
import { getPractices } from "@/lib/practices/queries";
import { saveWorkMix } from "@/lib/work-mixes/mutations";
import { monthOf } from "@/lib/work-mixes/rules";
import { as, todayOf } from "@/tests/support/cast";
import { takeFiguresAnew, withOwner } from "@/tests/support/organisations/plain-people";

const read = async () => {
  const lea = await as("lea");
  return JSON.stringify(await Promise.all([getPractices(lea), getFairness(lea), wishesToBuild(lea)]));
};
const aWeekLater = () =>
  withOwner(async (client) => {
    await client.query("UPDATE figure_snapshot SET taken_at = taken_at - interval '8 days'");
    await takeFigures(client);
  });
/** Ages the plans of this many people at the level that most stand at, by a month. */
const turnQuiet = (people: number) =>
  withOwner((client) =>
    client.query(
      `UPDATE growth_plan SET last_update_at = now() - interval '60 days', created_at = least(created_at, now() - interval '90 days') WHERE id IN (
         SELECT g.id FROM growth_plan g JOIN stint s ON s.person_id = g.person_id AND s.ended_on IS NULL
          WHERE g.state = 'active' AND g.last_update_at > now() - interval '10 days' ORDER BY g.id LIMIT $1)`,
      [people],
    ),
  );

describe("figures of what people entrust", () => {
  it("stay as they were around what one person does, that day and a week later, and change once a group has", async () => {
    await withOwner((client) => client.query("UPDATE growth_plan SET last_update_at = now() - interval '1 day' WHERE state = 'active'"));
    await takeFiguresAnew();
    const before = await read();
    await turnQuiet(1);
    expect(await read()).toBe(before);
    await aWeekLater();
    expect(await read()).toBe(before);
    await turnQuiet(3);
    await aWeekLater();
    expect(await read()).toBe(before);
    // The fifth.
    await turnQuiet(1);
    expect(await read()).toBe(before);
    await withOwner((client) => takeFigures(client));
    expect(await read()).not.toBe(before);
  });

  it("are taken once a week at most, however many changed", async () => {
    await takeFiguresAnew();
    const before = await read();
    await turnQuiet(12);
    await withOwner((client) => takeFigures(client));
    expect(await read()).toBe(before);
  });

  it("keep the means of weeks while fewer than a group said theirs anew", async () => {
    const weeks = async () => JSON.stringify((await getPractices(await as("lea")))?.weeks);
    await takeFiguresAnew();
    const before = await weeks();
    // However far the means have gone meanwhile, which is more than one person could do.
    await withOwner((client) => client.query("UPDATE work_mix SET coding = 0, people = people + coding WHERE side = 'real'"));
    const eve = await as("eve");
    const week = { coding: 20, reviewAndDesign: 20, people: 20, meetings: 20, other: 20 };
    await saveWorkMix(eve, { month: monthOf(addDays(todayOf("eve"), -600)), side: "wanted", version: 0, ...week });
    await aWeekLater();
    expect(await weeks()).toBe(before);
  });

  it("never count a reader toward a group", async () => {
    const count = async (group: string) =>
      withOwner(async (client) => {
        const { rows } = await client.query<{ people: number }>(
          `SELECT (row->>'people')::int AS people FROM figure_snapshot, jsonb_array_elements(rows) row WHERE part = 'plans' AND row->>'level' = 'director' AND row->>'group' = $1`,
          [group],
        );
        return rows.reduce((sum, { people }) => sum + people, 0);
      });
    const everybody = async () =>
      (await count("No plan")) +
      (await count("Fresh")) +
      (await count("Quiet for a month")) +
      (await count("Quiet for two weeks")) +
      (await count("Resting"));
    await takeFiguresAnew();
    const without = await everybody();
    await withOwner((client) =>
      client.query(
        `INSERT INTO access_grant (id, person_id, kind) SELECT gen_random_uuid(), id, 'leadership' FROM person WHERE handle = 'dan'`,
      ),
    );
    // Dan was counted before he could read: until the next time he reads of groups that are one larger.
    const [lea, dan] = [await getPractices(await as("lea")), await getPractices(await as("dan"))];
    const shown = (view: typeof lea) =>
      (view?.plans.levels ?? []).flatMap(({ figures }) => figures.filter((figure) => typeof figure === "number"));
    expect(Math.min(...shown(dan))).toBeGreaterThanOrEqual(6);
    expect(Math.min(...shown(lea))).toBeGreaterThanOrEqual(5);
    await takeFiguresAnew();
    expect(await everybody()).toBe(without - 1);
  });
});
