import { readFileSync } from "node:fs";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { everything } from "@/lib/db";
import { importFramework } from "@/lib/frameworks/mutations";
import { getFrameworkFile } from "@/lib/frameworks/queries";
import { parseFramework } from "@/lib/frameworks/rules";
import { as } from "@/tests/support/cast";
import { ownerUrl } from "@/tests/support/database";

const ft = readFileSync("tests/fixtures/ft/engineering.yml", "utf8");
const licence = readFileSync("tests/fixtures/ft/LICENSE", "utf8");
const builtIn = readFileSync("prisma/frameworks/pendulum.yml", "utf8");
const small = (key: string, more = "") => `format: pendulum-framework/1
key: ${key}
name: Small ${key}
version: "1"
tracks: [{ key: makers, name: Makers, kind: other }]
levels: [{ key: one, track: makers, order: 1, title: One, expectation: { note: Everything. } }]
${more}`;
const versionsOf = (key: string) =>
  everything.frameworkVersion.findMany({ where: { framework: { key } }, select: { id: true, label: true, state: true } });

describe("bringing a framework in", () => {
  it("takes the Financial Times' file, and gives the same framework back", async () => {
    const ada = await as("ada");
    const done = await importFramework(ada, { text: ft, key: "ft", attribution: licence, publish: true });
    expect(done).toMatchObject({
      outcome: "imported",
      key: "ft",
      state: "published",
      counts: { tracks: 3, levels: 8, competencies: 9, expectations: 72, statements: 72 },
    });

    const { framework } = parseFramework((await getFrameworkFile(ada, "ft")) ?? "");
    const source = parseFramework(ft).framework;
    expect(framework).toEqual({ ...source, key: "ft", attribution: `${source?.attribution}\n\n${licence.trim()}` });
    const cells =
      framework?.groups.flatMap(({ competencies }) => competencies.flatMap(({ expectations }) => Object.values(expectations))) ?? [];
    expect(new Set(cells.flatMap(({ statements }) => statements.map(({ id }) => id))).size).toBe(72);
    expect(cells.filter(({ proficiency }) => proficiency)).toHaveLength(72);
    expect(framework?.tracks.map(({ fork_after }) => fork_after)).toEqual([null, "senior-1", "senior-1"]);
  });

  it("gives the built-in framework back as it was", async () => {
    expect(parseFramework((await getFrameworkFile(await as("eve"), "pendulum")) ?? "")).toEqual(parseFramework(builtIn));
  });

  it("changes nothing when the same content comes again, and says so", async () => {
    const ada = await as("ada");
    const before = await everything.auditEvent.count();
    expect(await importFramework(ada, { text: builtIn.replace(/^#.*\n/gm, ""), publish: true })).toMatchObject({
      outcome: "unchanged",
      state: "published",
    });
    expect(await everything.auditEvent.count()).toBe(before);
    expect(await versionsOf("pendulum")).toHaveLength(1);
  });

  it("refuses other content under the same label, and takes it under another", async () => {
    const ada = await as("ada");
    const changed = builtIn.replace("Senior Developer", "Senior Engineer");
    await expect(importFramework(ada, { text: changed, publish: true })).rejects.toThrow(
      "Version 1 of “Pendulum engineering ladders” is there already, with other content.",
    );
    expect(await importFramework(ada, { text: changed, version: "2" })).toMatchObject({ outcome: "imported", state: "draft" });
    expect(await importFramework(ada, { text: changed, version: "2", publish: true })).toMatchObject({
      outcome: "published",
      state: "published",
    });
    await expect(importFramework(ada, { text: builtIn.replace("name: Pendulum", "name: Other"), version: "3" })).rejects.toThrow(
      /belongs to/,
    );
  });

  it("only looks in a dry run", async () => {
    const ada = await as("ada");
    expect(await importFramework(ada, { text: small("dry"), publish: true, dryRun: true })).toMatchObject({
      outcome: "imported",
      dryRun: true,
      state: "published",
    });
    expect(await versionsOf("dry")).toEqual([]);
  });

  it("is all or nothing, and every fault is named by line and column", async () => {
    const faulty = importFramework(await as("ada"), { text: small("faulty", 'colour: red\nbands: [{ key: b, name: "\\0" }]') });
    await expect(faulty).rejects.toThrow("The file was not imported.\nLine 8, column 25: This text holds characters that cannot be kept.");
    await expect(importFramework(await as("ada"), { text: small("faulty", "colour: red\nextra: 1") })).rejects.toThrow(
      "Line 7, column 1: There is no “colour” here.\nLine 8, column 8:",
    );
    expect(await versionsOf("faulty")).toEqual([]);
    await expect(importFramework(await as("ada"), { text: `${small("faulty")}#${"x".repeat(3_000_000)}` })).rejects.toThrow(
      "larger than 2 MB",
    );
  });

  it("records who brought it in and who published it", async () => {
    const ada = await as("ada");
    await importFramework(ada, { text: small("noted"), publish: true });
    const [version] = await versionsOf("noted");
    const events = await everything.auditEvent.findMany({
      where: { recordId: version?.id ?? "" },
      orderBy: { id: "asc" },
      select: { event: true, actorId: true },
    });
    expect(events.map(({ event }) => event).sort()).toEqual(["framework.imported", "framework.published"]);
    expect(events.every(({ actorId }) => actorId === ada.personId)).toBe(true);
  });

  it("makes one version of fifty sendings at once", async () => {
    const ada = await as("ada");
    const sent = await Promise.allSettled(Array.from({ length: 50 }, () => importFramework(ada, { text: small("crowd"), publish: true })));
    expect(await versionsOf("crowd")).toHaveLength(1);
    expect(sent.some(({ status }) => status === "fulfilled")).toBe(true);
    expect(await everything.auditEvent.count({ where: { recordId: (await versionsOf("crowd"))[0]?.id ?? "" } })).toBe(2);
  });

  it("is for administrators and framework editors", async () => {
    for (const persona of ["eve", "mo", "lea"] as const)
      await expect(importFramework(await as(persona), { text: small("theirs") })).rejects.toThrow("This is not yours to change.");
  });

  it("hides drafts from everybody else", async () => {
    await importFramework(await as("ada"), { text: small("draft") });
    expect(await getFrameworkFile(await as("ada"), "draft", "1")).toContain("key: draft");
    expect(await getFrameworkFile(await as("eve"), "draft", "1")).toBeNull();
    expect(await getFrameworkFile(await as("eve"), "never", "1")).toBeNull();
  });
});

describe("a published version", () => {
  it("refuses every change in the database, also to the owner", async () => {
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    try {
      for (const change of [
        "UPDATE level SET title = 'x' WHERE key = 'senior'",
        "UPDATE statement SET text = 'x'",
        "DELETE FROM expectation",
        "UPDATE framework_version SET summary = 'x'",
        "DELETE FROM framework_version",
        "INSERT INTO band (id, version_id, key, name, \"order\") SELECT gen_random_uuid(), id, 'new', 'New', 9 FROM framework_version WHERE state = 'published' LIMIT 1",
      ])
        await expect(owner.query(change)).rejects.toThrow(/never changes|violates foreign key/);
    } finally {
      await owner.end();
    }
  });
});
