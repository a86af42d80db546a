import { describe, expect, it } from "vitest";
import { findColleague } from "@/lib/access/colleagues";
import type { Viewer } from "@/lib/access/viewer";
import { write } from "@/lib/db";
import { as } from "@/tests/support/cast";

const find = (viewer: Viewer, said: string) =>
  write(viewer, async (tx, record) => {
    record("colleague.looked_for", viewer.personId);
    return findColleague(tx, viewer, said);
  });

describe("a colleague", () => {
  it("is found by handle, name and address, whatever the capitals", async () => {
    const tom = await as("tom");
    for (const said of ["sarah", "SARAH@example.com", "sarah osei"]) expect((await find(tom, said)).colleague?.handle).toBe("sarah");
  });

  it("is not found by a pattern: nobody can guess an address letter by letter", async () => {
    const tom = await as("tom");
    for (const said of ["%", "_____", "s%@example.com", "sarah@example.co_", "Sarah%", "sara_ osei", "\\", "s\\arah"])
      expect(await find(tom, said), said).toEqual({ colleague: null, fault: expect.stringMatching(/^Nobody else here/) });
  });
});
