import { expect, type Page, test } from "../../support/browser";

const box = (page: Page, words: RegExp) => page.getByRole("textbox", { name: words });
const draft = (page: Page) => page.getByLabel("Add to the agenda", { exact: true }).last();
const lost = (page: Page) => page.getByText("No connection. What you write is kept on this page");

test("A 1-on-1 stays open while the server is stopped and started, and while one is offline", async ({ as, another, expectFault }) => {
  test.setTimeout(120_000);
  expectFault(/ERR_CONNECTION_REFUSED/);
  expectFault(/ERR_INTERNET_DISCONNECTED/);
  const first = await another();
  const server = await first.twin();
  const eve = await as("eve", { on: server });
  await eve.goto("/one-on-ones/mo");
  await draft(eve).fill("What I have not added yet");
  await server.stop();
  await expect(lost(eve)).toBeVisible({ timeout: 15_000 });
  await eve.waitForTimeout(5000);
  await expect(draft(eve)).toHaveValue("What I have not added yet");
  await first.twin();
  await expect(lost(eve)).toBeHidden({ timeout: 20_000 });

  await eve.context().setOffline(true);
  await expect(lost(eve)).toBeVisible({ timeout: 15_000 });
  await first.query(
    "UPDATE talk_line SET words = 'Brought in once the line was back.', version = version + 1 WHERE words LIKE 'Who covers%'",
  );
  await eve.context().setOffline(false);
  await expect(lost(eve)).toBeHidden({ timeout: 15_000 });
  await expect(box(eve, /^To talk about: Brought in once/)).toBeVisible({ timeout: 10_000 });
  await expect(draft(eve)).toHaveValue("What I have not added yet");
});

test("What Eve is typing in stays when Mo ticks, removes or turns that line, and when the manager changes", async ({
  as,
  another,
  expectFault,
}) => {
  expectFault(/ERR_FAILED/);
  const on = await another();
  const eve = await as("eve", { on });
  await eve.goto("/one-on-ones/mo");
  // Nothing she types is saved, so that she stays in the middle of it.
  await eve.route("**/one-on-ones/**", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
  // Until the page's scripts have taken the line over, they put back what stood there.
  await expect(async () => {
    await box(eve, /^To talk about: Who covers/).fill("Who covers, and from when?");
    await expect(box(eve, /^To talk about: Who covers/)).toHaveValue("Who covers, and from when?", { timeout: 500 });
  }).toPass();
  const line = eve.getByRole("listitem").filter({ has: eve.locator("textarea", { hasText: "Who covers, and from when?" }) });
  const change = (set: string) => on.query(`UPDATE talk_line SET ${set}, version = version + 1 WHERE words LIKE 'Who covers%'`);
  const stays = async (note: RegExp) => {
    await expect(eve.getByText(note)).toBeVisible({ timeout: 12_000 });
    await expect(line.getByRole("textbox").first()).toHaveValue("Who covers, and from when?");
  };
  await change("done_at = now()");
  await stays(/was ticked off meanwhile/);
  await change("done_at = NULL, removed_at = now()");
  await stays(/was removed meanwhile/);
  await change("removed_at = NULL, kind = 'action', owner_id = author_id");
  await stays(/became an action meanwhile/);

  // What she wrote is saved in the line, wherever that is now.
  await eve.unroute("**/one-on-ones/**");
  await line.getByRole("button", { name: "Save mine" }).click();
  const actions = eve.locator("section").filter({ has: eve.getByRole("heading", { name: "Who does what" }) });
  await expect(async () => {
    if (await line.getByRole("button", { name: "Save mine" }).isVisible()) await line.getByRole("button", { name: "Save mine" }).click();
    await expect(actions.getByRole("textbox", { name: /Who covers, and from when/ })).toBeVisible({ timeout: 1500 });
  }).toPass();

  await draft(eve).fill("One more question for Mo");
  await on.query("UPDATE pairing SET ended_at = now() WHERE kind = 'line' AND guest_id = (SELECT id FROM person WHERE handle = 'eve')");
  await expect(eve.getByText("This 1-on-1 has ended meanwhile.")).toBeVisible({ timeout: 12_000 });
  await expect(draft(eve)).toHaveValue("One more question for Mo");
});
