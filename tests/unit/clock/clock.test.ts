import { describe, expect, it } from "vitest";
import { addDays, dayAt, dayOf, daysBetween, isDay, isTimeZone } from "@/lib/clock";

describe("days", () => {
  it("exist in the calendar or not at all", () => {
    expect(["2024-02-29", "2023-02-29", "2026-13-01", "2026-1-1", "tomorrow", "2026-11-20T00:00"].map(isDay)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it("are counted across leap days, changes of the clocks and ISO week 53", () => {
    expect([
      daysBetween("2024-02-28", "2024-03-01"),
      daysBetween("2026-10-24", "2026-10-26"),
      daysBetween("2026-12-31", "2027-01-04"),
    ]).toEqual([2, 2, 4]);
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
  });

  it("depend on where somebody is", () => {
    const instant = new Date("2026-11-20T18:30:00Z");
    expect([dayAt(instant, "UTC"), dayAt(instant, "Asia/Kathmandu"), dayAt(instant, "America/Los_Angeles")]).toEqual([
      "2026-11-20",
      "2026-11-21",
      "2026-11-20",
    ]);
  });

  it("come back from the database as they went, whatever the server's zone", () => {
    expect(dayOf(new Date("2026-03-29T00:00:00Z"))).toBe("2026-03-29");
  });

  it("know time zones by name", () => {
    expect(["Asia/Kathmandu", "UTC", "Mars/Base"].map(isTimeZone)).toEqual([true, true, false]);
  });
});
