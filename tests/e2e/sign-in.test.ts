import { expect, type Page, signIn, test } from "../support/browser";
import { fieldsOf, postFields } from "../support/plain-forms";

const wrong = "That e-mail address and password do not belong together.";
const password = "four quiet words here";
const form = (page: Page) => page.getByRole("form", { name: "Sign in", exact: true });

async function tryToSignIn(page: Page, email: string, words: string) {
  await form(page).getByLabel("E-mail").fill(email);
  await form(page).getByLabel("Password").fill(words);
  await form(page).getByRole("button", { name: "Sign in" }).click();
}

async function setUp(page: Page) {
  await page.goto("/");
  await expect(page).toHaveURL(/\/set-up$/);
  const first = page.getByRole("form", { name: "Set up" });
  await first.getByLabel("Your name").fill("Ada Marchetti");
  await first.getByLabel("Your e-mail").fill("ada@example.com");
  await first.getByLabel("A password").fill(password);
  await first.getByRole("button", { name: "Set up Pendulum" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Administration" })).toBeVisible();
}

async function signOut(page: Page) {
  await page.getByRole("button", { name: /Ada Marchetti|Sam Rivera/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
}

test("The first administrator sets up an empty Pendulum, signs out and signs in again", async ({ as, another }) => {
  const page = await as("nobody", { on: await another({ template: "empty" }) });
  await page.goto("/set-up");
  const first = page.getByRole("form", { name: "Set up" });
  await first.getByLabel("Your name").fill("Ada Marchetti");
  await first.getByLabel("Your e-mail").fill("ada@example.com");
  await first.getByLabel("A password").fill("short");
  await first.getByRole("button", { name: "Set up Pendulum" }).click();
  await expect(first).toContainText("Please use at least 12 characters.");
  await expect(first.getByLabel("Your name")).toHaveValue("Ada Marchetti");
  await setUp(page);
  await signOut(page);
  await page.goto("/set-up");
  await expect(page).toHaveURL(/\/sign-in/);
  await tryToSignIn(page, "ada@example.com", "not the password");
  await expect(form(page).getByRole("alert")).toHaveText(wrong);
  await expect(form(page).getByLabel("E-mail")).toHaveValue("ada@example.com");
  await tryToSignIn(page, "nobody@example.com", "not the password");
  await expect(form(page).getByRole("alert")).toHaveText(wrong);
  await tryToSignIn(page, "ADA@example.com", password);
  await expect(page.getByRole("heading", { level: 1, name: "My growth" })).toBeVisible();
});

test("Of twenty tries at the same moment ten are looked at, and then even the right password waits", async ({ as, another }) => {
  const site = await another({ template: "empty" });
  await setUp(await as("nobody", { on: site }));
  const page = await as("nobody", { on: site, javaScriptEnabled: false });
  await page.goto("/sign-in");
  const fields = { ...(await fieldsOf(form(page))), email: "ada@example.com", password: "not the password" };
  const answers = await Promise.all(Array.from({ length: 20 }, async () => (await postFields(form(page), fields)).text()));
  expect(answers.filter((text) => text.includes(wrong))).toHaveLength(10);
  expect(answers.filter((text) => text.includes("That was too many tries. Please wait"))).toHaveLength(10);
  await tryToSignIn(page, "ada@example.com", password);
  await expect(form(page).getByRole("alert")).toContainText("That was too many tries. Please wait 15 minutes.");
});

test("Signing out ends the session for a copy of its cookie too", async ({ as }) => {
  const sam = await as("sam", { anew: true });
  const thief = await as("nobody");
  await thief.context().addCookies(await sam.context().cookies());
  await thief.goto("/me");
  await expect(thief.getByRole("heading", { level: 1, name: "My growth" })).toBeVisible();
  await sam.goto("/me");
  await signOut(sam);
  await thief.goto("/me");
  await expect(thief).toHaveURL(/\/sign-in/);
});

test("Two processes on one database share sessions and count tries together", async ({ as, another }) => {
  const one = await another({ template: "empty" });
  const two = await one.twin();
  const first = await as("nobody", { on: one });
  await setUp(first);
  const second = await as("nobody", { on: two });
  await second.context().addCookies(await first.context().cookies());
  await second.goto("/admin");
  await expect(second.getByRole("heading", { level: 1, name: "Administration" })).toBeVisible();
  await signOut(first);
  await second.goto("/admin");
  await expect(second).toHaveURL(/\/sign-in/);

  const tries = async (page: Page) => {
    const fields = { ...(await fieldsOf(form(page))), email: "ada@example.com", password: "not the password" };
    return Promise.all(Array.from({ length: 8 }, async () => (await postFields(form(page), fields)).text()));
  };
  const plain = await Promise.all([one, two].map((on) => as("nobody", { on, javaScriptEnabled: false })));
  for (const page of plain) await page.goto("/sign-in");
  const answers = (await Promise.all(plain.map(tries))).flat();
  expect(answers.filter((text) => text.includes(wrong))).toHaveLength(10);
});

test("Who leaves the company is out with the next request", async ({ as, another }) => {
  const site = await another();
  const sam = await as("sam", { on: site });
  await sam.goto("/me");
  await expect(sam.getByRole("heading", { level: 1, name: "My growth" })).toBeVisible();
  await site.query("UPDATE person SET left_on = day_in(time_zone) WHERE handle = 'sam'");
  await sam.goto("/me");
  await expect(sam).toHaveURL(/\/sign-in/);
  await expect(sam.getByRole("heading", { level: 1, name: "My growth" })).toHaveCount(0);
});

test("After signing in one is where one wanted to go, and never on another site", async ({ as }) => {
  const page = await as("nobody");
  await page.goto("/team/eve");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fteam%2Feve$/);
  await signIn(page, "mo");
  await expect(page).toHaveURL(/\/team\/eve$/);
  for (const next of ["//example.com", "/\\example.com", "https://example.com", "javascript:alert(1)"]) {
    const other = await as("nobody");
    await other.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await signIn(other, "eve");
    await expect(other, next).toHaveURL(/^http:\/\/localhost:\d+\/me$/);
  }
});

test("The one-click cast is for the demo, and for this machine", async ({ as, another, site }) => {
  const real = await as("nobody", { on: await another({ env: { PENDULUM_DEMO: "0" } }) });
  await real.goto("/sign-in");
  await expect(form(real)).toBeVisible();
  await expect(real.getByRole("region", { name: "The example company" })).toHaveCount(0);

  const demo = await as("nobody", { javaScriptEnabled: false });
  await demo.goto("/sign-in");
  const eve = demo.getByRole("form", { name: "Sign in as Eve" });
  const fields = await fieldsOf(eve);
  const elsewhere = [
    { host: "pendulum.example", origin: "http://pendulum.example" },
    { "x-forwarded-for": "203.0.113.7" },
    { "x-forwarded-for": "127.0.0.1, 203.0.113.7" },
  ];
  for (const headers of elsewhere) {
    const page = await demo.request.get(`${site.address}/sign-in`, { headers });
    expect(await page.text()).not.toContain("The example company");
    const answer = await postFields(eve, fields, headers);
    expect(answer.headers()["set-cookie"] ?? "").not.toContain("session");
  }
  // The same fields open it from here, so it was the address that was refused.
  expect((await postFields(eve, fields)).headers()["set-cookie"]).toContain("session");
});

test("The sign-in address of next-auth says nothing of what failed", async ({ as }) => {
  const page = await as("nobody");
  const { csrfToken } = (await (await page.request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const seen = new Set<string>();
  for (const email of ["eve@example.com", "nobody@example.com", "\ud800@example.com", "a\0b@example.com", "x".repeat(5000)]) {
    const data = JSON.stringify({ csrfToken, email, password: "not the password", json: true });
    const headers = { "content-type": "application/json" };
    const answer = await page.request.post("/api/auth/callback/credentials", { data, headers, maxRedirects: 0 });
    seen.add(`${answer.status()} ${answer.headers().location ?? ""} ${await answer.text()}`);
  }
  expect([...seen]).toEqual([expect.stringMatching(/^302 \S+\/api\/auth\/error\?error=CredentialsSignin&provider=credentials $/)]);
});
