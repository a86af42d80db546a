import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Group, sharesOf, stepInWords, tellTogether } from "@/lib/fairness/rules";

const named = (takes: number[], sizes: number[]): Group[] =>
  takes.map((took, at) => ({ name: `g${at}`, took, people: sizes[at] as number }));
const told = (takes: number[], sizes: number[]) =>
  sharesOf(named(takes, sizes), 5)?.map(({ name, people, step }) => [name, people, stepInWords(step)]) ?? null;

describe("the shares of groups", () => {
  it("are told in steps, finer for larger groups, and small groups as one", () => {
    expect(told([0, 6, 30, 20], [60, 60, 40, 20])).toEqual([
      ["g0", 60, "less than 10 %"],
      ["g1", 60, "10 to 20 %"],
      ["g2", 40, "60 to 80 %"],
      ["g3", 20, "75 % or more"],
    ]);
    expect(told([6, 1, 3, 2], [60, 4, 9, 8])).toEqual([
      ["g0", 60, "10 to 20 %"],
      ["g1, g2 and g3", 21, "25 to 50 %"],
    ]);
    expect(told([6, 9, 1], [60, 30, 4])).toEqual([
      ["g0", 60, "10 to 20 %"],
      ["g1 and g2", 34, "20 to 40 %"],
    ]);
    expect(told([2, 3], [9, 8])).toBeNull();
  });

  it("are not told of one parting where another, of the same people, would tell a group exactly", () => {
    const shares = (takes: number[], sizes: number[]) => sharesOf(named(takes, sizes), 5);
    // Ten at least by the one, and ten at most by the other: nobody of the group of 25 that none did one of.
    const [one, other] = [shares([5, 5], [22, 28]), shares([10, 0], [25, 25])];
    expect(tellTogether([one, other], 5)).toEqual([one, null]);
    expect(tellTogether([other, one], 5)).toEqual([other, null]);
    const roomy = shares([12, 3], [60, 60]);
    expect(tellTogether([null, roomy, shares([4, 11], [60, 60])], 5).map(Boolean)).toEqual([false, true, true]);
  });

  it("fit at least so many numbers each, speak of everybody once, and never depend on what others did", () => {
    const group = fc.nat(120).chain((people) => fc.record({ people: fc.constant(people), took: fc.nat(people) }));
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 6 }), fc.integer({ min: 2, max: 9 }), (facts, min) => {
        const groups = facts.map((one, at) => ({ ...one, name: `g${at}` }));
        const shares = sharesOf(groups, min);
        if (!shares) return;
        expect(shares.reduce((sum, share) => sum + share.people, 0)).toBe(groups.reduce((sum, one) => sum + one.people, 0));
        for (const { name, people, step } of shares) {
          const alike = Array.from({ length: people + 1 }, (_, took) => took).filter((took) => {
            const [same] = sharesOf([{ name, people, took }], min) ?? [];
            return same?.step.from === step.from;
          });
          expect(alike.length, `${name}: ${people}`).toBeGreaterThanOrEqual(min);
        }
        const others = sharesOf(
          groups.map((one, at) => (at === 0 ? one : { ...one, took: 0 })),
          min,
        );
        expect(others?.map(({ name, people }) => [name, people])).toEqual(shares.map(({ name, people }) => [name, people]));
      }),
    );
  });
});
