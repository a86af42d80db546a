import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonical, formatFramework, parseFramework } from "@/lib/frameworks/rules";
import { frameworks } from "@/tests/support/frameworks";

describe("a framework as a file", () => {
  it("comes back the same, whatever it holds", () => {
    fc.assert(
      fc.property(frameworks, (framework) => {
        expect(parseFramework(formatFramework(framework))).toEqual({ framework });
      }),
      { numRuns: 300 },
    );
  });

  it("has the same content whichever way the file is laid out", () => {
    fc.assert(
      fc.property(frameworks, (framework) => {
        const shuffled = {
          ...framework,
          levels: framework.levels.toReversed(),
          extra: Object.fromEntries(Object.entries(framework.extra).toReversed()),
        };
        expect(canonical(shuffled)).toBe(canonical(framework));
        expect(canonical({ ...framework, summary: `${framework.summary} more` })).not.toBe(canonical(framework));
      }),
    );
  });
});
