import { expect, it } from "vitest";
import { twoWriters } from "@/tests/support/one-on-ones/two-writers";

it("two who write at once lose no acknowledged word in 10,000 operations, and see one order", async () => {
  const { lost, conflicts, orders } = await twoWriters(10_000);
  expect(lost).toEqual([]);
  expect(conflicts, "the two did get in each other's way").toBeGreaterThan(50);
  expect(orders[0]).toEqual(orders[1]);
});
