import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseFramework } from "@/lib/frameworks/rules";

const small = `format: pendulum-framework/1
key: small
name: Small
version: "1"
tracks:
  - { key: ic, name: Makers, kind: individual-contributor }
  - { key: people, name: People, kind: management, fork_after: senior }
levels:
  - { key: junior, track: ic, order: 1, title: Junior }
  - { key: senior, track: ic, order: 2, title: Senior }
  - key: lead
    track: people
    order: 1
    title: Lead
    week: { coding: 40, review_and_design: 20, people: 20, meetings: 15, other: 5 }
groups:
  - key: craft
    name: Craft
    competencies:
      - key: code
        name: Code
        rubric:
          - { step: 1, name: Knows }
        expectations:
          junior: { statements: [{ id: code.junior.1, text: Asks. }], rubric_step: 1 }
          lead: { state: same-as-below }
`;

const faultsOf = (text: string) => parseFramework(text).faults ?? [];
/** The faults of the file with one part replaced, each with the word that its line and column point at. */
function planted(part: string, replacement: string) {
  expect(small).toContain(part);
  const text = small.replace(part, replacement);
  return faultsOf(text).map(
    ({ line, column, message }) => `${/^[^\s,:}]+/.exec((text.split("\n")[line - 1] ?? "").slice(column - 1))?.[0]}: ${message}`,
  );
}

describe("reading a framework file", () => {
  it("accepts a sound one, with every default filled in", () => {
    const { framework } = parseFramework(small);
    expect(framework?.levels.map(({ key }) => key)).toEqual(["junior", "senior", "lead"]);
    expect(framework?.groups[0]?.competencies[0]?.expectations.lead).toEqual({
      state: "same-as-below",
      note: "",
      proficiency: "",
      statements: [],
      rubric_step: null,
    });
  });

  it("accepts the framework that comes with Pendulum", () => {
    const { framework, faults } = parseFramework(readFileSync("prisma/frameworks/pendulum.yml", "utf8"));
    expect(faults).toBeUndefined();
    expect(framework?.levels).toHaveLength(11);
  });

  it("names the line and column of broken YAML", () => {
    expect(faultsOf("format: pendulum-framework/1\nkey: [a\nname: b\n")[0]).toMatchObject({ line: 3, column: 1 });
    expect(faultsOf("format: pendulum-framework/1\nlevels:\n\t- key: a")[0]).toMatchObject({ line: 3, column: 1 });
    expect(faultsOf(small.replace("kind: management", "kind: boss"))).toEqual([
      { line: 7, column: 40, message: expect.stringMatching(/^This should be one of/) },
    ]);
  });

  it("names the line and column of a wrong value, a missing one and an unknown one", () => {
    expect(planted('version: "1"', "version: 1")).toContain("1: This should be a text; put quotes around it.");
    expect(planted("kind: management", "kind: boss")).toContain(
      "boss: This should be one of: individual-contributor, management, hybrid, other.",
    );
    expect(planted("name: Code\n", "\n")).toContain("key: “name” is missing here.");
    expect(planted("version:", "versoin:")).toContain("format: “version” is missing here.");
    expect(planted("order: 2,", "order: 2, rank: 9,")).toContain("rank: There is no “rank” here.");
  });

  it.each([
    ["track: people\n", "track: peeple\n", "peeple: There is no track “peeple”."],
    ["fork_after: senior", "fork_after: seniro", "seniro: There is no level “seniro”."],
    ["fork_after: senior", "fork_after: lead", "lead: A track forks after a level of another track."],
    ["title: Junior }", "title: Junior, band: b }", "b: There is no band “b”."],
    ["lead: { state", "leed: { state", "leed: There is no level “leed”."],
    ["rubric_step: 1", "rubric_step: 2", "2: The rubric has no step 2."],
    ["coding: 40", "coding: 41", "{: The shares of the week sum to 101; they should sum to 100."],
    [
      "junior: { statements",
      "junior: { state: same-as-below, statements",
      "same-as-below: No level below this one says anything that could be the same.",
    ],
    ["key: lead", "key: compare", "compare: The key “compare” is taken: it is the address of the page that compares levels."],
  ])("checks what parts refer to: %s becomes %s", (part, replacement, fault) => {
    expect(planted(part, replacement)).toContain(fault);
  });

  it.each([
    ["key: people,", "key: ic,", "ic: There is another track “ic”."],
    ["key: senior,", "key: junior,", "junior: There is another level “junior”."],
    ["order: 2,", "order: 1,", "1: There is another order “1 of the track ic”."],
    ["text: Asks. }", "text: Asks. }, { id: code.junior.1, text: Again. }", "code.junior.1: There is another statement “code.junior.1”."],
    ["{ step: 1, name: Knows }", "{ step: 1 }\n          - { step: 1 }", "1: There is another step “1”."],
    ["name: Craft", "name: Craft\n    name: Arts", "name: This key stands here twice."],
  ])("refuses planted duplicates: %s becomes %s", (part, replacement, fault) => {
    expect(planted(part, replacement)).toContain(fault);
  });

  it("refuses what cannot be kept: NUL, plain or escaped, and half a character", () => {
    expect(planted("name: Craft", "name: Cra\0ft")).toContain("\0ft: The file holds a NUL character, which cannot be kept.");
    expect(planted("name: Craft", 'name: "Cra\\0ft"')).toContain('"Cra\\0ft": This text holds characters that cannot be kept.');
    expect(planted("name: Craft", 'name: "\\ud800"')).toContain('"\\ud800": This text holds characters that cannot be kept.');
    expect(planted("name: Craft", "name: Craft\n    __proto__: { a: 1 }")).toContain("__proto__: This word cannot be used here.");
  });

  it("refuses files made to exhaust the reader", () => {
    expect(faultsOf("x".repeat(3_000_000))).toEqual([{ line: 1, column: 1, message: "The file is larger than 2 MB." }]);
    const letters = [..."bcdefghi"];
    const bomb = letters.map((letter, at) => `${letter}: &${letter} [${Array(9).fill(`*${"abcdefgh"[at]}`).join(", ")}]`).join("\n");
    expect(faultsOf(`format: &a [x]\n${bomb}`)[0]?.message).toBe("The file refers to its own parts too often (aliases).");
    expect(faultsOf("[".repeat(100_000))[0]?.message).toBe("The file is nested too deeply.");
    expect(faultsOf(`format: x\nextra: ${"{a: ".repeat(80)}${"}".repeat(80)}`)[0]?.message).toBe("The file is nested too deeply.");
    expect(faultsOf("format: !!js/function x")[0]?.message).toBe("Tags such as !this are not understood here.");
  });

  it("says what it reads when a file is something else", () => {
    for (const text of ["", "just words", "- a\n- b", "a: 1"])
      expect(faultsOf(text)[0]?.message).toMatch(/^This is neither a Pendulum framework/);
  });
});
