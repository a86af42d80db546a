import type { Route } from "@playwright/test";
import { expect, type Page, type Site, signIn, test } from "../support/browser";
import { fieldsOf, postFields } from "../support/plain-forms";

const update = (page: Page) => page.getByRole("form", { name: "Two-minute update" });
const alert = (page: Page) => update(page).getByRole("alert");
const kept = (site: Site, words: string) =>
  site.query<{ count: number }>("SELECT count(*)::int FROM growth_update WHERE words = $1", [words]).then(([row]) => row?.count);

async function write(page: Page, words: string) {
  await page.goto("/me");
  await update(page).getByRole("radio", { name: "Moving" }).check();
  await update(page).getByLabel("One sentence").fill(words);
}
const send = (page: Page) => update(page).getByRole("button", { name: "Save update" }).click();

// Only the latest: other tests of this person go on with theirs.
const endSession = (site: Site, handle: string) =>
  site.query(
    "UPDATE session SET last_seen_at = now() - interval '61 minutes' WHERE id = (SELECT s.id FROM session s JOIN person p ON p.id = s.person_id WHERE p.handle = $1 ORDER BY s.created_at DESC LIMIT 1)",
    [handle],
  );

for (const javaScriptEnabled of [true, false])
  test(`Two hundred thousand letters in the update gets a sentence, and stays ${javaScriptEnabled ? "in the box" : "without JavaScript"}`, async ({
    as,
  }) => {
    const tom = await as("tom", { javaScriptEnabled });
    const words = "Growth. ".repeat(25_000);
    await write(tom, words);
    await send(tom);
    await expect(update(tom)).toContainText("That is 199,999 characters; there is room for 2,000.");
    expect((await update(tom).getByLabel("One sentence").inputValue()).length).toBeGreaterThanOrEqual(words.trim().length);
    await expect(update(tom).getByRole("radio", { name: "Moving" })).toBeChecked();
  });

test("Characters that cannot be kept are refused, and none of it is an error of ours", async ({ as, site }) => {
  const tom = await as("tom", { javaScriptEnabled: false });
  await tom.goto("/me");
  const fields = { ...(await fieldsOf(update(tom))), feeling: "steady" };
  const nul = await postFields(update(tom), { ...fields, words: "nul: \0" });
  expect(nul.status()).toBe(200);
  expect(await nul.text()).toContain("This holds characters that cannot be kept.");
  // Half a surrogate pair, as bytes that are not UTF-8: kept as the character for what cannot be read, or refused.
  const half = await postFields(update(tom), { ...fields, words: Buffer.from([0x68, 0x61, 0x6c, 0x66, 0xed, 0xa0, 0x80]) });
  expect(half.status()).toBeLessThan(500);
  const rows = await site.query<{ words: string }>("SELECT words FROM growth_update WHERE words LIKE 'half%' OR words LIKE 'nul%'");
  for (const { words } of rows) expect(words.isWellFormed()).toBe(true);
  const strange = [{ feeling: "euphoric" }, { focusId: "not-an-id" }, { authorId: "someone" }, { feeling: "" }];
  for (const more of strange) {
    const answer = await postFields(update(tom), { ...fields, words: "strange", ...more });
    expect(answer.status(), JSON.stringify(more)).toBe(200);
  }
  expect(await kept(site, "strange")).toBe(0);
});

test("A form from another site changes nothing", async ({ as, site }) => {
  const tom = await as("tom", { javaScriptEnabled: false });
  await tom.goto("/me");
  const fields = { ...(await fieldsOf(update(tom))), feeling: "steady", words: "from elsewhere" };
  const foreign = [{ origin: "https://example.com" }, { origin: "null" }, { origin: "null", "sec-fetch-site": "cross-site" }];
  for (const headers of foreign) await postFields(update(tom), fields, headers as Record<string, string>);
  expect(await kept(site, "from elsewhere")).toBe(0);
  await postFields(update(tom), fields);
  expect(await kept(site, "from elsewhere")).toBe(1);
});

test("A session that ends in the middle of a form costs no words", async ({ as, site }) => {
  const tom = await as("tom", { anew: true });
  const words = "Written while the session ran out.";
  await write(tom, words);
  await endSession(site, "tom");
  await send(tom);
  await expect(alert(tom)).toContainText("You were signed out before this was saved. What you wrote is kept");
  await expect(update(tom).getByLabel("One sentence")).toHaveValue(words);

  const tab = await tom.context().newPage();
  await tab.goto("/sign-in");
  await signIn(tab, "tom");
  const unsent = tab.getByRole("region", { name: "Not sent yet" });
  await expect(unsent).toContainText(words);
  await send(tom);
  await expect(tom.getByRole("region", { name: "Messages" })).toContainText("Saved. Your plan is fresh.");
  expect(await kept(site, words)).toBe(1);
  await unsent.getByText("Discard…").click();
  await unsent.getByRole("button", { name: "Discard it" }).click();
  await expect(unsent).toHaveCount(0);
});

