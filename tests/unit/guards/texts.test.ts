import { describe, expect, it, vi } from "vitest";
import { formValues } from "@/lib/requests/form-values";
import { email, line, text } from "@/lib/text";

describe("a text", () => {
  it("is measured before its marks are sorted, which takes for ever when there are thousands", () => {
    const composed = vi.spyOn(String.prototype, "normalize");
    const worst = [
      "\u0301".repeat(500_000),
      `a${"\u0316\u0301".repeat(250_000)}`,
      "a\u0301\u0316".repeat(200_000),
      "\r\n".repeat(400_000),
      " ".repeat(1_000_000),
    ];
    for (const value of worst)
      for (const schema of [text(2000), text(20_000), line(200), email]) expect(schema.safeParse(value).success).toBe(false);
    expect(composed.mock.contexts.filter((composes) => String(composes).length > 60_000)).toEqual([]);
    text(2000).parse("e\u0301");
    expect(composed).toHaveBeenCalled();
  });

  it("takes whatever people write, composed, and counts letters as they see them", () => {
    expect(text(3).parse("e\u0301a\u0308o\u0308")).toBe("\u00e9\u00e4\u00f6");
    expect(text(5).parse("a\r\nb\r\nc")).toBe("a\nb\nc");
    expect(text(10).safeParse(`a${"\u0301".repeat(30)}`).error?.issues[0]?.message).toMatch(/room for 10/);
    expect(text(100).safeParse(`a${"\u0301".repeat(31)}`).error?.issues[0]?.message).toMatch(/cannot be kept/);
    expect(
      text(10)
        .safeParse("x".repeat(1000))
        .error?.issues.map(({ message }) => message),
    ).toEqual(["That is 1,000 characters; there is room for 10."]);
  });
});

describe("a form", () => {
  it("is read in one pass, however often a name is repeated", () => {
    const form = new FormData();
    for (let field = 0; field < 900; field++) form.append(`name${field % 3}`, "x");
    expect(formValues(form)).toMatchObject({ name0: Array.from({ length: 300 }, () => "x") });
  });

  it("of too many fields, or of too much, is not read at all", () => {
    const many = new FormData();
    for (let field = 0; field < 40_000; field++) many.append(`f${field}`, "");
    let read = 0;
    many[Symbol.iterator] = function* () {
      for (const entry of FormData.prototype.entries.call(many)) {
        read++;
        yield entry;
      }
    } as FormData[typeof Symbol.iterator];
    expect(formValues(many)).toBeNull();
    expect(read).toBe(1001);
    const much = new FormData();
    much.append("words", "x".repeat(8_000_000));
    expect(formValues(much)).toBeNull();
  });
});
