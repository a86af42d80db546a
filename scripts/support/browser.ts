// A Chromium for the tests: one that is there, else Playwright's, else Debian's.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright";
import { checkout } from "../database/embedded";

const installed = () =>
  [
    process.env.PENDULUM_BROWSER,
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/opt/google/chrome/chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    chromium.executablePath(),
  ].find((path) => path && existsSync(path));

/** The path of a browser, installed if need be. Throws one sentence when there is none to be had. */
export async function findBrowser(): Promise<string> {
  const attempts = [
    () => undefined,
    () => quietly("npx", ["playwright", "install", "chromium"]),
    () => process.getuid?.() === 0 && quietly("apt-get", ["update", "-q"]) && quietly("apt-get", ["install", "-y", "-q", "chromium"]),
  ];
  for (const attempt of attempts) {
    attempt();
    const path = installed();
    if (path) return path;
  }
  throw new Error("The browser tests need Chromium or Chrome. Install one, or set PENDULUM_BROWSER to its path.");
}

function quietly(program: string, args: string[]): boolean {
  try {
    execFileSync(program, args, {
      cwd: checkout,
      stdio: "ignore",
      timeout: 300_000,
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
    return true;
  } catch {
    return false;
  }
}
