import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";

it("lets no count pass for a figure, in tables, drawings, files and sentences", async () => {
  // Each line of it that the compiler ought to refuse, and takes, is a complaint.
  const checked = await promisify(execFile)("node_modules/.bin/tsc", ["--noEmit", "-p", "tests/unit/disclosures/tsconfig.json"]).catch(
    (error: { stdout: string }) => error,
  );
  expect(checked.stdout).toBe("");
}, 60_000);
