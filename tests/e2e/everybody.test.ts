import { expect, test } from "../support/browser";

test("Tom walks the ladders: all tracks, one level, and two levels compared", async ({ as }) => {
  const tom = await as("tom");
  await tom.goto("/ladders");
  const lanes = tom.getByRole("table", { name: /tracks side by side/ });
  await expect(lanes.getByRole("columnheader")).toHaveCount(2);
  await expect(tom.getByRole("main")).not.toContainText(/promot|demot/i);
  await lanes.getByRole("link", { name: "Team Lead" }).click();
  await expect(tom.getByRole("heading", { level: 1, name: "Team Lead" })).toBeVisible();
  await expect(tom).toHaveTitle("Team Lead · Pendulum");
  await tom.getByRole("link", { name: "Compare with…" }).click();
  await expect(tom.getByText("Choose two levels")).toBeVisible();
  await tom.getByLabel("Compared with").selectOption({ label: "IC4 Staff Engineer" });
  await tom.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(tom).toHaveURL(/a=team-lead&b=staff$/);
  await expect(tom.getByRole("heading", { level: 2, name: "Team Lead" })).toBeVisible();
  await expect(tom.getByRole("heading", { level: 2, name: "Staff Engineer" })).toBeVisible();
  expect(await tom.getByRole("article").count()).toBeGreaterThan(5);
  await expect(tom.getByRole("main")).not.toContainText(/promot|demot/i);
});

test("Tom looks somebody up by name and sees what everybody may know", async ({ as }) => {
  const tom = await as("tom");
  await tom.goto("/people");
  await tom.getByLabel("Search by name").fill("lind");
  await tom.getByRole("button", { name: "Search" }).click();
  await expect(tom).toHaveURL(/\/people\?search=lind$/);
  await expect(tom.getByRole("table").getByRole("row")).toHaveCount(2);
  await tom.getByRole("link", { name: "Eve Lindqvist" }).click();
  await expect(tom.getByRole("heading", { level: 1, name: "Eve Lindqvist" })).toBeVisible();
  await expect(tom).toHaveTitle("Eve Lindqvist · Pendulum");
  const main = tom.getByRole("main");
  await expect(main).toContainText("Senior Developer");
  await expect(main).toContainText("Mo Bakari");
  // Her plan and her history are not a colleague's to read, and so not offered.
  await expect(main.getByRole("link", { name: "Growth plan" })).toHaveCount(0);
  await expect(main).not.toContainText("Levels over time");
  await tom.goto("/people?search=nobody-at-all");
  await expect(tom.getByText("Nobody of that name")).toBeVisible();
});

test("Eve sees who has read her records", async ({ as, another }) => {
  const own = await another();
  const [mo, eve] = [await as("mo", { on: own }), await as("eve", { on: own })];
  await mo.goto("/people/eve/plan");
  await expect(mo.getByRole("heading", { level: 1, name: "Eve Lindqvist: growth plan" })).toBeVisible();
  await eve.goto("/settings");
  await expect(eve.getByRole("heading", { name: "Who has read my records" })).toBeVisible();
  const read = eve
    .getByRole("row")
    .filter({ hasText: "Mo Bakari" })
    .filter({ hasText: /growth plan/i });
  await expect(read.first()).toBeVisible();
});

test("What is not there and what is not theirs to see read the same", async ({ as }) => {
  const ned = await as("ned");
  const pairs = [
    ["/people/eve/plan", "/people/nobody-of-this-name/plan"],
    ["/team/eve", "/team/nobody-of-this-name"],
    ["/admin", "/there-is-no-such-place"],
    ["/admin/people/eve", "/admin/people/nobody-of-this-name"],
    ["/organisation", "/people/nobody-of-this-name"],
  ] as const;
  for (const pair of pairs) {
    const seen = [];
    for (const path of pair) {
      const status = (await ned.goto(path))?.status();
      await expect(ned.getByRole("heading", { level: 1 })).toBeVisible();
      seen.push({ status, words: await ned.getByRole("heading", { level: 1 }).locator("..").innerText() });
    }
    expect(seen[0], pair.join(" and ")).toEqual(seen[1]);
    expect(seen[0]).toMatchObject({ status: 404, words: expect.stringContaining("This is not here") });
    await expect(ned.getByRole("main")).toHaveCount(1);
  }
  const ada = await as("ada");
  await ada.goto("/admin/events");
  await expect(ada.getByRole("row", { name: /Refused, or not there.*\/organisation.*Ned/ })).toHaveCount(1);
});
