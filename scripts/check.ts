// What can be said of the code without running it, and whether schema and migrations agree.
import { run } from "./support/app";
import { checkout } from "./database/embedded";
import { difference } from "./database/engine";
import { openDatabase, withScratchDatabase } from "./database/prepare";
import { main } from "./support/progress";
import { join } from "node:path";

const bin = (name: string) => join(checkout, "node_modules/.bin", name);

/** A check by name; an empty text means that it passed. */
export const checks: Record<string, () => Promise<string>> = {
  lint: () => tool("oxlint", ["--type-aware", "--deny-warnings"]),
  format: () => tool("biome", ["format", "--error-on-warnings", "."]),
  "unused code": () => tool("knip", ["--no-progress"]),
  types: () => tool("tsc", ["--noEmit"]),
  "schema and migrations agree": async () => {
    const database = await openDatabase("test", "postgres", { durable: false });
    try {
      return await withScratchDatabase(database.ownerUrl, difference);
    } finally {
      await database.stop();
    }
  },
};

/** Runs every check, prints each with its result, and returns how many passed and failed. */
export async function runChecks(): Promise<{ passed: number; failed: number }> {
  const count = { passed: 0, failed: 0 };
  for (const [name, check] of Object.entries(checks)) {
    const from = Date.now();
    const fault = await check().catch((error: Error) => error.message);
    fault ? count.failed++ : count.passed++;
    process.stdout.write(`${fault ? "✗" : "✓"} ${name} (${((Date.now() - from) / 1000).toFixed(1)} s)\n${fault ? `${fault}\n` : ""}`);
  }
  return count;
}

async function tool(name: string, args: string[]): Promise<string> {
  const { code, text } = await run(bin(name), args);
  return code === 0 ? "" : text || `${name} ended with ${code}`;
}

if (process.argv[1] === import.meta.filename)
  await main(async () => {
    const { failed } = await runChecks();
    if (failed) throw new Error(failed === 1 ? "One check failed." : `${failed} checks failed.`);
  });
