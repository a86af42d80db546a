import { parse } from "csv-parse/sync";
import { expect, type Page, test } from "../support/browser";

type Figures = Record<string, string>;

/** What the lanes show, in words: "Senior Developer" to "29" or "fewer than 5". */
async function figuresOf(page: Page): Promise<Figures> {
  const lanes = await page
    .getByRole("img", { name: /: / })
    .evaluateAll((images) => images.map((image) => image.getAttribute("aria-label") ?? ""));
  const pairs = lanes.flatMap((lane) => lane.slice(lane.indexOf(": ") + 2).split(", "));
  return Object.fromEntries(pairs.map((pair) => (/^(.*?) (\d+|fewer than \d+|not shown)$/.exec(pair) ?? []).slice(1) as [string, string]));
}

async function csvOf(page: Page): Promise<Record<string, string>[]> {
  const address = await page.getByRole("link", { name: "CSV", exact: true }).getAttribute("href");
  const answer = await page.request.get(address as string);
  expect(answer.status()).toBe(200);
  expect(answer.headers()).toMatchObject({ "cache-control": "no-store", "content-disposition": expect.stringContaining("attachment") });
  return parse(await answer.text(), { columns: true, bom: true }) as Record<string, string>[];
}

test("Lea sees both ladders side by side, then another unit on another day", async ({ as }) => {
  const lea = await as("lea");
  await lea.goto("/organisation");
  await expect(lea.getByRole("heading", { level: 1, name: "Organisation" })).toBeVisible();
  await expect(lea.getByText(/^Of \d+ people in groups of 5 or more/)).toBeVisible();
  const whole = await figuresOf(lea);
  expect(Object.keys(whole)).toEqual(expect.arrayContaining(["Senior Developer", "Team Lead"]));

  await lea.getByLabel("Unit", { exact: true }).selectOption({ label: "\u00a0\u00a0Platform" });
  const yearAgo = new Date(Date.now() - 365 * 86_400_000).toISOString().slice(0, 10);
  await lea.getByLabel("On", { exact: true }).fill(yearAgo);
  await lea.getByRole("button", { name: "Apply" }).click();
  await expect(lea.getByRole("heading", { level: 1, name: "Platform" })).toBeVisible();
  // Past days of a single unit go by the month, and the page says which day it shows.
  await expect(lea.getByLabel("On", { exact: true })).toHaveValue(`${yearAgo.slice(0, 7)}-01`);
  expect(await figuresOf(lea)).not.toEqual(whole);
  await lea.reload();
  await expect(lea.getByRole("heading", { level: 1, name: "Platform" })).toBeVisible();
  await lea.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link", { name: "Organisation" }).click();
  await expect(lea.getByRole("heading", { level: 1, name: "Organisation" })).toBeVisible();
});

test("Lea finds her four answers, each within three clicks from the first page, and keeps a scenario", async ({ as }) => {
  const lea = await as("lea");
  const ask = async (...names: string[]) => {
    await lea.goto("/");
    await lea.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Organisation" }).click();
    for (const name of names) await lea.getByRole("navigation", { name: "Views of the organisation" }).getByRole("link", { name }).click();
  };
  // How many staff engineers have we, and since when?
  await ask();
  await expect(lea.getByRole("listitem").filter({ hasText: /^Staff Engineer\d+ now; 5 or more since \d+ \w+ 20\d\d\.$/ })).toBeVisible();
  // Do people come back from management, and does it cost them?
  await ask("Flows");
  await expect(
    lea.getByText(/^From Management back to Individual contributor came \d+ people at the level they had left or one after it\.$/),
  ).toBeVisible();
  // Where is the ceiling?
  await ask("Parity");
  await expect(lea.getByText(/^Groups that can be shown go on Individual contributor as far as Staff Engineer \(\d+\)/)).toBeVisible();
  // What happens if we hire ten seniors a quarter?
  await ask("Looking ahead");
  await lea.getByLabel("Hired, Senior Developer").fill("10");
  await lea.getByRole("button", { name: "Show what comes of it" }).click();
  await expect(lea).toHaveURL(/hires\.senior=10/);
  const ahead = lea.getByRole("table", { name: "People by level in the next eight quarters" });
  await expect(ahead.getByRole("row", { name: /^Senior Developer/ })).toContainText(/1\d\d/);
  await expect(lea.getByText(/^In two years about \d+ people rather than about \d+ today/)).toBeVisible();

  await lea.getByLabel("Keep these figures as").fill("Ten seniors");
  await lea.getByRole("button", { name: "Keep", exact: true }).click();
  await expect(lea.getByRole("list", { name: "Kept scenarios" }).getByRole("link", { name: "Ten seniors" })).toBeVisible();
  await expect(lea.getByRole("columnheader", { name: "Ten seniors" })).toBeVisible();
  await lea.getByText("Remove Ten seniors…").click();
  await lea.getByRole("button", { name: "Remove Ten seniors" }).click();
  await expect(lea.getByRole("columnheader", { name: "Ten seniors" })).toHaveCount(0);
});

