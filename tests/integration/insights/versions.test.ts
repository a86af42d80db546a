import { describe, expect, it } from "vitest";
import { exportFigures } from "@/lib/figure-files/mutations";
import { getFlows } from "@/lib/flows/queries";
import { importFramework } from "@/lib/frameworks/mutations";
import { getDistribution, getSeries } from "@/lib/insights/queries";
import { getParity } from "@/lib/parity/queries";
import { getPractices } from "@/lib/practices/queries";
import { getAhead } from "@/lib/scenarios/queries";
import { getSplit } from "@/lib/splits/queries";
import { as } from "@/tests/support/cast";
import { withOwner } from "@/tests/support/organisations/plain-people";

const small = (key: string, name: string, version: string, levels: string[]) => `format: pendulum-framework/1
key: ${key}
name: ${name}
version: "${version}"
tracks:
  - { key: ic, name: Individual contributor, kind: individual-contributor }
levels:
${levels.map((level, at) => `  - { key: ${level}, track: ic, order: ${at + 1}, title: ${level} }`).join("\n")}
groups:
  - key: craft
    name: Craft
    competencies:
      - { key: code-quality, name: Code }
`;

const on = async (where: string) =>
  (
    await withOwner((client) =>
      client.query<{ people: number }>(
        `SELECT count(*)::int AS people FROM person p LEFT JOIN placement c ON c.person_id = p.id AND c.ended_on IS NULL LEFT JOIN level l ON l.id = c.level_id
          WHERE p.left_on IS NULL AND p.started_on <= day_in('UTC') AND ${where}`,
      ),
    )
  ).rows[0]?.people ?? 0;

describe("figures after a framework changed", () => {
  it("are about the framework that most people stand on, not the oldest one", async () => {
    await importFramework(await as("ada"), { text: small("older", "An older one", "1", ["one"]), publish: true });
    await withOwner((client) =>
      client.query(`ALTER TABLE framework_version DISABLE TRIGGER USER;
        UPDATE framework_version SET published_at = now() - interval '10 years' WHERE framework_id = (SELECT id FROM framework WHERE key = 'older');
        ALTER TABLE framework_version ENABLE TRIGGER USER`),
    );
    expect((await getDistribution(await as("lea")))?.framework.key).toBe("pendulum");
  });

  it("say how many stand on a level that the newest version dropped, and how many on none", async () => {
    const lea = await as("lea");
    const text = small("pendulum", "Pendulum engineering ladders", "2", ["junior", "senior"]);
    const [dropped, without] = [await on("l.key NOT IN ('junior', 'senior')"), await on("l.id IS NULL")];
    expect(Math.min(dropped, without)).toBeGreaterThanOrEqual(5);
    await importFramework(await as("ada"), { text, publish: true });
    const outside = `Not at these levels today: ${dropped} on levels of earlier versions, fewer than 5 on other ladders, ${without} without a level.`;
    // Whoever counts by level says it, on the page and in the file.
    const views = { getDistribution, getSeries, getFlows, getParity, getPractices, getAhead, getSplit };
    for (const [name, ask] of Object.entries(views)) expect((await ask(lea, { by: "tenure" }))?.outside, name).toBe(outside);
    for (const view of ["distribution", "series", "flows", "parity", "health", "ahead", "split"])
      expect((await exportFigures(lea, { view, by: "tenure" })).text, view).toContain(outside);
  });
});
