// Random organisations, as they were counted: whatever leadership may ask for of what people entrust, on pages and in files.
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, it } from "vitest";
import { wishesToBuild } from "@/lib/build-wishes/queries";
import { today } from "@/lib/clock";
import { db } from "@/lib/db";
import { NotFound } from "@/lib/errors";
import { partings, tenures } from "@/lib/fairness/rules";
import { getFairness } from "@/lib/fairness/queries";
import { exportFigures } from "@/lib/figure-files/mutations";
import { getReturns } from "@/lib/flows/queries";
import { getDistribution } from "@/lib/insights/queries";
import { getLeading } from "@/lib/parity/queries";
import { getPractices } from "@/lib/practices/queries";
import { partGroups, planGroups, talkGroups, triedGroups } from "@/lib/practices/rules";
import { everywhere } from "@/lib/snapshots/rules";
import { getSplit } from "@/lib/splits/queries";
import { as } from "@/tests/support/cast";
import { dice } from "@/tests/support/organisations/people-over-time";
import { withOwner } from "@/tests/support/organisations/plain-people";

const seeds = [11, 12, 13, 14, 15, 16];
/** Of people who are all alike, and who may therefore be counted nowhere. */
const canary = 4831;
/** The share of a week that is the same for everybody of a level, and may be said of none. */
const alike = 85;
const min = 5;

let levels: string[];
beforeAll(async () => {
  await withOwner(async (client) => {
    const { rows } = await client.query<{ key: string }>(
      "SELECT DISTINCT l.key FROM level l JOIN framework_version v ON v.id = l.version_id ORDER BY 1",
    );
    levels = rows.map(({ key }) => key);
    await client.query(
      "INSERT INTO access_grant (id, person_id, kind) SELECT gen_random_uuid(), id, 'leadership' FROM person WHERE handle = 'dan'",
    );
  });
});

describe.each(seeds)("organisation %i", (seed) => {
  it("shows no group of one to four, to those it counts nor to those it does not", async () => {
    await plant(seed);
    // Dan was counted before he could read: of him everything speaks of one more.
    for (const [who, least] of [
      ["lea", min],
      ["dan", min + 1],
    ] as const) {
      const viewer = await as(who);
      const views = { health: await getPractices(viewer), opportunities: await getFairness(viewer), wishes: await wishesToBuild(viewer) };
      for (const [name, view] of Object.entries(views)) {
        expect(view, name).not.toBeNull();
        const { numbers, texts } = leavesOf({ ...view, outside: "" });
        expect(
          numbers.filter((one) => one > 0 && one < least),
          `${name} for ${who}`,
        ).toEqual([]);
        for (const text of texts)
          expect(
            numbersIn(text).filter((one) => one > 0 && one < least),
            `${name} for ${who}: ${text}`,
          ).toEqual([]);
        expect(numbers, `${name} for ${who}`).not.toContain(alike);
        expect(JSON.stringify(view), `${name} for ${who}`).not.toContain(String(canary));
      }
      for (const view of ["health", "opportunities"]) {
        const { text } = await exportFigures(viewer, { view });
        const [, ...rows] = parse(text, { bom: true }) as string[][];
        const cells = rows.flatMap((row) => row.slice(1, -1)).filter((cell) => /^\d+$/.test(cell));
        expect(
          cells.filter((cell) => Number(cell) < least),
          `${view}.csv for ${who}`,
        ).toEqual([]);
        expect(text, `${view}.csv for ${who}`).not.toContain(String(canary));
        if (view === "health") expect(cells.length).toBeGreaterThan(0);
      }
    }
  });
});

