import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkout } from "@/scripts/database/embedded";
import { planted } from "@/tests/sabotage/copies";
import { faults } from "@/tests/sabotage/faults/all";

describe("the faults that are planted to try the tests", () => {
  it.each(faults)("$file: $why", (fault) => {
    const source = readFileSync(join(checkout, fault.file), "utf8");
    expect(planted(source, fault)).not.toBe(source);
  });
});
