import { describe, expect, it } from "vitest";
import { everything } from "@/lib/db";
import { NotFound, Refused } from "@/lib/errors";
import { getDistribution } from "@/lib/insights/queries";
import { getOwnRecords } from "@/lib/own-records/queries";
import { removeScenario, saveScenario } from "@/lib/scenarios/mutations";
import { getAhead } from "@/lib/scenarios/queries";
import { as } from "@/tests/support/cast";

const tenSeniors = { name: "Ten seniors a quarter", unit: null, framework: "pendulum", rates: { senior: "10 0 0 0", unknown: "1 1 1 1" } };

describe("looking ahead", () => {
  it("begins with what the distribution shows, and adds ten seniors a quarter when asked to", async () => {
    const lea = await as("lea");
    const [today, usual, asked] = await Promise.all([
      getDistribution(lea),
      getAhead(lea, {}),
      getAhead(
        lea,
        {},
        {
          "hires.senior": "10",
          "leaves.senior": "0",
          "on.senior": "0",
          "across.senior": "0",
          "on.developer": "0",
          "across.team-lead": "0",
        },
      ),
    ]);
    const now = today?.tracks[0]?.levels.find((level) => level.key === "senior")?.figure;
    const senior = asked?.tracks[0]?.levels.find((level) => level.key === "senior");
    expect(senior?.figure).toBe(now);
    expect(senior?.outlook.map((one) => one.middle)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((quarter) => (now as number) + 10 * quarter));
    for (const { low, middle, high } of senior?.outlook ?? []) expect(low <= middle && middle <= high).toBe(true);
    expect(usual?.isUsual).toBe(true);
    expect(asked?.finding).toMatch(
      /^In two years about \d+ people rather than about \d+ today, with .+: \d+% in the further half of their track, \d+% today\.$/,
    );
  });

  it("keeps what somebody supposes for them alone, beside what goes on as it is, and lets it go again", async () => {
    const [lea, before] = [await as("lea"), await everything.auditEvent.count()];
    const id = await saveScenario(lea, tenSeniors);
    const view = await getAhead(lea, {});
    expect(view?.compared.map(({ name }) => name)).toEqual(["As in the last year", "Ten seniors a quarter", "Fewer juniors, more staff"]);
    expect(view?.scenarios[0]?.rates).toEqual({ senior: { hires: 10, leaves: 0, on: 0, across: 0 } });
    expect((await getOwnRecords(lea))?.person.scenarios).toMatchObject([
      { name: "Fewer juniors, more staff" },
      { name: "Ten seniors a quarter", unitKey: null },
    ]);
    expect(await getAhead(lea, { unit: "engineering-platform" })).toMatchObject({ scenarios: [] });
    await expect(removeScenario(await as("mo"), { scenarioId: id })).rejects.toThrow(NotFound);
    await removeScenario(lea, { scenarioId: id });
    expect((await getAhead(lea, {}))?.scenarios.map(({ name }) => name)).toEqual(["Fewer juniors, more staff"]);
    expect(await everything.auditEvent.count()).toBe(before + 2);
  });

  it("keeps five at most, and none for those without leadership or for a unit that is not there", async () => {
    const lea = await as("lea");
    for (let count = 0; count < 4; count++) await saveScenario(lea, tenSeniors);
    await expect(saveScenario(lea, tenSeniors)).rejects.toThrow(Refused);
    await expect(saveScenario(await as("mo"), tenSeniors)).rejects.toThrow(NotFound);
    await expect(saveScenario(lea, { ...tenSeniors, unit: "no-such-unit" })).rejects.toThrow(NotFound);
    expect(await getAhead(await as("mo"), {})).toBeNull();
  });
});
