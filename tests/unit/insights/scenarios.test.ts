import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  departures,
  forecast,
  furtherHalf,
  furtherShare,
  madeUp,
  outlookOf,
  placesOf,
  quarters,
  type Rates,
  ratesOf,
  rateOf,
  rateText,
} from "@/lib/scenarios/rules";
import { shown } from "@/tests/support/organisations/figures";

const band = (key: string) => ({ key });
const tracks = [
  {
    levels: [
      { key: "i1", band: band("1"), figure: shown(10) },
      { key: "i2", band: band("2"), figure: shown(8) },
      { key: "i3", band: null, figure: "few" as const },
    ],
  },
  { levels: [{ key: "m1", band: band("2"), figure: shown(6) }] },
];
const places = placesOf(tracks, 5);
const nothing = { hires: 0, leaves: 0, on: 0, across: 0 };
const rates = (some: Rates): Rates => ({ i1: nothing, i2: nothing, i3: nothing, m1: nothing, ...some });
const rate = fc.record({ hires: fc.nat(20), leaves: fc.nat(20), on: fc.nat(20), across: fc.nat(20) });

describe("a forecast", () => {
  it("stays as it is when nothing happens, and grows by what is hired", () => {
    expect(forecast(places, rates({})).get("i1")).toEqual(Array(quarters + 1).fill(10));
    expect(
      forecast(places, rates({ i2: { ...nothing, hires: 10 } }))
        .get("i2")
        ?.at(-1),
    ).toBe(88);
  });

  it("moves people on within a track and across to peers, and nobody gets lost on the way", () => {
    expect(places.map(({ on, across }) => [on, across])).toEqual([
      ["i2", null],
      ["i3", "m1"],
      [null, null],
      [null, "i2"],
    ]);
    fc.assert(
      fc.property(fc.record({ i1: rate, i2: rate, i3: rate, m1: rate }), (all) => {
        const staying = Object.fromEntries(Object.entries(all).map(([key, one]) => [key, { ...one, hires: 0, leaves: 0 }]));
        const after = forecast(places, staying);
        const total = (quarter: number) => [...after.values()].reduce((sum, list) => sum + (list[quarter] as number), 0);
        expect(total(quarters)).toBeCloseTo(total(0), 6);
      }),
    );
  });

  it("changes each level as it changed before, whatever of its flows is shown, and leaves the unknown as it is", () => {
    const change = fc.integer({ min: -4, max: 9 });
    fc.assert(
      fc.property(
        fc.record({ i1: rate, i2: rate, i3: rate, m1: rate }),
        fc.record({ i1: change, i2: change, m1: change }),
        (all, changes) => {
          const full = places.map((place) => ({ ...place, start: 1000 }));
          const after = forecast(full, madeUp(full, all, new Map(Object.entries(changes))));
          for (const [key, list] of after)
            expect(list.at(-1)).toBeCloseTo(1000 + quarters * (changes[key as keyof typeof changes] ?? 0), 6);
        },
      ),
    );
  });

  it("never has fewer than nobody, and more with more hired", () => {
    fc.assert(
      fc.property(fc.record({ i1: rate, i2: rate, i3: rate, m1: rate }), (all) => {
        const after = forecast(places, all);
        for (const list of after.values()) for (const people of list) expect(people).toBeGreaterThanOrEqual(0);
        const more = forecast(places, { ...all, i1: { ...all.i1, hires: all.i1.hires + 5 } });
        expect(more.get("i1")?.at(-1)).toBeGreaterThanOrEqual((after.get("i1")?.at(-1) as number) - 1e-9);
      }),
    );
  });

  it("has the range by which the past departed from its mean, over as many quarters", () => {
    const even = [10, 12, 14, 16, 18, 20].map(shown);
    const uneven = [10, 15, 12, 18, 15, 20].map(shown);
    expect(departures(even, 1)).toEqual([0, 0]);
    expect(departures(uneven, 1)).toEqual([-5, 4]);
    expect(departures([shown(10), "few", shown(12), "few", shown(14)], 1)).toBeNull();
    const [first] = outlookOf([20, 25], shown(20), uneven, 5);
    expect(first).toEqual({ middle: 25, low: 20, high: 29 });
    expect(outlookOf([2, 12], "few", [], 5)[0]).toEqual({ middle: 12, low: 10, high: 14 });
    expect(outlookOf([0, 12], "held", [], 5)).toEqual([]);
  });

  it("knows how heavy the further half of the tracks becomes", () => {
    const further = furtherHalf(tracks);
    expect([...further]).toEqual(["i3"]);
    expect(furtherShare(forecast(places, rates({ i3: { ...nothing, hires: 3 } })), further, quarters)).toBe(52);
  });
});

describe("rates", () => {
  it("come from the address where it asks for some, within bounds, and otherwise stay as they were", () => {
    const usual = { senior: { hires: 1, leaves: 0.5, on: 0, across: 0 } };
    expect(ratesOf({ "hires.senior": "10", "leaves.senior": "nonsense", "hires.other": "4" }, usual)).toEqual({
      senior: { hires: 10, leaves: 0.5, on: 0, across: 0 },
    });
    expect(ratesOf({ "hires.senior": "-3", "on.senior": "1e9" }, usual).senior).toMatchObject({ hires: 0, on: 10_000 });
  });

  it("are the same after they went through a form", () => {
    fc.assert(
      fc.property(rate, (one) => {
        expect(rateOf(rateText(one))).toEqual(one);
      }),
    );
  });
});
