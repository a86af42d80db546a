import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { submissionOf } from "@/lib/submission";

const key = "0190a000-0000-7000-8000-000000000001";

describe("a sending of a form", () => {
  it("is the same as another with the same key, person, change and words", () => {
    expect(submissionOf(key, "eve", "post", { words: "Paired." })).toBe(submissionOf(key, "eve", "post", { words: "Paired." }));
  });

  it("is another one where any of the four differ", () => {
    const part = fc.tuple(fc.uuid(), fc.string(), fc.string(), fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.array(fc.string()))));
    fc.assert(
      fc.property(part, part, (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify(other);
        expect(submissionOf(...one) === submissionOf(...other)).toBe(same);
      }),
    );
  });

  it("tells “ab” and “c” in two boxes from “a” and “bc”, and a list from one text", () => {
    const all = [
      { a: "ab", b: "c" },
      { a: "a", b: "bc" },
      { a: ["ab"], b: "c" },
    ];
    expect(new Set(all.map((content) => submissionOf(key, "eve", "post", content))).size).toBe(3);
  });

  it("without a key counts each time", () => {
    for (const none of [null, "", "key", 7]) expect(submissionOf(none, "eve", "post", {})).toBeNull();
  });
});
