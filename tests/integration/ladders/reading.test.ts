import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { importFramework } from "@/lib/frameworks/mutations";
import { getLadders, listFrameworks, listLevelChoices } from "@/lib/ladders/queries";
import { compareLevels } from "@/lib/level-comparisons/queries";
import { getLevel } from "@/lib/levels/queries";
import { as } from "@/tests/support/cast";

let eve: Viewer;

beforeAll(async () => {
  eve = await as("eve");
  const ada = await as("ada");
  await importFramework(ada, { text: readFileSync("tests/fixtures/ft/engineering.yml", "utf8"), key: "aaa-ft", publish: true });
  await importFramework(ada, { text: rubric, publish: true });
  await importFramework(ada, { text: rubric.replace("key: stepped", "key: unfinished").replace("name: Stepped", "name: Unfinished") });
});

const rubric = `format: pendulum-framework/1
key: stepped
name: Stepped
version: "1"
rule: Two of three.
tracks: [{ key: t, name: Track, kind: hybrid }]
levels:
  - { key: a, track: t, order: 1, title: Level A, expectation: { note: Works with help. } }
  - { key: b, track: t, order: 2, title: Level B }
groups:
  - key: g
    name: Group
    competencies:
      - key: c
        name: Testing
        rubric:
          - { step: 1, name: Adopts, statements: [Writes tests.] }
          - { step: 2, name: Leads, statements: [Teaches testing.] }
        expectations: { a: { rubric_step: 2 }, b: { rubric_step: 1 } }
`;

describe("the ladders", () => {
  it("stand side by side, with peers in one row and the fork named", async () => {
    const ladders = await getLadders(eve);
    expect(ladders?.key).toBe("pendulum");
    expect(ladders?.tracks.map(({ name }) => name)).toEqual(["Individual contributor", "Management"]);
    expect(ladders?.rows.map(({ cells }) => cells.map((cell) => cell?.code ?? ""))).toEqual([
      ["IC1", ""],
      ["IC2", ""],
      ["IC3", "M1"],
      ["IC4", "M2"],
      ["IC5", "M3"],
      ["IC6", "M4"],
      ["", "M5"],
    ]);
    expect(ladders?.rows[2]).toMatchObject({
      band: "One team and its craft",
      fork: { title: "Senior Developer", tracks: ["Individual contributor", "Management"] },
    });
  });

  it("of another framework fork three ways", async () => {
    const ladders = await getLadders(eve, "aaa-ft");
    expect(ladders?.rows.map(({ cells }) => cells.map((cell) => cell?.key ?? ""))).toEqual([
      ["junior", "", ""],
      ["engineer", "", ""],
      ["senior-1", "", ""],
      ["", "senior-2-ic", "senior-2-pm"],
      ["", "principal-ic", "principal-pm"],
      ["", "", "tech-director"],
    ]);
    expect(ladders?.rows[2]?.fork).toEqual({ title: "Senior Engineer 1", tracks: ["Individual Contributor", "People Manager"] });
  });

  it("are those of the framework most people are placed on, unless another is asked for", async () => {
    const frameworks = await listFrameworks(eve);
    expect(frameworks.map(({ key, isDefault }) => [key, isDefault])).toEqual([
      ["pendulum", true],
      ["aaa-ft", false],
      ["stepped", false],
    ]);
    expect(await getLadders(eve, "unfinished")).toBeNull();
    expect(await getLadders(eve, "\0")).toBeNull();
  });

  it("offer their levels for choosing, by track", async () => {
    const choices = await listLevelChoices(eve);
    expect(choices.map(({ label, levels }) => `${label} ${levels.length}`).slice(0, 3)).toEqual([
      "Pendulum engineering ladders: Individual contributor 6",
      "Pendulum engineering ladders: Management 5",
      "Engineering: Engineer 3",
    ]);
    expect(choices[0]?.levels[2]).toMatchObject({
      key: "senior",
      code: "IC3",
      title: "Senior Developer",
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });
});

describe("a level", () => {
  it("says what it expects, by group and competency", async () => {
    const level = await getLevel(eve, "pendulum", "engineering-manager");
    expect(level).toMatchObject({
      title: "Engineering Manager",
      track: { kind: "management" },
      week: { coding: 5, reviewAndDesign: 15, people: 45, meetings: 30, other: 5 },
      peers: [{ title: "Staff Engineer" }],
    });
    const quality = level?.groups[0]?.competencies.find(({ key }) => key === "code-quality");
    expect(quality?.expectation).toMatchObject({ state: "optional", statements: [{ key: "code-quality.engineering-manager.1" }, {}] });
  });

  it("shows the text that “the same as below” refers to", async () => {
    const level = await getLevel(eve, "pendulum", "distinguished");
    const quality = level?.groups[0]?.competencies.find(({ key }) => key === "code-quality");
    expect(quality?.expectation).toMatchObject({
      state: "same_as_below",
      sameAs: { level: { title: "Principal Engineer" }, statements: [{ key: "code-quality.principal.1" }, {}, {}] },
    });
  });

  it("shows the step of a rubric, and what is said about the level as a whole", async () => {
    const level = await getLevel(eve, "stepped", "a");
    expect(level?.whole).toMatchObject({ note: "Works with help." });
    expect(level?.framework.rule).toBe("Two of three.");
    expect(level?.groups[0]?.competencies[0]?.expectation).toMatchObject({
      rubric: { step: 2, name: "Leads", statements: ["Teaches testing."] },
    });
  });

  it("is not there when it is not, or not yet published", async () => {
    expect(await getLevel(eve, "pendulum", "nobody")).toBeNull();
    expect(await getLevel(eve, "unfinished", "a")).toBeNull();
    expect(await getLevel(eve, "pendulum", "Senior%00")).toBeNull();
  });
});

describe("two levels compared", () => {
  it("differ in words across tracks, in either direction alike", async () => {
    const [forth, back] = await Promise.all([
      compareLevels(eve, "pendulum", "senior", "team-lead"),
      compareLevels(eve, "pendulum", "team-lead", "senior"),
    ]);
    const all = forth?.groups.flatMap(({ competencies }) => competencies) ?? [];
    expect(all).toHaveLength(18);
    expect(all.every(({ difference }) => difference.sentences.length > 0)).toBe(true);
    expect(JSON.stringify([forth, back])).not.toMatch(/promot|demot/i);
    expect(back?.groups.flatMap(({ competencies }) => competencies.map(({ difference }) => difference.same))).toEqual(
      all.map(({ difference }) => difference.same),
    );
  });

  it("may ask for less later, and it says so without a word of ranking", async () => {
    const comparison = await compareLevels(eve, "stepped", "a", "b");
    expect(comparison?.groups[0]?.competencies[0]?.difference.sentences).toEqual(["Level A asks step 2 (Leads), Level B step 1 (Adopts)."]);
    expect(comparison?.whole?.sentences).toEqual(["Only Level A says something about this."]);
  });

  it("are the same where one refers to the other", async () => {
    const comparison = await compareLevels(eve, "pendulum", "principal", "distinguished");
    const quality = comparison?.groups[0]?.competencies.find(({ key }) => key === "code-quality");
    expect(quality?.difference).toEqual({ same: true, sentences: ["Both expect the same."] });
    expect(await compareLevels(eve, "pendulum", "principal", "nobody")).toBeNull();
  });
});