test("The CSV holds the page's figures, and neither speaks of fewer than five people", async ({ as }) => {
  const lea = await as("lea");
  await lea.goto("/organisation");
  const units = await lea
    .getByLabel("Unit", { exact: true })
    .locator("option")
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  expect(units.length).toBeGreaterThan(4);
  let hidden = 0;
  for (const unit of units) {
    await lea.goto(`/organisation?unit=${unit}`);
    const name = await lea.getByRole("heading", { level: 1 }).textContent();
    const shown = await figuresOf(lea);
    const rows = await csvOf(lea);
    const own = rows.filter((row) => row.unit === (unit ? name : "The whole organisation"));
    expect(Object.fromEntries(own.map((row) => [row.level, row.people]))).toEqual(shown);
    const table = lea.getByRole("table");
    if (await table.count()) {
      const parts = await table
        .locator("tbody tr")
        .evaluateAll((lines) =>
          lines.flatMap((line) => [...line.querySelectorAll("td")].map((cell) => cell.ariaLabel ?? cell.textContent ?? "")),
        );
      const inFile = rows.filter((row) => row.unit !== (unit ? name : "The whole organisation")).map((row) => row.people);
      expect([...parts].sort()).toEqual([...inFile].sort());
    }
    for (const { people } of rows) {
      if (/^\d+$/.test(people as string)) expect(Number(people)).toBeGreaterThanOrEqual(5);
      else expect(["fewer than 5", "not shown"]).toContain(people);
    }
    hidden += rows.filter(({ people }) => !/^\d+$/.test(people as string)).length;
  }
  expect(hidden).toBeGreaterThan(0);
});

test("Each view says who printed it, by its button or by the browser's own menu", async ({ as }) => {
  const [lea, ada] = [await as("lea"), await as("ada")];
  const views = { "": "distribution", "/flows": "flows", "/parity": "parity", "/health": "health", "/opportunities": "opportunities" };
  for (const [path, view] of Object.entries(views)) {
    await lea.goto(`/organisation${path}`);
    await expect(lea.getByRole("button", { name: "Print" })).toBeVisible();
    // Until the page listens: a script's word may come before it does.
    await expect(async () => {
      const told = lea.waitForResponse(
        (response) => response.request().method() === "POST" && response.url().includes(`view=${view}&as=print`),
        { timeout: 1000 },
      );
      await lea.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
      expect((await told).status()).toBe(204);
    }).toPass();
  }
  await ada.goto("/admin/events");
  await expect(ada.getByRole("cell", { name: "Organisation figures printed" }).first()).toBeVisible();
  expect(
    (await ada.request.post("/api/exports/organisation?view=flows&as=print", { headers: { origin: new URL(ada.url()).origin } })).status(),
  ).toBe(404);
});

test("A unit whose name a spreadsheet would run is written as text", async ({ as, another }) => {
  const own = await another();
  await own.query("UPDATE org_unit SET name = '=HYPERLINK(\"http://x\")' WHERE name = 'Mobile'");
  const lea = await as("lea", { on: own });
  await lea.goto("/organisation");
  await lea.getByLabel("Unit", { exact: true }).selectOption({ label: '\u00a0\u00a0=HYPERLINK("http://x")' });
  await lea.getByRole("button", { name: "Apply" }).click();
  await expect(lea.getByRole("heading", { level: 1, name: "=HYPERLINK" })).toBeVisible();
  const names = new Set((await csvOf(lea)).map((row) => row.unit));
  expect([...names].some((name) => name?.startsWith("'=HYPERLINK"))).toBe(true);
  expect([...names].some((name) => name?.startsWith("="))).toBe(false);
});

test("Who leads no organisation finds neither the page nor the file", async ({ as }) => {
  for (const who of ["eve", "mo", "ada"] as const) {
    const page = await as(who);
    for (const view of ["", "/flows", "/parity", "/health", "/ahead"])
      expect((await page.goto(`/organisation${view}`))?.status(), view).toBe(404);
    expect((await page.request.get("/api/exports/organisation")).status()).toBe(404);
    await page.goto("/me");
    await expect(page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Organisation" })).toHaveCount(0);
  }
  const nobody = await as("nobody");
  expect((await nobody.request.get("/api/exports/organisation")).status()).toBe(404);
});
