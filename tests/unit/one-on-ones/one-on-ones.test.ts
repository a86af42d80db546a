import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayAt, instantOf, timeAt } from "@/lib/clock";
import { isOverdue, nextStart, nextWeekday } from "@/lib/one-on-ones/rules";
import { inOrder, shifted } from "@/lib/talk-lines/rules";

const at = (day: string, time: string, zone: string) => instantOf(day, time, zone).toISOString();

describe("a time on somebody's clock", () => {
  it("is an instant, on both sides of a change of clocks and in odd zones", () => {
    expect(at("2026-11-20", "10:00", "Asia/Kathmandu")).toBe("2026-11-20T04:15:00.000Z");
    expect(at("2026-03-29", "01:30", "Europe/Berlin")).toBe("2026-03-29T00:30:00.000Z");
    expect(at("2026-03-29", "03:30", "Europe/Berlin")).toBe("2026-03-29T01:30:00.000Z");
    expect(at("2026-10-25", "12:00", "Europe/Berlin")).toBe("2026-10-25T11:00:00.000Z");
  });

  it("that the clocks skip is the one after", () => {
    expect(timeAt(instantOf("2026-03-29", "02:30", "Europe/Berlin"), "Europe/Berlin")).toBe("03:30");
  });

  it("begins with the next weekday when none is agreed", () => {
    expect(["2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22", "2026-12-31"].map(nextWeekday)).toEqual([
      "2026-11-20",
      "2026-11-23",
      "2026-11-23",
      "2026-11-23",
      "2027-01-01",
    ]);
  });

  it("comes back as it was, wherever clocks do not skip it", () => {
    const zones = fc.constantFrom("UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe");
    const days = fc
      .date({ min: new Date("2020-01-01"), max: new Date("2035-01-01"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const times = fc
      .tuple(fc.integer({ min: 4, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([h, m]) => `${String(h).padStart(2, "0")}:${String(m).padStart(2, "0")}`);
    fc.assert(
      fc.property(days, times, zones, (day, time, zone) => {
        const instant = instantOf(day, time, zone);
        expect([dayAt(instant, zone), timeAt(instant, zone)]).toEqual([day, time]);
      }),
    );
  });
});

describe("the next 1-on-1", () => {
  it("is a cadence on at the same time on the clock, also when the clocks change between", () => {
    const next = nextStart(instantOf("2026-10-20", "10:00", "Europe/Berlin"), 14, "Europe/Berlin", new Date("2026-10-20T09:00:00Z"));
    expect([dayAt(next, "Europe/Berlin"), timeAt(next, "Europe/Berlin")]).toEqual(["2026-11-03", "10:00"]);
  });

  it("is never in the past, however long the last one is ago", () => {
    const next = nextStart(new Date("2026-08-01T10:00:00Z"), 7, "UTC", new Date("2026-11-20T10:00:00Z"));
    expect(dayAt(next, "UTC")).toBe("2026-11-21");
  });

  it("is overdue after a cadence and a half without a date to come", () => {
    const today = "2026-11-20";
    const fortnight = { cadenceDays: 14, since: "2026-10-30" };
    expect(isOverdue({ ...fortnight, last: "2026-10-29", next: null }, today)).toBe(true);
    expect(isOverdue({ ...fortnight, last: "2026-10-30", next: null }, today)).toBe(false);
    expect(isOverdue({ ...fortnight, last: "2026-09-01", next: "2026-11-21" }, today)).toBe(false);
    expect(isOverdue({ ...fortnight, last: null, next: "2026-11-19" }, today)).toBe(true);
    expect(isOverdue({ ...fortnight, last: null, next: null }, today)).toBe(false);
    // Two who never talked: from the day on which they were to begin.
    expect(isOverdue({ ...fortnight, since: "2026-10-29", last: null, next: null }, today)).toBe(true);
    expect(isOverdue({ ...fortnight, since: "2026-01-01", last: null, next: "2026-11-21" }, today)).toBe(false);
  });
});

describe("lines in an order", () => {
  const placed = fc.uniqueArray(fc.record({ id: fc.uuid(), position: fc.integer({ min: -5, max: 5 }) }), {
    selector: (line) => line.id,
    minLength: 2,
    maxLength: 12,
  });

  it("change places with their neighbour, and all others stay in order", () => {
    fc.assert(
      fc.property(
        placed.filter((lines) => new Set(lines.map((line) => line.position)).size === lines.length),
        fc.nat(),
        fc.boolean(),
        (lines, pick, later) => {
          const before = [...lines].sort(inOrder);
          const at = pick % before.length;
          const moved = before[at];
          if (!moved) return;
          const position = shifted(lines, moved.id, later ? "later" : "earlier");
          const neighbour = at + (later ? 1 : -1);
          if (position === null) {
            expect(before[neighbour]).toBeUndefined();
            return;
          }
          const after = lines.map((line) => (line.id === moved.id ? { ...line, position } : line)).sort(inOrder);
          const wanted = before.map((line) => line.id);
          [wanted[at], wanted[neighbour]] = [wanted[neighbour] as string, wanted[at] as string];
          expect(after.map((line) => line.id)).toEqual(wanted);
        },
      ),
    );
  });

  it("are the same for both readers, whatever order they come in", () => {
    fc.assert(
      fc.property(placed, (lines) => {
        const ids = (rows: typeof lines) => rows.sort(inOrder).map((line) => line.id);
        expect(ids([...lines])).toEqual(ids([...lines].reverse()));
      }),
    );
  });
});
