import pg from "pg";
import { expect, type Page, test } from "../../support/browser";
import { fieldsOf, postFields } from "../../support/plain-forms";

test("While a table is locked every request is answered, with a plain 503 that says when to come back", async ({
  as,
  another,
  expectFault,
}) => {
  expectFault(/503/);
  const on = await another();
  const mo = await as("mo", { on, javaScriptEnabled: false });
  await mo.goto("/me");
  const form = mo.getByRole("form", { name: "Two-minute update" });
  const fields = { ...(await fieldsOf(form)), feeling: "steady", words: "Written while the table was locked." };
  const holder = new pg.Client({ connectionString: on.ownerUrl });
  await holder.connect();
  const { request } = mo;
  const html = { headers: { accept: "text/html" } };
  await holder.query("BEGIN; LOCK TABLE growth_plan, growth_update IN ACCESS EXCLUSIVE MODE");
  const asked = await Promise.all([
    request.get("/me", html),
    request.get("/team", html),
    request.get("/api/exports/me"),
    postFields(form, fields, html.headers),
    request.get("/me", { headers: { rsc: "1" } }),
  ]);
  for (const answer of asked.slice(0, 4)) {
    expect(answer.status(), answer.url()).toBe(503);
    expect(answer.headers()["retry-after"]).toBe("5");
  }
  expect(await asked[0].text()).toContain("Try again");
  expect(asked[0].headers()["content-security-policy"]).toContain("default-src 'none'");
  expect(await asked[2].text()).toBe("The database does not answer at the moment. Please try again in a few seconds.");
  await expectRecovered(mo, () => holder.query("ROLLBACK"));
  // It may have been saved at the last moment: sent again, it is there once.
  await postFields(form, fields, html.headers);
  expect(await on.query("SELECT FROM growth_update WHERE words LIKE 'Written while%'")).toHaveLength(1);

  // As a browser without scripts does it: the words come back, and are sent from there.
  const words = "Typed while the table was locked.\n\n**Twice** as long.";
  const again = mo.getByRole("form", { name: "Two-minute update" });
  await again.getByRole("textbox").first().fill(words);
  await again.getByRole("radio", { name: /steady/i }).check();
  await holder.query("BEGIN; LOCK TABLE growth_plan, growth_update IN ACCESS EXCLUSIVE MODE");
  const [answer] = await Promise.all([
    mo.waitForResponse((response) => response.request().method() === "POST"),
    again.getByRole("button", { name: "Save update" }).click(),
  ]);
  expect(answer.status()).toBe(503);
  await expect(mo.getByRole("textbox", { name: "Words" })).toHaveValue(words);
  await holder.query("ROLLBACK");
  await mo.getByRole("button", { name: "Send it again" }).click();
  await expect(mo.getByRole("heading", { level: 1, name: "My growth" })).toBeVisible();
  expect(await on.query("SELECT words FROM growth_update WHERE words LIKE 'Typed while%'")).toEqual([{ words }]);

  // Who is asking is the first question of every page.
  await holder.query("BEGIN; LOCK TABLE session IN ACCESS EXCLUSIVE MODE");
  expect((await request.get("/people", html)).status()).toBe(503);
  await expectRecovered(mo, () => holder.query("ROLLBACK"));
  await holder.end();
});

async function expectRecovered(page: Page, release: () => Promise<unknown>) {
  await release();
  await page.goto("/me");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}