test("It costs none without JavaScript either", async ({ as, site }) => {
  const tom = await as("tom", { anew: true, javaScriptEnabled: false });
  const words = "Written without scripts while the session ran out.";
  await write(tom, words);
  await endSession(site, "tom");
  await send(tom);
  await expect(tom).toHaveURL(/\/sign-in/);
  await signIn(tom, "tom");
  await tom.goto("/me");
  const unsent = tom.getByRole("region", { name: "Not sent yet" });
  await expect(unsent).toContainText(words);
  await unsent.getByRole("link", { name: "Open the page it belongs to" }).click();
  await expect(tom).toHaveURL(/\/me$/);
  expect(await kept(site, words)).toBe(0);
  await unsent.getByText("Discard…").click();
  await unsent.getByRole("button", { name: "Discard it" }).click();
  await expect(unsent).toHaveCount(0);
});

test("A draft outlives a reload, with what was picked", async ({ as }) => {
  const tom = await as("tom");
  await write(tom, "Half a thought");
  await expect(update(tom).getByText("Draft kept on this device")).toBeVisible();
  await tom.reload();
  await expect(update(tom).getByText("Your draft is back: 1 text and 1 choice.")).toBeVisible();
  await expect(update(tom).getByLabel("One sentence")).toHaveValue("Half a thought");
  await expect(update(tom).getByRole("radio", { name: "Moving" })).toBeChecked();
  await update(tom).getByRole("button", { name: "Discard draft" }).click();
  await expect(update(tom).getByLabel("One sentence")).toHaveValue("");
  await expect(update(tom).getByRole("radio", { name: "Moving" })).not.toBeChecked();
});

test("Every rating of an assessment comes back after a link and Back, and after a reload", async ({ as, another }) => {
  const ivy = await as("ivy", { on: await another() });
  await ivy.goto("/assessments");
  await ivy.getByLabel("Against which level?").selectOption({ label: "Staff Engineer" });
  await ivy.getByRole("button", { name: "Open a round" }).click();
  const form = ivy.getByRole("form", { name: "Assessment" });
  const ratings = form.getByRole("radiogroup");
  await expect(ratings.first()).toBeVisible();
  const count = await ratings.count();
  for (const group of await ratings.all()) await group.getByLabel("Meets it", { exact: true }).check();
  const checked = () => form.getByRole("radio", { name: "Meets it", checked: true });
  await ivy.getByRole("link", { name: "1-on-1s" }).first().click();
  await expect(ivy).toHaveURL(/\/one-on-ones$/);
  await ivy.goBack();
  await expect(checked()).toHaveCount(count);
  await ivy.reload();
  await expect(checked()).toHaveCount(count);
  await expect(form.getByText(`Your draft is back: ${count} choices.`)).toBeVisible();
});

test("Two clicks, and twenty sendings at once, make one update", async ({ as, site }) => {
  const sarah = await as("sarah");
  await write(sarah, "Clicked twice.");
  await update(sarah).getByRole("button", { name: "Save update" }).dblclick();
  await expect(sarah.getByRole("region", { name: "Messages" })).toContainText("Saved. Your plan is fresh.");
  expect(await kept(site, "Clicked twice.")).toBe(1);

  const plain = await as("sarah", { javaScriptEnabled: false });
  await plain.goto("/me");
  const fields = { ...(await fieldsOf(update(plain))), feeling: "moving", words: "Sent twenty times." };
  const events = () => site.query<{ count: number }>("SELECT count(*)::int FROM audit_event WHERE event = 'growth_plan.updated'");
  const [before] = await events();
  const answers = await Promise.all(Array.from({ length: 20 }, () => postFields(update(plain), fields)));
  expect(answers.map((answer) => answer.status())).toEqual(Array.from({ length: 20 }, () => 200));
  expect(await kept(site, "Sent twenty times.")).toBe(1);
  const [after] = await events();
  expect(after?.count).toBe((before?.count ?? 0) + 1);
});

