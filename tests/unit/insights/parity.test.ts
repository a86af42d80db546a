import { describe, expect, it } from "vitest";
import type { Figure } from "@/lib/disclosures/rules";
import { shown } from "@/tests/support/organisations/figures";
import { ceilingInWords, depthInWords, furthestOf, hasFurther, type Lane, leadingInWords, peersByBand } from "@/lib/parity/rules";

const band = (order: number) => ({ key: `b${order}`, name: `Band ${order}`, order });
const lanes: Lane[] = [
  { key: "ic", name: "Making", levels: [1, 2, 3].map((order) => ({ key: `i${order}`, title: `Maker ${order}`, band: band(order) })) },
  { key: "m", name: "Leading", levels: [2, 3].map((order) => ({ key: `m${order}`, title: `Leader ${order}`, band: band(order) })) },
];
const figure = (of: number | "held"): Figure => (of === "held" ? of : shown(of));
const with_ = (figures: Record<string, number | "held">) => (key: string) => (key in figures ? figure(figures[key] as number) : "few");

describe("where tracks end", () => {
  it("says how far the groups of each go, and which ends sooner, in the same words for every track", () => {
    expect(ceilingInWords(lanes, with_({ i1: 9, i2: 7, m2: 6, m3: 5 }))).toBe(
      "Groups that can be shown go on Making as far as Maker 2 (7) and on Leading as far as Leader 3 (5). These are not peers: the groups of Making end sooner.",
    );
    expect(ceilingInWords(lanes, with_({ i3: 9, m2: 6 }))).toContain("the groups of Leading end sooner");
    expect(ceilingInWords(lanes, with_({ i3: 9, m3: 6 }))).toContain("These are peers");
    expect(ceilingInWords(lanes, with_({}))).toContain("nothing is said");
  });

  it("never speaks of up, down, higher or lower", () => {
    for (const words of [ceilingInWords(lanes, with_({ i1: 9, m3: 6 })), leadingInWords([]), depthInWords([])])
      expect(words).not.toMatch(/\b(up|down|higher|lower|above|below|promot|demot|top)\b/i);
  });

  it("takes the last level with a group, and knows whether the largest group has one beyond it", () => {
    const lane = lanes[0] as Lane;
    expect(furthestOf(lane, with_({ i1: 9, i2: "held" }))?.key).toBe("i1");
    expect(furthestOf(lane, with_({}))).toBeNull();
    expect(hasFurther(lane, with_({ i1: 9, i3: 5 }))).toBe(true);
    expect(hasFurther(lane, with_({ i1: 5, i3: 9 }))).toBe(false);
    expect(hasFurther(lane, with_({}))).toBeNull();
  });

  it("puts peers of a band beside one another, from what is shown alone", () => {
    expect(peersByBand(lanes, with_({ i2: 7, m2: "held" })).map(({ people }) => people)).toEqual([
      ["few", "few"],
      [7, "held"],
      ["few", "few"],
    ]);
  });
});

describe("who leads whom", () => {
  it("names groups that lead from another track, or lead nobody on one of leading", () => {
    expect(
      leadingInWords([
        { kind: "individual_contributor", levels: [{ title: "Staff", figures: [shown(20), shown(6), "few", "few"] }] },
        { kind: "management", levels: [{ title: "Team Lead", figures: [shown(7), shown(9), "few", "few"] }] },
      ]),
    ).toBe("6 people at Staff lead others and 7 people at Team Lead lead nobody now.");
  });

  it("says where most people stand in a line, and how long the longest with a group is", () => {
    expect(
      depthInWords([
        { managers: 0, figure: "few" },
        { managers: 1, figure: shown(8) },
        { managers: 2, figure: shown(30) },
        { managers: 3, figure: "few" },
      ]),
    ).toBe("Most people who can be shown have 2 managers in their line; the longest line with a group has 2.");
  });
});
