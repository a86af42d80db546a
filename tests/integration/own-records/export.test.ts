import { describe, expect, it } from "vitest";
import { openRound, saveAssessment } from "@/lib/assessments/mutations";
import { getRound } from "@/lib/assessments/queries";
import { everything } from "@/lib/db";
import { exportOwnRecords } from "@/lib/own-records/mutations";
import { getOwnRecords } from "@/lib/own-records/queries";
import { getTimeline } from "@/lib/timelines/queries";
import { byYear } from "@/lib/timelines/rules";
import { as } from "@/tests/support/cast";

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

  it("leave as JSON, as Markdown and as a table, private pieces included, and the leaving is recorded", async () => {
    const eve = await as("eve");
    const files = await Promise.all((["json", "md", "csv"] as const).map((format) => exportOwnRecords(eve, { format })));
    expect(JSON.parse(files[0] ?? "")).toMatchObject({ person: { name: "Eve Lindqvist" }, plans: [{ aim: "level" }] });
    for (const file of files) expect(file).toContain("Too many plans of mine are made alone");
    expect(files[1]).toMatch(/^# Eve Lindqvist\n/);
    expect(files[2]).toMatch(/^day,kind,title,words\r?\n/);
    expect(await everything.auditEvent.count({ where: { event: "own_records.exported", aboutId: eve.personId } })).toBe(3);
  });

  it("hold what one showed interest in and what came of it, and nothing of anybody else's interest", async () => {
    const [sarah, eve, ned] = [await as("sarah"), await as("eve"), await as("ned")];
    for (const format of ["json", "md"] as const) {
      const text = await exportOwnRecords(sarah, { format });
      for (const words of [
        "I gave one talk",
        "With pleasure.",
        "Four talks by spring",
        "Two speakers are found",
        "only waited to be asked",
      ])
        expect(text).toContain(words);
      expect(await exportOwnRecords(eve, { format })).toContain("how a week feels");
      expect(await exportOwnRecords(ned, { format })).toContain("Find us a crash reporter");
      expect(await exportOwnRecords(ned, { format })).not.toContain("compare two of them");
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
