import pg from "pg";
import { expect, type Page, test } from "../../support/browser";
import { fieldsOf, postFields } from "../../support/plain-forms";

const seconds = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
  const from = Date.now();
  const answer = await work();
  return [answer, (Date.now() - from) / 1000];
};

test("A locked table costs a request five seconds, then a plain 503 that says when to come back", async ({ as, another }) => {
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
    seconds(() => request.get("/me", html)),
    seconds(() => request.get("/team", html)),
    seconds(() => request.get("/api/exports/me")),
    seconds(() => postFields(form, fields, html.headers)),
    seconds(() => request.get("/me", { headers: { rsc: "1" } })),
  ]);
  for (const [answer, took] of asked) expect(took, answer.url()).toBeLessThan(6);
  for (const [answer] of asked.slice(0, 4)) {
    expect(answer.status(), answer.url()).toBe(503);
    expect(answer.headers()["retry-after"]).toBe("5");
  }
  expect(await asked[0]?.[0].text()).toContain("Try again");
  expect(asked[0]?.[0].headers()["content-security-policy"]).toContain("default-src 'none'");
  expect(await asked[2]?.[0].text()).toBe("The database does not answer at the moment. Please try again in a few seconds.");
  await expectRecovered(mo, () => holder.query("ROLLBACK"));
  expect(await on.query("SELECT FROM growth_update WHERE words LIKE 'Written while%'")).toHaveLength(0);

  // Who is asking is the first question of every page.
  await holder.query("BEGIN; LOCK TABLE session IN ACCESS EXCLUSIVE MODE");
  const [first, took] = await seconds(() => request.get("/people", html));
  expect([first.status(), took < 6]).toEqual([503, true]);
  await expectRecovered(mo, () => holder.query("ROLLBACK"));
  await holder.end();
});

async function expectRecovered(page: Page, release: () => Promise<unknown>) {
  await release();
  await page.goto("/me");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}
