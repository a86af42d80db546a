// Everything, in the order in which it fails fastest, with one line at the end.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBuild } from "./support/app";
import { findBrowser } from "./support/browser";
import { runChecks } from "./check";
import { checkout, stateDirectory } from "./database/embedded";
import { elapsed, main, step } from "./support/progress";

type Count = { passed: number; failed: number };
const reports = join(stateDirectory(), "reports");

await main(async () => {
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const counts: Count[] = [await runChecks()];
  counts.push(
    await suite(
      "vitest",
      [
        "run",
        "--project=unit",
        "--project=integration",
        "--reporter=dot",
        "--reporter=json",
        `--outputFile.json=${join(reports, "vitest.json")}`,
      ],
      join(reports, "vitest.json"),
      vitestCount,
    ),
  );
  const built = await step("Building the app (only when something changed)", () => ensureBuild()).then(
    () => true,
    (error: Error) => (process.stdout.write(`${error.message}\n`), false),
  );
  counts.push(built ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
  if (built) {
    const browser = await step("Finding a browser", findBrowser);
    counts.push(
      await suite("playwright", ["test"], join(reports, "playwright.json"), playwrightCount, {
        PENDULUM_BROWSER: browser,
        PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, "playwright.json"),
      }),
    );
  }
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  process.stdout.write(`\nafter ${elapsed()} s\n${passed} passed, ${failed} failed\n`);
  if (failed) process.exitCode = 1;
});

// A runner that ends badly counts as a failure even if its report is missing or looks fine.
async function suite(
  program: string,
  args: string[],
  report: string,
  count: (report: never) => Count,
  env: Record<string, string> = {},
): Promise<Count> {
  process.stdout.write(`\n${program}\n`);
  const code = await new Promise<number>((settle) => {
    const child = spawn(join(checkout, "node_modules/.bin", program), args, {
      cwd: checkout,
      stdio: ["ignore", "inherit", "inherit"],
      // A log has no use for colours, and a coloured dot is thirty characters.
      env: { ...(process.stdout.isTTY ? {} : { NO_COLOR: "1" }), ...process.env, ...env },
    });
    child.once("error", () => settle(1));
    child.once("exit", (status) => settle(status ?? 1));
  });
  const found = existsSync(report) ? count(JSON.parse(readFileSync(report, "utf8")) as never) : { passed: 0, failed: 1 };
  return code !== 0 && !found.failed ? { ...found, failed: 1 } : found;
}

function vitestCount(report: {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}): Count {
  const brokenFiles = report.testResults.filter((file) => file.status === "failed" && !file.assertionResults.length).length;
  return { passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles };
}

function playwrightCount({ stats }: { stats: { expected: number; unexpected: number; flaky: number } }): Count {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
}
