import { expect, inject, it } from "vitest";
import { ensureBuild } from "@/scripts/support/app";
import { fuzz } from "@/tests/support/requests/fuzz";
import { openSite } from "@/tests/support/site";

const requests = Number(process.env.FUZZ_REQUESTS ?? 20_000);
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000);

it(`${requests} random requests are no fault of ours and change nothing unrecorded (FUZZ_SEED=${seed})`, async () => {
  await ensureBuild();
  const site = await openSite({ port: 4160, templates: inject("templates") });
  try {
    const { statuses, events, ...found } = await fuzz(site, { requests, seed });
    process.stdout.write(`FUZZ_SEED=${seed}: ${JSON.stringify(statuses)}, ${events} changes with their events\n`);
    if (found.faults.length) process.stdout.write(site.said().slice(-20_000));
    expect(found).toEqual({ faults: [], unrecorded: [], empty: [] });
  } finally {
    await site.stop();
  }
}, 3_600_000);
