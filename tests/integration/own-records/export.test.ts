import { parse } from "csv-parse/sync";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { addDays } from "@/lib/clock";
import { recordDeparture } from "@/lib/people/mutations";
import { addNote, addSealedNote } from "@/lib/private-notes/mutations";
import { listNotedLeavers, listNotes } from "@/lib/private-notes/queries";
import { openRound, saveAssessment } from "@/lib/assessments/mutations";
import { getRound } from "@/lib/assessments/queries";
import { everything } from "@/lib/db";
import { exportOwnRecords } from "@/lib/own-records/mutations";
import { getOwnRecords } from "@/lib/own-records/queries";
import { asMarkdown } from "@/lib/own-records/rules";
import { getTimeline } from "@/lib/timelines/queries";
import { byYear } from "@/lib/timelines/rules";
import { as, todayOf } from "@/tests/support/cast";

const taken = async (viewer: Viewer, format: "json" | "md") => (await exportOwnRecords(viewer, { format })).toString();
// A cell that a spreadsheet would take for a formula has a mark before it.
const plain = (text: string) => text.replace(/^'/, "").trim();

/** Every word and number somewhere in a record. */
function leavesOf(value: unknown): string[] {
  if (value === null || value === undefined || value === "") return [];
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) return value.length ? [value.join("\n")] : [];
  if (value instanceof Date) return [value.toISOString()];
  return typeof value === "object" ? Object.values(value).flatMap(leavesOf) : [String(value)];
}

describe("one's own records", () => {
  it("are all of one's story, the newest first, and nobody else's", async () => {
    const moments = (await getTimeline(await as("eve")))?.moments ?? [];
    expect(moments.map((moment) => moment.day)).toEqual(
      moments
        .map((moment) => moment.day)
        .sort()
        .reverse(),
    );
    expect(moments.at(-1)?.kind).toBe("joined");
    expect(moments.find((moment) => moment.title === "Sarah Osei can now do this without me")?.words).toContain(
      "review changes to the sign-in service",
    );
    expect(byYear(moments).flatMap((year) => year.moments)).toEqual(moments);
    expect((await getTimeline(await as("ivy")))?.moments.filter((moment) => moment.kind === "track_move").length).toBeGreaterThan(0);
  });

  it("leave as JSON, as Markdown and as a zip of tables, private pieces included, and the leaving is recorded", async () => {
    const eve = await as("eve");
    const [json, md] = [await taken(eve, "json"), await taken(eve, "md")];
    expect(JSON.parse(json)).toMatchObject({ person: { name: "Eve Lindqvist" }, plans: [{ aim: "level" }] });
    for (const file of [json, md]) expect(file).toContain("Too many plans of mine are made alone");
    expect(md).toMatch(/^# Eve Lindqvist\n/);
    const tables = unzipSync(await exportOwnRecords(eve, { format: "zip" }));
    expect(Object.keys(tables)).toEqual(
      expect.arrayContaining(["person.csv", "plans.csv", "plans-updates.csv", "evidence.csv", "timeline.csv"]),
    );
    expect(await everything.auditEvent.count({ where: { event: "own_records.exported", aboutId: eve.personId } })).toBe(3);
  });

  it("stand in the Markdown too, whatever of every kind was typed", async () => {
    const missing: string[] = [];
    for (const who of ["eve", "mo", "sarah", "lea"] as const) {
      const viewer = await as(who);
      const records = (await getOwnRecords(viewer)) ?? {};
      const told = asMarkdown(records as never).replace(/^(> |  |- )/gm, "");
      for (const [kind, value] of Object.entries(records))
        for (const words of leavesOf(value).flatMap((leaf) => leaf.split("\n")))
          if (/\S \S/.test(words) && !told.includes(words.trim())) missing.push(`${who}, ${kind}: ${words}`);
    }
    expect(missing).toEqual([]);
  });

  it("stand in the tables to the last word, each table with its own columns", async () => {
    for (const who of ["eve", "mo", "sarah"] as const) {
      const viewer = await as(who);
      const files = unzipSync(await exportOwnRecords(viewer, { format: "zip" }));
      const cells = new Set(Object.values(files).flatMap((file) => parse(Buffer.from(file), { bom: true }).flat().map(plain)));
      for (const value of leavesOf(await getOwnRecords(viewer))) expect(cells, `${who}: ${value}`).toContain(plain(value));
      for (const file of Object.values(files)) {
        const [header = [], ...rows] = parse(Buffer.from(file), { bom: true });
        expect(new Set(header).size).toBe(header.length);
        expect(rows.length).toBeGreaterThan(0);
      }
    }
  });

  it("hold private notes, of those who left as well, and of a sealed one the encrypted text; nobody else's do", async () => {
    const [mo, ada] = [await as("mo"), await as("ada")];
    const sealed = { v: 1 as const, iterations: 600_000, salt: "AAAA", iv: "AAAA", data: "c2VhbGVk" };
    await addNote(mo, { handle: "sam", words: "Worth a word in spring" });
    await addSealedNote(mo, { handle: "sam", sealed });
    await recordDeparture(ada, { personId: (await as("sam")).personId, leftOn: addDays(todayOf("sam"), -2), typedName: "Sam Rivera" });
    expect(await listNotedLeavers(mo)).toEqual([{ handle: "sam", name: "Sam Rivera" }]);
    expect((await listNotes(mo, "sam"))?.notes.map((note) => note.words)).toEqual([null, "Worth a word in spring"]);
    expect((await listNotes(mo, "sam"))?.person.hasLeft).toBe(true);
    expect(await listNotes(await as("dan"), "sam")).toBeNull();
    for (const format of ["json", "md"] as const) {
      const file = await taken(mo, format);
      for (const words of ["Worth a word in spring", "c2VhbGVk", "only your passphrase opens"]) expect(file).toContain(words);
      expect(await taken(ada, format)).not.toContain("Worth a word in spring");
    }
  });

  it("hold what one showed interest in and what came of it, and nothing of anybody else's interest", async () => {
    const [sarah, eve, ned] = [await as("sarah"), await as("eve"), await as("ned")];
    for (const format of ["json", "md"] as const) {
      const text = await taken(sarah, format);
      for (const words of [
        "I gave one talk",
        "With pleasure.",
        "Four talks by spring",
        "Two speakers are found",
        "only waited to be asked",
      ])
        expect(text).toContain(words);
      expect(await taken(eve, format)).toContain("how a week feels");
      expect(await taken(ned, format)).toContain("Find us a crash reporter");
      expect(await taken(ned, format)).not.toContain("compare two of them");
    }
    expect((await getTimeline(sarah))?.moments).toContainEqual(expect.objectContaining({ kind: "opportunity" }));
  });

  it("hold of an open round nothing that the manager wrote", async () => {
    const [tom, mo] = [await as("tom"), await as("mo")];
    const levelId = (await everything.level.findFirst({ where: { key: "senior" }, select: { id: true } }))?.id ?? "";
    const roundId = await openRound(tom, { handle: "tom", levelId });
    for (const [viewer, words] of [
      [tom, "own words"],
      [mo, "his manager's words"],
    ] as const) {
      const cell = (await getRound(viewer, roundId))?.cells[0]?.id ?? "";
      await saveAssessment(viewer, {
        roundId,
        version: 1,
        answer: { [cell]: "meets" },
        words: { [cell]: words },
        chance: {},
        step: "save",
      });
    }
    const text = JSON.stringify(await getOwnRecords(tom));
    expect(text).toContain("own words");
    expect(text).not.toContain("his manager's words");
    expect(JSON.stringify(await getOwnRecords(mo))).not.toContain("own words");
  });
});
