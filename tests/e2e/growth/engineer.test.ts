import { expect, type Page, test } from "../../support/browser";

const update = (page: Page) => page.getByRole("form", { name: "Two-minute update" });
const aim = (page: Page) => page.getByRole("form", { name: "My aim" });
const focus = (page: Page, name: string) => page.getByRole("listitem").filter({ has: page.getByRole("heading", { name }) });

test("Eve signs in with one click and finds her growth on one screen", async ({ as }) => {
  const page = await as("nobody");
  await page.goto("/me");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fme$/);
  await page.getByRole("button", { name: /^Eve\b/ }).click();
  await expect(page).toHaveURL(/\/me$/);
  await expect(page.getByRole("heading", { level: 1, name: "My growth" })).toBeVisible();
  const stand = page.locator("section").filter({ has: page.getByRole("heading", { name: "Where I am and where I look" }) });
  await expect(stand.getByRole("link", { name: "Senior Developer" })).toBeVisible();
  await expect(stand.getByRole("link", { name: "Team Lead" })).toBeVisible();
  await expect(focus(page, "Mentoring")).toContainText("Let Sarah run the next authentication change");
  await expect(page.getByText(/^Fresh · /)).toBeVisible();
  await stand.getByRole("link", { name: "Compare the two" }).click();
  await expect(page).toHaveURL(/compare\?a=senior&b=team-lead$/);
  await expect(page.getByRole("heading", { level: 1, name: "Compare two levels" })).toBeVisible();
});

test("Eve posts the two-minute update with three taps and one sentence", async ({ as }) => {
  const page = await as("eve");
  await page.goto("/me");
  await page.evaluate(() => {
    document.addEventListener("pointerdown", () => (document.body.dataset.taps = String(Number(document.body.dataset.taps ?? 0) + 1)));
  });
  await update(page).getByText("Moving", { exact: true }).click();
  await update(page).getByLabel("One sentence").click();
  await page.keyboard.type("Sarah rotated the keys on her own.");
  await update(page).getByRole("button", { name: "Save update" }).click();
  await expect(page.getByRole("region", { name: "Messages" })).toContainText("Saved. Your plan is fresh.");
  expect(Number(await page.locator("body").getAttribute("data-taps"))).toBeLessThanOrEqual(3);
  const latest = page.getByRole("listitem").filter({ hasText: "Sarah rotated the keys on her own." });
  await expect(latest).toContainText("today");
  await expect(latest).toContainText("Moving");
  await expect(latest).toContainText("Mentoring");
  await expect(page.getByText("Fresh · today")).toBeVisible();
  await expect(update(page).getByLabel("One sentence")).toHaveValue("");
});

test("Eve changes her aim sideways, to an experience, and to exploring", async ({ as }) => {
  const page = await as("eve");
  await page.goto("/me");
  await page.getByText("Change my aim").click();
  await aim(page).getByLabel("An experience").check();
  await aim(page).getByRole("button", { name: "Save my aim" }).click();
  await expect(aim(page)).toContainText("Which experience would you like to have?");
  await expect(aim(page).getByLabel("An experience")).toBeChecked();
  await aim(page).getByLabel("Which experience?").fill("Coordinate a feature from requirements to deployment");
  await aim(page).getByLabel("In your words").fill("Before I decide anything.");
  await aim(page).getByRole("button", { name: "Save my aim" }).click();
  await expect(page.getByRole("definition").filter({ hasText: "Coordinate a feature" })).toContainText("Before I decide anything.");
  await page.getByText("Change my aim").click();
  await aim(page).getByLabel("A level").check();
  await aim(page).getByLabel("Which level?").selectOption({ label: "Engineering Manager" });
  await aim(page).getByRole("button", { name: "Save my aim" }).click();
  await expect(page.getByRole("definition").filter({ hasText: "Engineering Manager" })).toContainText("Management");
  await page.getByText("Change my aim").click();
  await aim(page).getByLabel("Exploring").check();
  await aim(page).getByRole("button", { name: "Save my aim" }).click();
  await expect(page.getByRole("definition").filter({ hasText: /^Exploring/ })).toBeVisible();
});

