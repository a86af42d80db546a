import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, dayAt, instantOf } from "@/lib/clock";
import { differenceInWords, freeSlot, freshnessOf, quietDays } from "@/lib/growth-plans/rules";

const plan = (lastUpdate: string | null, state: "active" | "paused" = "active") => ({
  state,
  createdAt: new Date("2026-01-01T12:00:00Z"),
  lastUpdateAt: lastUpdate ? new Date(lastUpdate) : null,
});

describe("the freshness of a plan", () => {
  it("is fresh up to fourteen days, due up to thirty, then stale", () => {
    const seen = (day: string) => freshnessOf(plan("2026-03-01T12:00:00Z"), day, "UTC");
    expect([seen("2026-03-01"), seen("2026-03-15"), seen("2026-03-16"), seen("2026-03-31"), seen("2026-04-01")]).toEqual([
      "fresh",
      "fresh",
      "due",
      "due",
      "stale",
    ]);
  });

  it("counts from the first day when nothing was written yet", () => {
    expect(quietDays(plan(null), "2026-01-20", "UTC")).toBe(19);
  });

  it("rests while the plan is paused, however long", () => {
    expect(freshnessOf(plan("2024-01-01T12:00:00Z", "paused"), "2026-03-01", "UTC")).toBe("paused");
  });

  const zones = fc.constantFrom(
    "UTC",
    "Asia/Kathmandu",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "Europe/Berlin",
    "America/St_Johns",
    "Australia/Lord_Howe",
  );
  const instants = fc.date({ min: new Date("2020-01-01"), max: new Date("2035-01-01"), noInvalidDate: true });
  const order = ["fresh", "due", "stale"];

  it("is the same at any hour of a day, wherever somebody is, and only ever ages", () => {
    fc.assert(
      fc.property(instants, zones, fc.nat({ max: 60 }), (heard, zone, days) => {
        const day = dayAt(heard, zone);
        const today = addDays(day, days);
        const at = (lastUpdateAt: Date) => ({ state: "active" as const, createdAt: heard, lastUpdateAt });
        expect(quietDays(at(heard), today, zone)).toBe(days);
        for (const time of ["04:00", "12:00", "23:59"]) expect(quietDays(at(instantOf(day, time, zone)), today, zone)).toBe(days);
        const [now, tomorrow] = [today, addDays(today, 1)].map((one) => order.indexOf(freshnessOf(at(heard), one, zone)));
        expect(tomorrow).toBeGreaterThanOrEqual(now as number);
        expect(order[now as number]).toBe(days <= 14 ? "fresh" : days <= 30 ? "due" : "stale");
      }),
    );
  });

  it("is never of the future, and two days at most where the day after tomorrow has begun elsewhere", () => {
    fc.assert(
      fc.property(instants, zones, zones, (heard, mine, elsewhere) => {
        expect(quietDays({ state: "active", createdAt: heard, lastUpdateAt: heard }, dayAt(heard, elsewhere), mine)).toBeLessThanOrEqual(2);
      }),
    );
  });

  it("goes by the person's own calendar", () => {
    const late = plan("2026-03-01T20:00:00Z");
    expect([quietDays(late, "2026-03-02", "UTC"), quietDays(late, "2026-03-02", "Asia/Kathmandu")]).toEqual([1, 0]);
  });

  it("counts days, not hours, over a change of the clocks", () => {
    expect(quietDays(plan("2026-03-28T23:30:00Z"), "2026-03-30", "Europe/Berlin")).toBe(1);
  });

  it("is never in the future for somebody whose day is already over elsewhere", () => {
    expect(quietDays(plan("2026-03-02T20:00:00Z"), "2026-03-02", "Asia/Kathmandu")).toBe(0);
  });
});

describe("focuses", () => {
  it("take the first free of three slots", () => {
    expect([freeSlot([]), freeSlot([1]), freeSlot([1, 3]), freeSlot([3, 1, 2])]).toEqual([1, 2, 2, null]);
  });
});

describe("what an aim asks beside one's own level", () => {
  it("is said in words, also where it asks less", () => {
    expect(differenceInWords("not_yet_expected", "expected")).toBe("new at this level");
    expect(differenceInWords(undefined, "expected")).toBe("new at this level");
    expect(differenceInWords("expected", "not_applicable")).toBe("no longer asks for this");
    expect(differenceInWords("ceiling_reached", "optional")).toBe("leaves this to you");
  });

  it("is left unsaid where both ask or neither does", () => {
    expect([
      differenceInWords("expected", "expected"),
      differenceInWords("expected", "same_as_below"),
      differenceInWords("optional", "not_applicable"),
      differenceInWords(undefined, "optional"),
    ]).toEqual([null, null, null, null]);
  });
});