test("An answer that was lost loses no words: the same again is one update, a sentence more is another", async ({
  as,
  site,
  expectFault,
}) => {
  expectFault(/ERR_FAILED/);
  const sarah = await as("sarah");
  const loseAnswers = (route: Route) => route.fetch().then(() => route.abort());
  await write(sarah, "Sent, and nobody heard.");
  await sarah.route("**/me", loseAnswers);
  await send(sarah);
  await expect(alert(sarah)).toContainText("Send it again: what arrived is not saved twice.");
  await sarah.unroute("**/me", loseAnswers);
  await send(sarah);
  await expect(sarah.getByRole("region", { name: "Messages" })).toContainText("Saved. Your plan is fresh.");
  expect(await kept(site, "Sent, and nobody heard.")).toBe(1);

  await write(sarah, "Sent again.");
  await sarah.route("**/me", loseAnswers);
  await send(sarah);
  await expect(alert(sarah)).toContainText("Send it again: what arrived is not saved twice.");
  await sarah.unroute("**/me", loseAnswers);
  await update(sarah).getByLabel("One sentence").fill("Sent again. And a sentence more.");
  await send(sarah);
  await expect(sarah.getByRole("region", { name: "Messages" })).toContainText("Saved. Your plan is fresh.");
  expect(await kept(site, "Sent again. And a sentence more.")).toBe(1);
});

test("What is sent in vain after something was saved is there again after a reload", async ({ as, expectFault }) => {
  expectFault(/ERR_FAILED/);
  const sarah = await as("sarah");
  await write(sarah, "Saved well.");
  await send(sarah);
  await expect(sarah.getByRole("region", { name: "Messages" })).toContainText("Saved. Your plan is fresh.");
  await expect(update(sarah).getByLabel("One sentence")).toHaveValue("");
  await sarah.route("**/me", (route) => route.abort());
  await update(sarah).getByLabel("One sentence").fill("Typed and sent at once, in vain.");
  await send(sarah);
  await expect(alert(sarah)).toContainText("Send it again: what arrived is not saved twice.");
  await expect(update(sarah).getByText("Draft kept on this device")).toBeVisible();
  await sarah.unrouteAll();
  await expect(alert(sarah), "and says when it can be sent").toContainText("The connection is back.");
  await sarah.reload();
  await expect(update(sarah).getByLabel("One sentence")).toHaveValue("Typed and sent at once, in vain.");
  await update(sarah).getByRole("button", { name: "Discard draft" }).click();
});

test("What is typed before the page's scripts arrive is kept as well", async ({ as }) => {
  const sarah = await as("sarah");
  await sarah.route(/_next\/static\/.*\.js/, async (route) => {
    await new Promise((arrive) => setTimeout(arrive, 1500));
    await route.continue();
  });
  await sarah.goto("/me", { waitUntil: "commit" });
  await update(sarah).getByLabel("One sentence").fill("Typed at once.");
  await expect(update(sarah).getByText("Draft kept on this device")).toBeVisible();
  await sarah.unrouteAll();
  await sarah.reload();
  await expect(update(sarah).getByLabel("One sentence")).toHaveValue("Typed at once.");
  await update(sarah).getByRole("button", { name: "Discard draft" }).click();
});

test("Without JavaScript, too, a form sent again with other words is another change", async ({ as, site }) => {
  const sarah = await as("sarah", { javaScriptEnabled: false });
  await sarah.goto("/me");
  const fields = { ...(await fieldsOf(update(sarah))), feeling: "moving" };
  for (const words of ["A first sentence.", "A first sentence. A second.", "A first sentence."])
    await postFields(update(sarah), { ...fields, words });
  expect([await kept(site, "A first sentence."), await kept(site, "A first sentence. A second.")]).toEqual([1, 1]);
});

test("Two tabs with different words show both, and lose neither", async ({ as }) => {
  const [first, second] = [await as("sarah"), await as("sarah")];
  for (const page of [first, second]) {
    await page.goto("/me");
    await page.getByText("Change my aim").click();
  }
  const aim = (page: Page) => page.getByRole("form", { name: "My aim" });
  await aim(first).getByLabel("In your words").fill("The words of the first tab.");
  await aim(first).getByRole("button", { name: "Save my aim" }).click();
  await expect(first.getByRole("definition").filter({ hasText: "The words of the first tab." })).toBeVisible();
  await aim(second).getByLabel("In your words").fill("The words of the second tab.");
  await aim(second).getByRole("button", { name: "Save my aim" }).click();
  await expect(aim(second).getByRole("alert")).toContainText("This changed while you were writing.");
  await expect(aim(second)).toContainText("Saved meanwhile: The words of the first tab.");
  await expect(aim(second).getByLabel("In your words")).toHaveValue("The words of the second tab.");
});
