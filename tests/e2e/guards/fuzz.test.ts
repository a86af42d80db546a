import { expect, test } from "../../support/browser";
import { fuzz } from "../../support/requests/fuzz";

test("Random requests are no fault of ours and change nothing unrecorded", async ({ another }) => {
  test.slow();
  const seed = Number(process.env.FUZZ_SEED ?? 1);
  const site = await another();
  const { faults, unrecorded, empty } = await fuzz(site, { requests: 400, seed });
  expect({ faults, unrecorded, empty }, `FUZZ_SEED=${seed}`).toEqual({ faults: [], unrecorded: [], empty: [] });
});
