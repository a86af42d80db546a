// The routes of the app folder, and what every page of them owes.
import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import axe, { type AxeResults } from "axe-core";
import { checkout } from "@/scripts/database/embedded";
import { expect, type Page } from "./browser";

/** The addresses that the app folder answers, such as "/people/[handle]/plan", by the name of the file that does. */
export function routesOf(file: "page.tsx" | "route.ts"): string[] {
  const app = join(checkout, "app");
  return readdirSync(app, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === file)
    .map((entry) => `/${relative(app, entry.parentPath).replace(/(^|\/)\([^/]+\)/g, "")}`.replace("//", "/"))
    .sort();
}

/** What colours and width can change; the rest of a page is the same in the dark and on a phone. */
export const changing = ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block"];

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** No violation of WCAG 2.2 AA that axe can see, with every disclosure open; of all its rules, or of some. */
export async function expectAccessible(page: Page, rules: string[] = []) {
  // After going somewhere softly the title comes last.
  await expect(page).toHaveTitle(/./);
  await page.locator("details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")));
  await page.evaluate(settle);
  // Into the page itself, once: by way of its Playwright package axe takes three times as long.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (runOnly) =>
      (window as unknown as { axe: { run: (...all: unknown[]) => Promise<AxeResults> } }).axe.run(document, {
        runOnly,
        resultTypes: ["violations"],
      }),
    rules.length ? rules : standards,
  );
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`)).toEqual([]);
}

// Colours that are on their way belong to nobody's theme. What never ends is left alone.
async function settle() {
  await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
  for (const animation of document.getAnimations())
    if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish();
}

/** Nothing is wider than the screen but what scrolls inside its own box. */
export async function expectNoSidewaysScroll(page: Page) {
  const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  expect(content, "the width of the content").toBeLessThanOrEqual(screen as number);
}

const arrived = new Map<string, Promise<string>>();

/** Every link of this page with a # lands on an id, here or on the page it leads to. */
export async function expectLinksToLand(page: Page, who: string) {
  const hrefs = await page.locator("a[href*='#']").evaluateAll((all) => [...new Set(all.map((one) => (one as HTMLAnchorElement).href))]);
  const here = page.url().split("#")[0];
  const lost: string[] = [];
  for (const href of hrefs) {
    const [address = "", anchor = ""] = href.split("#");
    if (new URL(address).origin !== new URL(page.url()).origin) continue;
    if (address === here) {
      if (!(await page.evaluate((id) => document.getElementById(id) !== null, decodeURIComponent(anchor)))) lost.push(href);
      continue;
    }
    const key = `${who} ${address}`;
    if (!arrived.has(key))
      arrived.set(
        key,
        page.request.get(address).then((answer) => answer.text()),
      );
    if (!(await arrived.get(key))?.includes(` id="${decodeURIComponent(anchor)}"`)) lost.push(href);
  }
  expect(lost, "links whose # leads nowhere").toEqual([]);
}

/** Counts the scripts a page fetches from now on, in bytes as they came over the wire. */
export function countScripts(page: Page): () => Promise<number> {
  const counting: Promise<number>[] = [];
  page.on("response", (response) => {
    if (!/\.js(\?|$)/.test(response.url())) return;
    counting.push(
      response
        .request()
        .sizes()
        .then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize),
    );
  });
  return async () => (await Promise.all(counting)).reduce((sum, bytes) => sum + bytes, 0);
}
