import { expect, saidTo, test } from "../support/browser";

test("Ada looks somebody up and manages manager, level, access", async ({ as, another }) => {
  const own = await another();
  const [ada, mo, ned] = [await as("ada", { on: own }), await as("mo", { on: own }), await as("ned", { on: own })];
  await ada.goto("/admin");
  await ada.getByRole("link", { name: "All people" }).click();
  await ada.getByLabel("Search by name").fill("tom kel");
  await ada.getByRole("button", { name: "Search" }).click();
  await ada.getByRole("link", { name: "Tom Keller" }).click();
  await ada.getByRole("link", { name: "Manage" }).click();
  await expect(ada.getByRole("heading", { level: 1, name: "Tom Keller" })).toBeVisible();

  const manager = ada.getByRole("form", { name: "Manager" });
  await manager.getByLabel("New manager").fill("tom");
  await manager.getByRole("button", { name: "Move" }).click();
  await expect(manager.getByRole("alert")).toBeVisible();
  await expect(manager.getByLabel("New manager")).toHaveValue("tom");
  expect((await mo.goto("/people/tom/plan"))?.status()).toBe(200);
  await manager.getByLabel("New manager").fill("ned");
  await manager.getByRole("button", { name: "Move" }).click();
  await saidTo(ada, "What they may read changes with their next request.");
  expect((await mo.goto("/people/tom/plan"))?.status()).toBe(404);
  expect((await ned.goto("/people/tom/plan"))?.status()).toBe(200);

  const level = ada.getByRole("form", { name: "Level" });
  await level.getByLabel("New level").selectOption({ label: "M1 Team Lead" });
  await level.getByRole("button", { name: "Begin this level" }).click();
  await expect(level).toContainText("Growing within the track leads to a later level of the same track.");
  await level.getByLabel("Why it begins").selectOption({ label: "Track move" });
  await level.getByRole("button", { name: "Begin this level" }).click();
  await saidTo(ada, "The level has begun.");
  await ned.goto("/people/tom");
  await expect(ned.getByRole("main")).toContainText("Team Lead");

  const give = ada.getByRole("form", { name: "Give a right" });
  expect((await mo.goto("/organisation"))?.status()).toBe(404);
  await ada.goto("/admin/people/mo");
  await give.getByLabel("Leadership", { exact: false }).first().check();
  await give.getByRole("button", { name: "Give" }).click();
  await saidTo(ada, "Given, from their next request on.");
  expect((await mo.goto("/organisation"))?.status()).toBe(200);
  await ada.getByRole("form", { name: "Withdraw Leadership" }).getByRole("button", { name: "Withdraw" }).click();
  await saidTo(ada, "Withdrawn, from their next request on.");
  expect((await mo.goto("/organisation"))?.status()).toBe(404);

  await ada.goto("/admin/events");
  await expect(ada.getByRole("table")).toContainText("Tom Keller");
});

test("Ada adds somebody, and records their departure", async ({ as, another }) => {
  const ada = await as("ada", { on: await another() });
  await ada.goto("/admin");
  const form = ada.getByRole("form", { name: "Add a person" });
  await form.getByLabel("Name", { exact: false }).first().fill("Noa Stern");
  await form.getByLabel("Handle").fill("Noa Stern");
  await form.getByLabel("Manager").fill("mo");
  await form.getByRole("button", { name: "Add", exact: true }).click();
  await expect(form.getByRole("alert")).toBeVisible();
  await expect(form.getByLabel("Manager")).toHaveValue("mo");
  await form.getByLabel("Handle").fill("noa-stern");
  await form.getByRole("button", { name: "Add", exact: true }).click();
  await expect(ada).toHaveURL(/\/admin\/people\/noa-stern$/);
  const leaving = ada.getByRole("form", { name: "Departure" });
  await leaving.getByLabel(/^Type/).fill("Noah");
  await leaving.getByRole("button", { name: "Record departure" }).click();
  await expect(leaving).toContainText("Please type Noa Stern.");
  await leaving.getByLabel(/^Type/).fill("noa stern");
  await leaving.getByRole("button", { name: "Record departure" }).click();
  await expect(ada.getByRole("main")).toContainText("Has left");
});

test("Ada imports people: faults first, then a dry run, then all of it, and again changes nothing", async ({ as, another, site: _ }) => {
  const own = await another();
  const ada = await as("ada", { on: own });
  await ada.goto("/admin/import");
  const form = ada.getByRole("form", { name: "Import people" });
  const csv = form.getByLabel("Its text");
  const check = form.getByRole("button", { name: "Check, change nothing" });
  const result = form.getByRole("region", { name: "Result" });
  const count = () => own.query<{ people: number }>("SELECT count(*)::int AS people FROM person").then(([row]) => row?.people);
  const before = await count();

  await csv.fill("employee_id,name,manager_id\nx1,Una Fox,x9\nx2,,e001\n");
  await check.click();
  await expect(result).toContainText("wrong with this file, so nothing was changed");
  await expect(result.getByRole("row").filter({ hasText: "manager_id" })).toContainText("2");
  await expect(csv).toHaveValue(/Una Fox/);

  const good =
    "employee_id,name,email,title,manager_id,unit,level\nx1,Una Fox,una@example.com,Developer,x2,Engineering / Edge,developer\nx2,Olle Berg,olle@example.com,Team Lead,,Engineering / Edge,team-lead\n";
  await form.getByLabel("CSV file").setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(good) });
  await expect(form.getByText("people.csv is in the box below.")).toBeVisible();
  await check.click();
  await expect(result).toContainText("This is what would change. Nothing has been changed yet.");
  await expect(result).toContainText("New units: Engineering / Edge");
  await expect(result.getByRole("listitem").filter({ hasText: "Una Fox" })).toContainText("Developer");
  expect(await count()).toBe(before);
  await result.getByRole("button", { name: "Import" }).click();
  await expect(result).toContainText("Imported.");
  expect(await count()).toBe((before ?? 0) + 2);
  await check.click();
  await expect(result).toContainText("No changes: everything matches already.");
  await ada.goto("/people/una-fox");
  await expect(ada.getByRole("main")).toContainText("Olle Berg");
});

test("Ada reads nobody's plan, and what was refused is noted, and nothing else", async ({ as, site }) => {
  const ada = await as("ada");
  for (const path of ["/people/eve/plan", "/team/eve", "/organisation"]) expect((await ada.goto(path))?.status(), path).toBe(404);
  await ada.goto("/people/eve");
  await expect(ada.getByRole("main").getByRole("link", { name: "Growth plan" })).toHaveCount(0);
  await ada.goto("/me");
  await expect(ada.getByRole("heading", { level: 1, name: "My growth" })).toBeVisible();
  const refused = () =>
    site
      .query<{ path: string }>(
        "SELECT e.fields[1] AS path FROM audit_event e JOIN person p ON p.id = e.actor_id WHERE p.handle = 'ada' AND e.event = 'access.denied'",
      )
      .then((rows) => rows.map(({ path }) => path));
  await expect.poll(refused).toEqual(expect.arrayContaining(["/people/eve/plan", "/team/eve", "/organisation"]));
  for (const path of ["/me", "/people/eve"]) expect(await refused()).not.toContain(path);
});
