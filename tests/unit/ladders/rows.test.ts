import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Lane, levelsBelow, rowsOf } from "@/lib/ladders/rules";

const lane = (key: string, forkAfterKey: string | null, ...levels: string[]): Lane => ({
  key,
  forkAfterKey,
  levels: levels.map((level) => {
    const [name = "", bandKey = null] = level.split("@");
    return { key: name, bandKey };
  }),
});
const drawn = (lanes: Lane[]) => Object.fromEntries(rowsOf(lanes));

describe("where levels are drawn", () => {
  it("puts peers of two tracks in one row, and starts a track beside its fork when they are peers", () => {
    const lanes = [
      lane("ic", null, "junior", "developer", "senior@3", "staff@4", "principal@5"),
      lane("management", "senior", "lead@3", "manager@4", "director@5", "cto"),
    ];
    expect(drawn(lanes)).toEqual({ junior: 0, developer: 1, senior: 2, staff: 3, principal: 4, lead: 2, manager: 3, director: 4, cto: 5 });
  });

  it("starts both arms of a fork in the row after it", () => {
    const lanes = [
      lane("engineer", null, "junior", "senior-1"),
      lane("ic", "senior-1", "senior-2-ic@2", "principal-ic@p"),
      lane("pm", "senior-1", "senior-2-pm@2", "principal-pm@p", "director"),
    ];
    expect(drawn(lanes)).toEqual({
      junior: 0,
      "senior-1": 1,
      "senior-2-ic": 2,
      "senior-2-pm": 2,
      "principal-ic": 3,
      "principal-pm": 3,
      director: 4,
    });
  });

  it("leaves a row empty in one lane so that peers meet", () => {
    expect(drawn([lane("a", null, "a1", "a2", "a3@x"), lane("b", null, "b1@x")])).toEqual({ a1: 0, a2: 1, a3: 2, b1: 2 });
  });

  it("draws plain lanes where bands cross one another, or tracks fork off each other", () => {
    expect(drawn([lane("a", null, "a1@x", "a2@y"), lane("b", null, "b1@y", "b2@x")])).toEqual({ a1: 0, a2: 1, b1: 0, b2: 1 });
    expect(drawn([lane("a", "b1", "a1"), lane("b", "a1", "b1")])).toEqual({ a1: 0, b1: 0 });
  });

  it("keeps the order within every track, whatever the bands and forks", () => {
    const levels = fc.array(fc.constantFrom("@x", "@y", "@z", ""), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(fc.tuple(levels, fc.option(fc.constantFrom("0.0", "1.1", "2.0"))), { minLength: 1, maxLength: 3 }), (made) => {
        const lanes = made.map(([bands, fork], at) => lane(String(at), fork, ...bands.map((band, place) => `${at}.${place}${band}`)));
        const rows = rowsOf(lanes);
        for (const { levels: own } of lanes) {
          const drawnAt = own.map(({ key }) => rows.get(key) as number);
          expect(drawnAt).toEqual([...new Set(drawnAt)].sort((a, b) => a - b));
        }
      }),
    );
  });
});

describe("the levels below one", () => {
  const lanes = [lane("ic", null, "junior", "senior", "staff"), lane("management", "senior", "lead", "manager")];

  it("lead down the track, and from its first level to where it forked", () => {
    expect(levelsBelow(lanes, "manager")).toEqual(["lead", "senior", "junior"]);
    expect(levelsBelow(lanes, "junior")).toEqual([]);
  });

  it("end where tracks fork off each other", () => {
    expect(levelsBelow([lane("a", "b1", "a1"), lane("b", "a1", "b1")], "a1")).toEqual(["b1"]);
  });
});
