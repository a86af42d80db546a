import { expect, it } from "vitest";
import { everything, requestPool } from "@/lib/db";
import { as } from "@/tests/support/cast";

it("Two reads at once are both noted, also when the one that began first is noted last", async () => {
  const [mo, tom] = [await as("mo"), await as("tom")];
  const [first, second] = [await requestPool().connect(), await requestPool().connect()];
  const note = "SELECT record_reads($1::uuid, $2::uuid[], 'a test')";
  try {
    await first.query("BEGIN; SELECT now()");
    await second.query(note, [mo.personId, [tom.personId]]);
    await first.query(note, [mo.personId, [tom.personId]]);
    await first.query("COMMIT");
  } finally {
    first.release();
    second.release();
  }
  const read = await everything.accessEvent.findFirst({ where: { kind: "a test" }, select: { firstAt: true, lastAt: true, times: true } });
  expect(read?.times).toBe(2);
  expect(read?.lastAt.getTime()).toBeGreaterThanOrEqual(read?.firstAt.getTime() ?? Number.POSITIVE_INFINITY);
});
