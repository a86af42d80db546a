import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Figure, showAlone, showParts } from "@/lib/disclosures/rules";
import { shown } from "@/tests/support/organisations/figures";

const min = 5;

type Node = { own: number; children: Node[] };
type Published = { figure: Figure; hasOwn: boolean; children: Published[] };
type Bounds = { low: number; high: number; own: { low: number; high: number } | null; children: Bounds[] };

const total = (node: Node): number => node.own + node.children.reduce((sum, child) => sum + total(child), 0);

/** What a reader who asks for every unit gets to see of one level. */
function publish(node: Node, figure: Figure): Published {
  const parts = showParts({ whole: total(node), parts: node.children.map(total), hasOwn: node.own > 0 }, figure, min);
  return { figure, hasOwn: node.own > 0, children: node.children.map((child, index) => publish(child, parts[index] as Figure)) };
}

/** An attacker with every figure of every unit: bounds passed along the tree until nothing changes, which is exact for sums over a tree. */
function attack(published: Published): Bounds {
  const start = ({ figure, hasOwn, children }: Published, above: Figure = shown(0)): Bounds => ({
    low: typeof figure === "number" ? figure : 0,
    high: typeof figure === "number" ? figure : figure === "few" && typeof above === "number" ? min - 1 : 1e6,
    own: hasOwn ? { low: 0, high: 1e6 } : null,
    children: children.map((child) => start(child, figure)),
  });
  const tighten = (node: Bounds): boolean => {
    if (!node.children.length) return false;
    let changed = false;
    const terms = [...node.children, ...(node.own ? [node.own] : [])];
    const set = (target: { low: number; high: number }, low: number, high: number) => {
      if (low <= target.low && high >= target.high) return;
      target.low = Math.max(low, target.low);
      target.high = Math.min(high, target.high);
      changed = true;
    };
    const sum = (side: "low" | "high") => terms.reduce((whole, term) => whole + term[side], 0);
    set(node, sum("low"), sum("high"));
    for (const term of terms) set(term, node.low - (sum("high") - term.high), node.high - (sum("low") - term.low));
    return node.children.map(tighten).some(Boolean) || changed;
  };
  const root = start(published);
  for (let rounds = 0; rounds < 1000 && tighten(root); rounds++);
  return root;
}

const tree: fc.Arbitrary<Node> = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.record({
    own: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 12 })),
    children: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.constant<Node[]>([]),
      fc.array(tie("node"), { minLength: 1, maxLength: 5 }),
    ),
  }),
})).node;

const partsUpTo = (whole: number, count: number): number[][] =>
  count === 0
    ? [[]]
    : Array.from({ length: whole + 1 }, (_, part) => partsUpTo(whole - part, count - 1).map((rest) => [part, ...rest])).flat();

describe("what is shown of an organisation", () => {
  it("never pins down a group below five, however many units are put together", () => {
    fc.assert(
      fc.property(tree, (organisation) => {
        const whole = total(organisation);
        const look = (bounds: Bounds, truth: Node) => {
          if (total(truth) < min) expect(bounds.high - bounds.low, "a small group is pinned down").toBeGreaterThan(0);
          bounds.children.forEach((child, index) => look(child, truth.children[index] as Node));
        };
        look(attack(publish(organisation, showAlone(whole, min))), organisation);
      }),
      { numRuns: 10_000 },
    );
  });

  it("does not give a small group away to somebody who knows this very rule", () => {
    for (const hasOwn of [false, true])
      for (let whole = min; whole <= 26; whole++) {
        const answers = new Map<string, Set<number>[]>();
        for (const parts of partsUpTo(whole, 3)) {
          const sum = parts.reduce((all, part) => all + part, 0);
          if (!hasOwn && sum !== whole) continue;
          const figures = showParts({ whole, parts, hasOwn }, shown(whole), min);
          const possible = answers.get(figures.join()) ?? parts.map(() => new Set<number>());
          parts.forEach((part, index) => possible[index]?.add(part));
          answers.set(figures.join(), possible);
        }
        for (const [figures, possible] of answers)
          figures.split(",").forEach((figure, index) => {
            if (figure === "few" || figure === "held")
              expect(possible[index]?.size, `${whole} people shown as ${figures}`).toBeGreaterThan(1);
          });
      }
  });

  it("never leaves a remainder of one to four people by subtraction", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 8 }), fc.nat(8), (parts, own) => {
        const whole = parts.reduce((sum, part) => sum + part, own);
        const figures = showParts({ whole, parts, hasOwn: own > 0 }, showAlone(whole, min), min).filter(
          (figure) => typeof figure === "number",
        );
        const rest = whole - figures.reduce((sum, figure) => sum + figure, 0);
        if (figures.length) expect(rest === 0 || rest >= min).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it("reads the same for nobody and for four people", () => {
    const withCount = (count: number) => showParts({ whole: 40 + count, parts: [20, 20, count], hasOwn: false }, shown(40), min)[2];
    expect([0, 1, 2, 3, 4].map(withCount)).toEqual(["few", "few", "few", "few", "few"]);
  });

  it("holds back a larger group when it would give a small one away", () => {
    expect(showParts({ whole: 33, parts: [20, 10, 3], hasOwn: false }, shown(40), min)).toEqual(["held", 10, "few"]);
  });

  it("shows everything when every group is large enough", () => {
    expect(showParts({ whole: 30, parts: [20, 10], hasOwn: false }, shown(40), min)).toEqual([20, 10]);
  });

  it("shows nothing inside a unit whose own figure is not shown", () => {
    expect(showParts({ whole: 30, parts: [20, 10], hasOwn: false }, "held", min)).toEqual(["held", "held"]);
  });
});
