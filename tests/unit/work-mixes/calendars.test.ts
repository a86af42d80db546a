// Files of the kind that calendars give out, each with the hours of November 2026 that are right.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readCalendar } from "@/components/work-mixes/read-calendar";
import type { WordRule } from "@/lib/work-mixes/rules";

const month = "2026-11-01";
const ofMonth = 21 * 8;
const cases = join(import.meta.dirname, "../../fixtures/calendars/cases");
const text = (name: string) => readFileSync(join(cases, `${name}.ics`), "utf8");
async function read(given: string, own: WordRule[] = [], owners: string[] = []) {
  const found = await readCalendar(given, month, own, owners);
  if (!found) throw new Error("refused");
  return found;
}
const calendar = (...events: string[]) =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${events.map((event) => `BEGIN:VEVENT\r\n${event}\r\nEND:VEVENT`).join("\r\n")}\r\nEND:VCALENDAR\r\n`;

describe("a month of calendar", () => {
  it.each([
    ["01-exceptions", { meetings: 5 }],
    ["02-declined", { meetings: 0, coding: ofMonth }],
    ["03-only-override", { meetings: 2 }],
    ["04-two-calendars", { meetings: 5 }],
    ["06-overlap", { meetings: 8, coding: ofMonth - 8 }],
    ["08-quote-in-parameter", { meetings: 1 }],
    ["11-old-daily", { meetings: 30 * 0.25 }],
    ["12-windows-zone", { meetings: 1.5 }],
    ["13-duration-exdate", { meetings: 3.5 }],
    ["15-two-series", { meetings: 4, people: 4 }],
  ])("of %s holds what it should", async (name, hours) => {
    const found = await read(text(name));
    expect(found.hours).toMatchObject(hours);
    expect(found.skipped).toEqual([]);
  });

  it("is shorter by the days away, and nothing of them is coding", async () => {
    const nothing = { reviewAndDesign: 0, people: 0, meetings: 0, other: 0 };
    expect(await read(text("05-vacation"))).toMatchObject({ away: 80, hours: { ...nothing, coding: ofMonth - 80 } });
    // A meeting in the middle of it did not take place for the one who was away.
    const busy = text("05-vacation").replace(
      "END:VCALENDAR",
      "BEGIN:VEVENT\nUID:x\nDTSTART:20261104T100000Z\nDTEND:20261104T110000Z\nSUMMARY:Planning\nEND:VEVENT\nEND:VCALENDAR",
    );
    expect((await read(busy)).hours).toMatchObject({ ...nothing, coding: ofMonth - 80 });
  });

  it("names what was skipped and reads the rest", async () => {
    expect(await read(text("07-one-broken"))).toMatchObject({ hours: { meetings: 3 }, skipped: ["Broken"] });
    const endless = "UID:s\r\nDTSTART:20000101T090000Z\r\nDTEND:20000101T091500Z\r\nRRULE:FREQ=SECONDLY\r\nSUMMARY:Endless";
    const garbled = "UID:g\r\nthis line is none\r\nSUMMARY:Garbled";
    const fine = "UID:f\r\nDTSTART:20261103T090000Z\r\nDTEND:20261103T100000Z\r\nSUMMARY:Planning";
    const found = await read(calendar(endless, garbled, fine));
    expect(found.skipped.sort()).toEqual(["Endless", "Garbled"]);
    expect(found.hours.meetings).toBe(1);
  });

  it("goes by the person's own words before ours", async () => {
    expect((await read(text("10-words"))).names.find(({ name }) => name === "Sprint 11 planning")?.part).toBe("meetings");
    const own: WordRule[] = [
      { words: "fokus", part: "reviewAndDesign" },
      { words: "Mittagspause", part: "away" },
      { words: "Einzelgespräch", part: "people" },
    ];
    const { hours, away } = await read(text("10-words"), own);
    expect({ ...hours, away }).toEqual({ coding: ofMonth - 8, reviewAndDesign: 2, people: 2, meetings: 2, other: 0, away: 2 });
  });

  it("knows who declined by their address too, and in any letters", async () => {
    const unnamed = text("02-declined").replace(/^X-WR-CALNAME.*$/m, "X-WR-CALNAME:Calendar");
    expect((await read(unnamed)).hours.meetings).toBe(3);
    expect((await read(unnamed, [], ["Kai@Example.com"])).hours.meetings).toBe(0);
  });

  it("shares time among events at the same time, and finds what was moved in from the next month", async () => {
    const at = (uid: string, name: string, more = "") =>
      `UID:${uid}\r\nDTSTART:20261103T090000Z\r\nDTEND:20261103T110000Z\r\nSUMMARY:${name}${more}`;
    expect((await read(calendar(at("a", "Planning"), at("b", "Design review")))).hours).toMatchObject({ meetings: 1, reviewAndDesign: 1 });
    const series = "UID:m\r\nDTSTART:20261207T090000Z\r\nDTEND:20261207T100000Z\r\nRRULE:FREQ=WEEKLY;COUNT=2\r\nSUMMARY:Planning";
    const moved = "UID:m\r\nRECURRENCE-ID:20261207T090000Z\r\nDTSTART:20261127T090000Z\r\nDTEND:20261127T100000Z\r\nSUMMARY:Planning";
    expect((await read(calendar(series, moved))).hours.meetings).toBe(1);
    // The same event in two calendars is one, and its newer copy counts.
    expect((await read(calendar(at("a", "Planning"), at("a", "Planning", "\r\nSEQUENCE:2\r\nSTATUS:CANCELLED")))).hours.meetings).toBe(0);
  });

  it("takes up an old series at its own pace", async () => {
    const every = (rule: string) => `UID:e\r\nDTSTART:20200106T090000Z\r\nDTEND:20200106T100000Z\r\nRRULE:${rule}\r\nSUMMARY:Planning`;
    // From Monday 6 January 2020 every third week falls on 9 and 30 November 2026.
    expect((await read(calendar(every("FREQ=WEEKLY;INTERVAL=3")))).hours.meetings).toBe(2);
    expect((await read(calendar(every("FREQ=WEEKLY;UNTIL=20260101T000000Z")))).hours.meetings).toBe(0);
    expect((await read(calendar(every("FREQ=MONTHLY;BYDAY=1MO")))).hours.meetings).toBe(1);
  });
});
