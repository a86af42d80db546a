import { defineConfig } from "@playwright/test";
import { findBrowser } from "./scripts/support/browser";

// Chromium talks to the site under test and to nobody else.
const offline = ["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
// Its address bar loads pages of its own in every window, three fifths of what a window costs. The rest is Playwright's
// own list of what gets in the way, since the last such argument counts alone.
const without = [
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
  "WebUIOmniboxFullPopup",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "LensOverlay",
  "MediaRouter",
  "OptimizationHints",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
];

export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/support/browser-setup.ts",
  outputDir: "test-results",
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 7_000 },
  // The JSON goes where PLAYWRIGHT_JSON_OUTPUT_FILE says; without it, it would be printed.
  reporter: [[process.stdout.isTTY ? "line" : "dot"], ...(process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [["json"] as ["json"]] : [])],
  use: {
    locale: "en-GB",
    timezoneId: "Asia/Kathmandu",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.PENDULUM_BROWSER ?? (await findBrowser()),
      args: ["--no-sandbox", ...offline, `--disable-features=${without.join(",")}`],
    },
  },
});
