import { expect, test } from "../support/browser";

test("Mo sees who needs him and why, in words", async ({ as, another }) => {
  const mo = await as("mo", { on: await another() });
  await mo.goto("/team");
  const rows = mo.getByRole("table").getByRole("row");
  await expect(mo.getByText(/people report to you/)).toBeVisible();
  const tom = rows.filter({ hasText: "Tom Keller" });
  await expect(tom).toContainText("No update for 41 days");
  await expect(tom).toContainText(/The date was .* for:\s*System design and architecture/);
  // No scores: the only figures beside a name are days, dates and levels.
  await expect(mo.getByRole("main")).not.toContainText(/%|score|rank/i);
  const order = await rows.locator("th[scope=row]").allTextContents();
  expect(order.indexOf("Tom Keller")).toBeLessThan(order.indexOf("Sarah Osei"));
  await tom.getByRole("link", { name: "Prepare for Tom Keller" }).click();
  await expect(mo).toHaveURL(/\/team\/tom$/);
  await expect(mo.getByRole("heading", { level: 1, name: "Prepare: Tom Keller" })).toBeVisible();
});

test("What Eve writes stands in Mo's brief, and the brief looks back as far as he asks", async ({ as, another }) => {
  const own = await another();
  const [eve, mo] = [await as("eve", { on: own }), await as("mo", { on: own })];
  await eve.goto("/me");
  const form = eve.getByRole("form", { name: "Two-minute update" });
  await form.getByText("Stuck", { exact: true }).click();
  await form.getByLabel("One sentence").fill("Nobody picked up the review I asked for.");
  await form.getByRole("button", { name: "Save update" }).click();
  await expect(eve.getByText("Fresh · today")).toBeVisible();

  await mo.goto("/team");
  const first = mo.getByRole("table").getByRole("row").nth(1);
  await expect(first).toContainText("Eve Lindqvist");
  await expect(first).toContainText("Said “stuck” in the last update");
  await first.getByRole("link", { name: "Prepare for Eve Lindqvist" }).click();
  await expect(mo.getByRole("paragraph").filter({ hasText: "Nobody picked up the review I asked for." }).first()).toBeVisible();
  await expect(mo.getByText("Began to pair with Sarah")).toHaveCount(0);
  const early = new Date(Date.now() - 90 * 86_400_000).toISOString().slice(0, 10);
  await mo.getByLabel("Since").fill(early);
  await mo.getByRole("button", { name: "Apply" }).click();
  await expect(mo).toHaveURL(new RegExp(`since=${early}`));
  await expect(mo.getByText("Began to pair with Sarah")).toBeVisible();
  await mo.getByRole("link", { name: "The whole plan" }).click();
  await expect(mo.getByRole("heading", { level: 1, name: "Eve Lindqvist: growth plan" })).toBeVisible();
  // Reading is for those above; changing stays hers.
  await expect(mo.getByRole("main").getByRole("button")).toHaveCount(0);
});

test("Ned, who manages elsewhere, finds no brief and no plan of Eve's", async ({ as }) => {
  const ned = await as("ned");
  for (const path of ["/team/eve", "/people/eve/plan", "/team/nobody-of-this-name", "/people/nobody-of-this-name/plan"]) {
    const answer = await ned.goto(path);
    expect(answer?.status(), path).toBe(404);
  }
});

test("Mo loses what he could read with the next request when Eve has another manager", async ({ as, another }) => {
  const own = await another();
  const mo = await as("mo", { on: own });
  expect((await mo.goto("/people/eve/plan"))?.status()).toBe(200);
  await own.query(`UPDATE reporting_line SET ended_on = day_in('UTC')
     WHERE ended_on IS NULL AND person_id = (SELECT id FROM person WHERE handle = 'eve')`);
  expect((await mo.goto("/people/eve/plan"))?.status()).toBe(404);
  expect((await mo.goto("/team/eve"))?.status()).toBe(404);
});

test("Sarah, who leads nobody, is told so on an empty team page", async ({ as }) => {
  const sarah = await as("sarah");
  await sarah.goto("/team");
  await expect(sarah.getByText("Nobody reports to you")).toBeVisible();
  await expect(sarah.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Team" })).toHaveCount(0);
});