it("tells those who lead a unit alone nothing of what is told of the whole", async () => {
  await plant(seeds[0] as number);
  await withOwner((client) =>
    client.query(
      "INSERT INTO access_grant (id, person_id, kind, org_unit_id) SELECT gen_random_uuid(), id, 'leadership', org_unit_id FROM person WHERE handle = 'mo'",
    ),
  );
  const mo = await as("mo");
  expect(await getDistribution(mo)).not.toBeNull();
  // The counts as they are lie behind a wall, whoever asks for something else than figures.
  expect(await db(await as("lea")).figureSnapshot.count()).toBe(0);
  const views = { getPractices, getFairness, wishesToBuild, getSplit, getReturns, getLeading };
  for (const [name, ask] of Object.entries(views)) expect(await ask(mo, { by: "tenure" }), name).toBeNull();
  for (const view of ["health", "opportunities", "split"])
    await expect(exportFigures(mo, { view, by: "tenure" }), view).rejects.toThrow(NotFound);
});

/** Counts as the jobs would have taken them: many of them small, and levels where everybody is alike. */
async function plant(seed: number) {
  const roll = dice(seed);
  const people = () => (roll() < 0.5 ? Math.floor(roll() * min) : min + Math.floor(roll() * 60));
  const byLevel = (groups: readonly string[]) =>
    levels.flatMap((level, at) =>
      groups.map((group, which) => ({ level, group, people: at === seed % levels.length ? (which ? 0 : canary) : people() })),
    );
  const [owners, week] = [
    Math.floor(roll() * 2 * min),
    { wanted_coding: 40, wanted_reviewAndDesign: 10, wanted_people: 30, wanted_meetings: 10, wanted_other: 10 },
  ];
  const parts: Record<string, object[]> = {
    plans: byLevel(planGroups),
    talks: byLevel(talkGroups),
    parts: byLevel(partGroups),
    tried: byLevel(triedGroups),
    offered: [{ owners, offers: owners < min ? canary : 3 * owners }],
    verdicts: [seed % 2 ? { yes: canary, no: 0, notYet: 0, open: 0 } : { yes: people(), no: people(), notYet: people(), open: people() }],
    weeks: levels.map((level, at) => {
      const count = people();
      // Means of a small group, which would be seen by their digits.
      const mean = count < min ? Number(`48.${canary}`) : 48;
      return {
        level,
        people: count,
        differ: at !== seed % levels.length,
        ...week,
        real_coding: at === seed % levels.length ? alike : mean,
        real_reviewAndDesign: 12,
        real_people: 20,
        real_meetings: 10,
        real_other: 10,
      };
    }),
    competencies: ["a", "b", "c"].map((key) => ({ key, name: `Competency ${key}`, shows: people(), growing: people(), without: people() })),
    fairness: partings.flatMap((key) =>
      (key === "Time here" ? tenures : (["Makers", "Leaders", "Others"] as const)).flatMap((name) =>
        (["Took part", "Did not"] as const).map((group) => ({ key, name, group, people: people() })),
      ),
    ),
    wishes: [
      { group: "Wish it", people: seed % 2 ? canary : people() },
      { group: "Do not", people: seed % 2 ? people() % min : people() },
    ],
  };
  const lea = (await as("lea")).personId;
  await withOwner(async (client) => {
    await client.query("DELETE FROM figure_snapshot");
    for (const [part, rows] of Object.entries(parts))
      await client.query(
        "INSERT INTO figure_snapshot (framework, part, day, taken_at, rows, left_out) VALUES ($1, $2, $3, now(), $4, ARRAY[$5]::uuid[])",
        [["fairness", "wishes"].includes(part) ? everywhere : "pendulum", part, today("UTC"), JSON.stringify(rows), lea],
      );
  });
}

function leavesOf(value: unknown): { numbers: number[]; texts: string[] } {
  if (typeof value === "number") return { numbers: [value], texts: [] };
  if (typeof value === "string") return { numbers: [], texts: [value] };
  const inside = value && typeof value === "object" ? Object.values(value).map(leavesOf) : [];
  return { numbers: inside.flatMap((one) => one.numbers), texts: inside.flatMap((one) => one.texts) };
}

/** Numbers in a sentence that could be of people: not of days, nor of things that are no people. Who is at no level is no secret. */
const numbersIn = (text: string) =>
  (text.replaceAll(/\d{4}-\d{2}-\d{2}|1-on-1|\d+ of \d+ competencies|the \d+ competencies/g, "").match(/\d+/g) ?? []).map(Number);
