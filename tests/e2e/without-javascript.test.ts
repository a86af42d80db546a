import { expect, type Page, test } from "../support/browser";

const plain = { javaScriptEnabled: false };
const update = (page: Page) => page.getByRole("form", { name: "Two-minute update" });

test("Eve signs in and posts an update", async ({ as, another }) => {
  const eve = await as("nobody", { ...plain, on: await another() });
  await eve.goto("/me");
  await eve.getByRole("button", { name: /^Eve\b/ }).click();
  await expect(eve).toHaveURL(/\/me$/);
  await update(eve).getByRole("radio", { name: "Moving" }).check();
  await update(eve).getByLabel("One sentence").fill("Posted from a browser without scripts.");
  await update(eve).getByRole("button", { name: "Save update" }).click();
  await expect(update(eve).getByRole("status").first()).toHaveText("Saved. Your plan is fresh.");
  await expect(eve.getByRole("listitem").filter({ hasText: "Posted from a browser without scripts." })).toHaveCount(1);
  await expect(update(eve).getByLabel("One sentence")).toHaveValue("");
});

test("Sarah's words are kept when something is missing", async ({ as }) => {
  const sarah = await as("sarah", plain);
  await sarah.goto("/me");
  await update(sarah).getByLabel("One sentence").fill("I forgot to say how it goes.");
  await update(sarah).getByRole("button", { name: "Save update" }).click();
  await expect(update(sarah).getByRole("alert")).toContainText("Please look at the marked fields.");
  await expect(update(sarah).getByRole("radiogroup", { name: "How is it going?" })).toHaveAttribute("aria-invalid", "true");
  await expect(update(sarah).getByLabel("One sentence")).toHaveValue("I forgot to say how it goes.");
  await update(sarah).getByRole("radio", { name: "Steady" }).check();
  await update(sarah).getByRole("button", { name: "Save update" }).click();
  await expect(sarah.getByRole("listitem").filter({ hasText: "I forgot to say how it goes." })).toContainText("Steady");
});

test("Sarah changes her aim, starts a focus, changes it and ends it", async ({ as }) => {
  const sarah = await as("sarah", plain);
  await sarah.goto("/me");
  await sarah.getByText("Change my aim").click();
  const aim = sarah.getByRole("form", { name: "My aim" });
  await aim.getByRole("radio", { name: /^An experience/ }).check();
  await aim.getByLabel("Which experience?").fill("Speak at a meetup");
  await aim.getByRole("button", { name: "Save my aim" }).click();
  await expect(sarah.getByRole("definition").filter({ hasText: "Speak at a meetup" })).toBeVisible();

  await sarah.getByText("Add a focus").click();
  const start = sarah.getByRole("form", { name: "New focus" });
  await start.getByLabel("Next step").fill("Tell five colleagues about key rotation.");
  await start.getByRole("button", { name: "Start this focus" }).click();
  await expect(sarah.getByRole("alert")).toContainText("Pick a competency, or write an experience instead");
  await expect(sarah.getByRole("form", { name: "New focus" }).getByLabel("Next step")).toHaveValue(
    "Tell five colleagues about key rotation.",
  );
  await start.getByLabel("Or an experience").fill("A talk for the team");
  await start.getByRole("button", { name: "Start this focus" }).click();
  const talk = sarah.getByRole("listitem").filter({ has: sarah.getByRole("heading", { name: "A talk for the team" }) });
  await expect(talk).toContainText("Tell five colleagues about key rotation.");
  await talk.getByText("Change or end it").click();
  await talk.getByLabel("Next step").fill("Book a room.");
  await talk.getByRole("button", { name: "Save focus" }).click();
  await expect(talk.getByText("Book a room.").first()).toBeVisible();
  await talk.getByText("Change or end it").click();
  await talk.getByText("End this focus…").click();
  await talk.getByRole("button", { name: "Set aside" }).click();
  await expect(talk).toHaveCount(0);
});

test("Ned chooses a theme, which is kept, and opens the drawer on a small screen", async ({ as }) => {
  const ned = await as("ned", { ...plain, viewport: { width: 390, height: 844 } });
  await ned.goto("/ladders");
  await ned.getByRole("button", { name: /Ned/ }).click();
  await ned.getByRole("group", { name: "Theme" }).getByRole("button", { name: "Dark" }).click();
  await expect(ned.locator("html")).toHaveAttribute("data-theme", "dark");
  const drawer = ned.getByRole("navigation", { name: "Main" });
  await expect(drawer).toBeHidden();
  await ned.getByRole("button", { name: "Open navigation" }).click();
  await expect(drawer).toBeVisible();
  await drawer.getByRole("button", { name: "Close navigation" }).click();
  await expect(drawer).toBeHidden();
  await ned.getByRole("button", { name: "Open navigation" }).click();
  await drawer.getByRole("link", { name: "Team" }).click();
  await expect(ned.getByRole("heading", { level: 1, name: "Team" })).toBeVisible();
  await expect(ned.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("Lea asks for another unit, and Ada checks a file and imports it", async ({ as }) => {
  const lea = await as("lea", plain);
  await lea.goto("/organisation");
  await lea.getByLabel("Unit", { exact: true }).selectOption({ label: "\u00a0\u00a0Platform" });
  await lea.getByRole("button", { name: "Apply" }).click();
  await expect(lea.getByRole("heading", { level: 1, name: "Platform" })).toBeVisible();

  const ada = await as("ada", plain);
  await ada.goto("/admin/import");
  await ada.getByLabel("Its text").fill("employee_id,name\nx1,Una Fox\n");
  await ada.getByRole("button", { name: "Check, change nothing" }).click();
  const result = ada.getByRole("region", { name: "Result" });
  await expect(result).toContainText("Nothing has been changed yet.");
  await expect(ada.getByLabel("Its text")).toHaveValue(/Una Fox/);
  await result.getByRole("button", { name: "Import" }).click();
  await expect(result).toContainText("Imported.");
});