test("Ivy starts, changes and ends focuses, and a fourth is refused kindly", async ({ as, site }) => {
  const [page, other] = [await as("ivy"), await as("ivy")];
  await page.goto("/me");
  const start = async (on: Page, experience: string) => {
    const form = on.getByRole("form", { name: "New focus" });
    if (!(await form.count())) await on.getByText("Add a focus").click();
    await form.getByLabel("Or an experience").fill(experience);
    await form.getByLabel("Next step").fill("Ask who would like to join.");
    await form.getByText("Others can do more").click();
    await form.getByRole("button", { name: "Start this focus" }).click();
    return form;
  };
  await start(page, "Run the tech talks");
  await expect(focus(page, "Run the tech talks")).toContainText("Others can do more");
  await expect(page.getByRole("form", { name: "New focus" })).toHaveCount(0);
  // The other tab still shows room for two more, with the form open.
  await other.goto("/me?edit=focus");
  await start(page, "Be an onboarding buddy");
  await expect(focus(page, "Be an onboarding buddy")).toBeVisible();
  await expect(page.getByText("Add a focus")).toHaveCount(0);
  const fourth = await start(other, "Write a book");
  await expect(fourth.getByRole("alert")).toContainText("Three focuses at a time are enough. End one first.");
  await expect(fourth.getByLabel("Or an experience")).toHaveValue("Write a book");

  const talks = focus(page, "Run the tech talks");
  await talks.getByText("Change or end it").click();
  await talks.getByLabel("Next step").fill("Invite the data people to the first one.");
  await talks.getByText("Outside it").click();
  await talks.getByRole("button", { name: "Save focus" }).click();
  await expect(talks.getByText("Invite the data people to the first one.").first()).toBeVisible();
  await talks.getByText("Change or end it").click();
  await talks.getByText("End this focus…").click();
  await talks.getByRole("button", { name: "Practised enough" }).click();
  await expect(talks).toHaveCount(0);
  await expect(page.getByText("Add a focus")).toBeVisible();
  const ended = await site.query("SELECT ending FROM focus WHERE experience = 'Run the tech talks' AND ended_at IS NOT NULL");
  expect(ended).toEqual([{ ending: "practised" }]);
  await page.getByRole("link", { name: "What my plan said before" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Run the tech talks" }).filter({ hasText: "Practised enough" })).toBeVisible();
});

test("Ivy is asked what would make her focus a multiplier; Ada can switch the question off", async ({ as, another }) => {
  const on = await another();
  const [ivy, ada] = [await as("ivy", { on }), await as("ada", { on })];
  const sent: string[] = [];
  ivy.on("request", (request) => request.method() === "POST" && sent.push(request.postData() ?? ""));
  const step = ivy.getByRole("form", { name: "New focus" }).getByLabel("Next step");
  await ivy.goto("/me?edit=focus");
  await step.fill("Get better at distributed systems");
  await expect(ivy.getByText("What would make this a multiplier: who could do more once you have it?")).toBeVisible();
  await step.fill("Learn where CAP bites in the billing project");
  await expect(ivy.getByText("What would make this a multiplier")).toHaveCount(0);
  expect(sent, "the question was asked in the browser alone").toEqual([]);

  await ada.goto("/admin");
  await ada.getByRole("form", { name: "Ask while a focus is written" }).getByRole("button", { name: "Switch off" }).click();
  await expect(ada.getByText("Ask while a focus is written: off")).toBeVisible();
  await ivy.reload();
  await step.fill("Get better at distributed systems");
  await expect(ivy.getByText("What would make this a multiplier")).toHaveCount(0);
});

test("Tom corrects an update, removes it and undoes that", async ({ as }) => {
  const tom = await as("tom");
  await tom.goto("/me");
  await update(tom).getByText("Steady", { exact: true }).click();
  await update(tom).getByLabel("One sentence").fill("Wrung wurds.");
  await update(tom).getByRole("button", { name: "Save update" }).click();
  const item = (words: string) => tom.getByRole("listitem").filter({ hasText: words });
  await item("Wrung wurds.")
    .getByRole("link", { name: /^Edit the update/ })
    .click();
  const correction = tom.getByRole("form", { name: /^Edit the update/ });
  await expect(correction.getByLabel("Your update")).toHaveValue("Wrung wurds.");
  await correction.getByLabel("Your update").fill("Right words.");
  await correction.getByRole("button", { name: "Save" }).click();
  await expect(item("Right words.")).toBeVisible();
  await expect(item("Wrung wurds.")).toHaveCount(0);
  await item("Right words.")
    .getByRole("button", { name: /^Remove the update/ })
    .click();
  await expect(item("Right words.")).toHaveCount(0);
  await tom.getByRole("form", { name: "Bring the update back" }).getByRole("button", { name: "Undo" }).click();
  await expect(item("Right words.")).toBeVisible();
});

test("Ivy looks at her goals kindly when the spark is gone, lets one go, rests, and an update wakes the plan", async ({ as }) => {
  const page = await as("ivy");
  await page.goto("/me");
  const badge = page.getByText("Resting", { exact: true });
  const review = page.getByRole("form", { name: "A look at my goals" });
  await page.getByRole("link", { name: "Lost the spark?" }).click();
  await review
    .getByRole("radiogroup", { name: /Technical strategy/ })
    .getByLabel("Set it aside")
    .check();
  await review.getByLabel("I would rather explore").check();
  await review.getByRole("button", { name: "Let the plan rest" }).click();
  await expect(badge).toBeVisible();
  await expect(page.getByText("Your plan is resting. An update wakes it up.")).toBeVisible();
  await expect(focus(page, "Technical strategy")).toHaveCount(0);
  await expect(page.getByRole("definition").filter({ hasText: /^Exploring/ })).toBeVisible();
  await page.getByRole("button", { name: "Take my plan up again" }).click();
  await expect(badge).toHaveCount(0);
  await page.getByRole("link", { name: "Lost the spark?" }).click();
  await review.getByRole("button", { name: "Let the plan rest" }).click();
  await expect(badge).toBeVisible();
  await update(page).getByText("Steady", { exact: true }).click();
  await update(page).getByLabel("One sentence").fill("Back at it.");
  await update(page).getByRole("button", { name: "Save update" }).click();
  await expect(page.getByText("Fresh · today")).toBeVisible();
  await page.getByRole("link", { name: "What my plan said before" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "What I had in mind" })).toContainText("Staying where I am");
});

test("Eve changes one focus in two browsers: both texts are shown and neither is lost", async ({ as, site }) => {
  const [here, there] = [await as("eve"), await as("eve")];
  const change = (page: Page) => page.getByRole("form", { name: "Change Planning and delivery" });
  for (const page of [here, there]) {
    await page.goto("/me");
    await focus(page, "Planning and delivery").getByText("Change or end it").click();
    await expect(change(page)).toBeVisible();
  }
  await change(here).getByLabel("Next step").fill("From the first browser.");
  await change(there).getByLabel("Next step").fill("From the second browser.");
  await change(here).getByRole("button", { name: "Save focus" }).click();
  await expect(focus(here, "Planning and delivery")).toContainText("From the first browser.");
  await change(there).getByRole("button", { name: "Save focus" }).click();
  await expect(change(there)).toContainText("Saved meanwhile: From the first browser.");
  await expect(change(there).getByLabel("Next step")).toHaveValue("From the second browser.");
  await there.reload();
  await expect(change(there).getByLabel("Next step"), "the draft is still there after a reload").toHaveValue("From the second browser.");
  await change(there).getByRole("button", { name: "Save focus" }).click();
  await expect(focus(there, "Planning and delivery")).toContainText("From the second browser.");
  const before = await site.query("SELECT was->>'nextStep' AS step FROM plan_revision WHERE focus_id IS NOT NULL ORDER BY until DESC");
  expect(before[0]).toEqual({ step: "From the first browser." });
});

test("Sam, who is new, begins a plan", async ({ as }) => {
  const page = await as("sam");
  await page.goto("/me");
  await aim(page).getByLabel("Staying where I am").check();
  await aim(page).getByRole("button", { name: "Begin my plan" }).click();
  await expect(page.getByRole("definition").filter({ hasText: "Staying where I am" })).toBeVisible();
  await expect(update(page)).toBeVisible();
});

test("Dan posts an update and opens the palette with the keyboard alone", async ({ as }) => {
  const page = await as("dan");
  await page.goto("/me");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Go to" })).toBeFocused();
  await page.keyboard.type("ladd");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Ladders" })).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("growth");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "My growth" })).toBeVisible();
  if (!(await update(page).count())) {
    await tabTo(page, aim(page).getByRole("button", { name: "Begin my plan" }));
    await page.keyboard.press("Enter");
  }
  await tabTo(page, update(page).getByRole("radio").first());
  await page.keyboard.press("ArrowRight");
  await expect(update(page).getByRole("radio", { name: "Steady" })).toBeChecked();
  await tabTo(page, update(page).getByLabel("One sentence"));
  await page.keyboard.type("Wrote this without a mouse.");
  await tabTo(page, update(page).getByRole("button", { name: "Save update" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("listitem").filter({ hasText: "Wrote this without a mouse." })).toContainText("Steady");
});

async function tabTo(page: Page, target: ReturnType<Page["locator"]>) {
  await target.waitFor();
  for (let presses = 0; presses < 80; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("The keyboard does not reach it.");
}
