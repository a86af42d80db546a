// A month of Eve's, by keyboard alone: no pointer is used anywhere in here.
import { expect, type Page, test } from "../../support/browser";

type Target = ReturnType<Page["getByRole"]>;

/** Goes on with Tab until the target has the focus, as somebody without a pointer does. */
async function tabTo(page: Page, target: Target) {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 250; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`The keyboard does not reach ${String(target)}.`);
}
async function press(page: Page, target: Target, key = "Enter") {
  await tabTo(page, target);
  await page.keyboard.press(key);
}
async function type(page: Page, target: Target, words: string) {
  await tabTo(page, target);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(words);
}
/** To a place of the navigation; below 768 px it is a drawer. */
async function visit(page: Page, place: string) {
  const open = page.getByRole("button", { name: "Open navigation" });
  if (await open.isVisible()) await press(page, open);
  await press(page, page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: place }));
  await expect(page.getByRole("heading", { level: 1, name: place })).toBeVisible();
}

for (const [device, width] of [
  ["a desktop", 1280],
  ["a phone", 390],
] as const)
  test(`Eve's month on ${device}, by keyboard alone`, async ({ as, another }) => {
    test.setTimeout(120_000);
    const on = await another();
    const [eve, sarah] = [await as("eve", { on, viewport: { width, height: 844 } }), await as("sarah", { on })];
    await eve.goto("/me");

    // A week: one sentence.
    const update = eve.getByRole("form", { name: "Two-minute update" });
    await press(eve, update.getByRole("radio", { name: "Moving" }), "Space");
    await type(eve, update.getByLabel("One sentence"), "Sarah planned the clean-up, and I only asked.");
    await press(eve, update.getByRole("button", { name: "Save update" }));
    await expect(eve.getByText("Fresh · today")).toBeVisible();

    // Another aim, sideways.
    await press(eve, eve.getByRole("link", { name: "Change my aim" }));
    const aim = eve.getByRole("form", { name: "My aim" });
    await tabTo(eve, aim.getByRole("radio", { name: /^A level/ }));
    await eve.keyboard.press("ArrowDown");
    await expect(aim.getByRole("radio", { name: /^An experience/ })).toBeChecked();
    await type(eve, aim.getByLabel("Which experience?"), "Cover for a lead");
    await press(eve, aim.getByRole("button", { name: "Save my aim" }));
    await expect(eve.getByRole("definition").filter({ hasText: "Cover for a lead" })).toBeVisible();

    // Evidence in two actions, and something Sarah can do now.
    await visit(eve, "Evidence");
    await type(eve, eve.getByLabel("Paste a link"), "https://github.com/acme/shop/pull/77");
    await tabTo(eve, eve.getByLabel("What does it show?"));
    await eve.keyboard.type("Plan");
    await press(eve, eve.getByRole("button", { name: "Add evidence", exact: true }));
    await expect(eve.getByRole("heading", { name: "Pull request 77 in acme/shop" })).toBeVisible();
    await eve.goto("/evidence/new?kind=multiplier");
    const evidence = eve.getByRole("form", { name: "Evidence" });
    await type(eve, evidence.getByLabel("Who can do it now?"), "Sarah Osei");
    await type(eve, evidence.getByLabel("They can now"), "plan a clean-up");
    await press(eve, evidence.getByRole("button", { name: "Add evidence" }));
    await expect(eve.getByText("Waits for Sarah Osei")).toBeVisible();
    await sarah.goto("/inbox");
    await press(sarah, sarah.getByRole("link", { name: /^Eve Lindqvist says you can now do something/ }).first());
    await press(sarah, sarah.getByRole("form", { name: "Answer to Eve Lindqvist" }).getByRole("button", { name: "Yes", exact: true }));
    await expect(sarah.getByRole("form", { name: "Answer to Eve Lindqvist" })).toHaveCount(0);

    // How the weeks were.
    await visit(eve, "My growth");
    await press(eve, eve.getByRole("link", { name: "Work mix", exact: true }));
    const real = eve.getByRole("form", { name: "The week as it was" });
    for (const [part, share] of Object.entries({ Coding: 60, "Review and design": 15, People: 5, Meetings: 15, Other: 5 }))
      await type(eve, real.getByLabel(part, { exact: true }), String(share));
    await press(eve, real.getByRole("button", { name: "Save", exact: true }));
    await expect(eve.getByText(/^I would like more of people in my week|^I would like less of coding in my week/).first()).toBeVisible();

    // What to bring to the next talk, and the month as a story.
    await visit(eve, "1-on-1s");
    await press(eve, eve.getByRole("link", { name: "Mo Bakari" }));
    const mo = await as("mo", { on });
    await mo.goto("/one-on-ones/eve");
    await expect(mo.getByText(/^I would like/), "her line is hers until she adds it").toHaveCount(0);
    await press(eve, eve.getByRole("button", { name: "Add it to the agenda" }));
    await expect(eve.getByRole("textbox", { name: /^To talk about: I would like/ })).toBeVisible();
    await type(eve, eve.getByRole("textbox", { name: "Add to the agenda" }), "Who plans the next clean-up?");
    await press(eve, eve.getByRole("form", { name: "Add to the agenda" }).getByRole("button", { name: "Add" }));
    await expect(eve.getByRole("textbox", { name: /^To talk about: Who plans/ })).toBeVisible();
    await mo.reload();
    await expect(mo.getByRole("textbox", { name: /^To talk about: I would like/ })).toBeVisible();
    await eve.goto("/me/timeline");
    await expect(eve.getByText("plan a clean-up")).toBeVisible();
  });
