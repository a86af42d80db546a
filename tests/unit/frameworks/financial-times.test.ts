import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { faultsOfFramework, formatFramework, parseFramework } from "@/lib/frameworks/rules";
import type { Framework } from "@/lib/frameworks/schema";

const file = readFileSync("tests/fixtures/ft/engineering.yml", "utf8");
const source = parse(file) as { competencies: { id: string; level: string; theme: string; summary: string; proficiency: string }[] };
const framework = parseFramework(file).framework as Framework;
const cellOf = (theme: string, level: string) =>
  framework.groups.flatMap((group) => group.competencies).find(({ key }) => key === theme)?.expectations[level];

describe("the Financial Times' engineering file, as it stands", () => {
  it("becomes three tracks that fork after Senior Engineer 1", () => {
    expect(framework.tracks.map(({ key, kind, fork_after }) => [key, kind, fork_after])).toEqual([
      ["engineer", "individual-contributor", null],
      ["ic", "individual-contributor", "senior-1"],
      ["pm", "management", "senior-1"],
    ]);
    expect(framework.levels.map(({ track, order, key }) => `${track} ${order} ${key}`)).toEqual([
      "engineer 1 junior",
      "engineer 2 engineer",
      "engineer 3 senior-1",
      "ic 1 senior-2-ic",
      "ic 2 principal-ic",
      "pm 1 senior-2-pm",
      "pm 2 principal-pm",
      "pm 3 tech-director",
    ]);
  });

  it("pairs peers of the two tracks in bands", () => {
    expect(framework.bands).toEqual([
      { key: "senior-2", name: "Senior Engineer 2" },
      { key: "principal", name: "Principal Engineer" },
    ]);
    expect(framework.levels.flatMap(({ key, band }) => (band ? [`${key} ${band}`] : []))).toEqual([
      "senior-2-ic senior-2",
      "principal-ic principal",
      "senior-2-pm senior-2",
      "principal-pm principal",
    ]);
  });

  it("keeps all 72 texts with their ids and proficiencies", () => {
    expect(source.competencies).toHaveLength(72);
    for (const { id, level, theme, summary, proficiency } of source.competencies)
      expect(cellOf(theme, level)).toEqual({
        state: "expected",
        note: "",
        proficiency,
        statements: [{ id, text: summary.trim(), examples: [] }],
        rubric_step: null,
      });
  });

  it("keeps what has no place of its own, and says whose words they are", () => {
    expect(framework.extra).toEqual({ googleSheetId: "1GdndpZmqWHMDnniHEHSfuHsqkh8YtpFd22KnEjz_eAM" });
    expect(framework.attribution).toContain("Copyright (c) 2019 Financial Times");
  });

  it("is a sound framework of ours, and survives being written and read again", () => {
    expect(faultsOfFramework(framework)).toEqual([]);
    expect(parseFramework(formatFramework(framework))).toEqual({ framework });
  });

  it("keeps each proficiency with its text where the texts of a cell differ", () => {
    const double = file.replace(
      /competencies:\n/,
      "competencies:\n\n  - id: another\n    level: junior\n    theme: technical\n    summary: Reads logs.\n    proficiency: Practitioner\n    supportingUrls: [https://example.com]\n",
    );
    const { extra, groups } = parseFramework(double).framework as Framework;
    const cell = groups[0]?.competencies.find(({ key }) => key === "technical")?.expectations.junior;
    expect(cell?.statements.map(({ id }) => id)).toContain("another");
    expect(cell?.proficiency).toBe("");
    expect(extra.competencies).toMatchObject({ another: { proficiency: "Practitioner", supportingUrls: ["https://example.com"] } });
  });

  it("is refused with line and column when a text names no level", () => {
    expect(parseFramework(file.replace("level: senior-2-pm", "level: senior-3-pm")).faults?.[0]).toEqual({
      line: 353,
      column: 12,
      message: "There is no level “senior-3-pm”.",
    });
    expect(
      parseFramework(file.replace("5a7a1356-86cd-49b4-8fae-7431837986c9", "fb43098c-588c-421c-b87a-92b0bfd2ad7c")).faults?.[0]?.message,
    ).toMatch(/^There is another competency/);
  });
});
