import { describe, expect, it } from "vitest";
import { parseTitleLevels } from "@/lib/title-levels/rules";

describe("a map of titles to levels", () => {
  const { levelOf, faults } = parseTitleLevels(
    'title,level\n"Engineer, Search",senior\nengineer*,developer\n*(acting)*,team-lead\nAccount*,\n',
  );

  it("finds the first line that fits, in full or with stars, whatever the capitals", () => {
    expect(faults).toEqual([]);
    expect(levelOf("engineer, search")).toBe("senior");
    expect(levelOf("Engineer II")).toBe("developer");
    expect(levelOf("Lead (acting)")).toBe("team-lead");
  });

  it("tells titles outside the ladders from titles it does not know", () => {
    expect(levelOf("Accountant")).toBe("");
    expect(levelOf("Chief Engineer")).toBeUndefined();
  });

  it("needs both columns", () => {
    expect(parseTitleLevels("title,grade\nx,y").faults).toMatchObject([{ file: "levels", line: 1, column: "level" }]);
  });
});
