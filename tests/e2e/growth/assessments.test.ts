import { expect, type Page, test } from "../../support/browser";

const form = (page: Page) => page.getByRole("form", { name: "Assessment" });
const competency = (page: Page, name: string) =>
  form(page)
    .locator(".group\\/cell")
    .filter({ has: page.getByRole("heading", { name }) });
const part = (page: Page, title: string) => page.locator("section").filter({ has: page.getByRole("heading", { level: 2, name: title }) });

async function answerAll(page: Page, answer: string, words: string) {
  for (const group of await form(page).getByRole("radiogroup").all()) await group.getByLabel(answer, { exact: true }).check();
  for (const box of await form(page).getByLabel("What makes you say so?").all()) await box.fill(words);
}

async function submit(page: Page) {
  const button = form(page).getByRole("button", { name: "Submit", exact: true });
  if (!(await button.isVisible())) await form(page).getByText("Submit it…").click();
  await button.click();
}

for (const javaScriptEnabled of [true, false])
  test(`Eve and Mo answer blind, then see where they differ, and Eve takes up a focus, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    as,
    another,
  }) => {
    test.setTimeout(90_000);
    const on = await another();
    const [eve, mo] = [await as("eve", { on, javaScriptEnabled }), await as("mo", { on, javaScriptEnabled })];
    await eve.goto("/assessments");
    await eve.getByLabel("Against which level?").selectOption({ label: "Staff Engineer" });
    await eve.getByRole("button", { name: "Open a round" }).click();
    await expect(eve.getByRole("heading", { level: 1, name: "Eve Lindqvist and Staff Engineer" })).toBeVisible();
    await competency(eve, "Technical strategy").getByLabel("Growing into it").check();
    await competency(eve, "Technical strategy").getByLabel("What makes you say so?").fill("I wrote half of the sign-in direction.");
    await form(eve).getByRole("button", { name: "Save for later" }).click();
    if (javaScriptEnabled) await expect(eve.getByText("Saved.", { exact: true }).first()).toBeVisible();
    await expect(competency(eve, "Technical strategy").getByLabel("Growing into it")).toBeChecked();
    // A missing reason is asked for by its own box, and nothing typed is lost.
    await submit(eve);
    await expect(form(eve).getByRole("alert").first()).toContainText("things are missing.");
    await expect(competency(eve, "Technical strategy").getByLabel("What makes you say so?")).toHaveValue(
      "I wrote half of the sign-in direction.",
    );
    await expect(competency(eve, "Teamwork")).toContainText("pick one. “Not seen” is an answer too.");
    await answerAll(eve, "Meets it", "Seen by Eve.");
    await competency(eve, "Hiring").getByLabel("No chance yet").check();
    await competency(eve, "Hiring").getByLabel("What would give you a chance to show this?").fill("To sit in on two interviews.");
    await submit(eve);
    await expect(eve.getByText("You have submitted. When Mo Bakari has too, both of you see both sides.")).toBeVisible();

    await mo.goto("/assessments");
    await mo.getByRole("row").filter({ hasText: "Staff Engineer" }).getByRole("link", { name: "Eve Lindqvist" }).click();
    await expect(mo.getByText("Eve Lindqvist has submitted, and waits for you.")).toBeVisible();
    expect(await mo.content()).not.toContain("Seen by Eve.");
    await answerAll(mo, "Meets it", "Seen by Mo.");
    await competency(mo, "Communication").getByLabel("Growing into it").check();
    await submit(mo);
    const apart = part(mo, "Where we see it differently");
    await expect(apart.getByRole("heading", { level: 3 })).toHaveText(["Communication", "Hiring"]);
    await expect(apart).toContainText("A chance would be:To sit in on two interviews.");
    await expect(mo.getByRole("main")).not.toContainText(/\d+ ?%|score|total/i);

    await eve.reload();
    await part(eve, "Where we see it differently").getByRole("link", { name: "Practise this next Communication" }).click();
    // Three are enough: one has to end first.
    const focus = (name: string) => eve.getByRole("listitem").filter({ has: eve.getByRole("heading", { name }) });
    await focus("Cover for Mo").getByText("Change or end it").click();
    await focus("Cover for Mo").getByText("End this focus…").click();
    await focus("Cover for Mo").getByRole("button", { name: "Set aside" }).click();
    await expect(focus("Cover for Mo")).toHaveCount(0);
    await eve.goto("/assessments");
    await eve.getByRole("row").filter({ hasText: "Staff Engineer" }).getByRole("link").click();
    await eve.getByRole("link", { name: "Practise this next Communication" }).click();
    const start = eve.getByRole("form", { name: "New focus" });
    await expect(start).toContainText("Communication, as Staff Engineer asks for it.");
    await start.getByLabel("Next step").fill("Write to the data team before we change the token.");
    await start.getByRole("button", { name: "Start this focus" }).click();
    await expect(focus("Communication")).toContainText("Write to the data team before we change the token.");

    await mo.goto("/team");
    await mo.getByRole("link", { name: "Opportunities wanted" }).click();
    await expect(mo.getByRole("row").filter({ hasText: "To sit in on two interviews." })).toContainText("Eve Lindqvist");
  });

test("Ivy withdraws a round that Mo cannot read then, and two tabs lose no words", async ({ as, another }) => {
  const on = await another();
  const [ivy, tab] = [await as("ivy", { on }), await as("ivy", { on })];
  await ivy.goto("/assessments");
  await ivy.getByLabel("Against which level?").selectOption({ label: "Principal Engineer" });
  await ivy.getByRole("button", { name: "Open a round" }).click();
  await expect(form(ivy)).toBeVisible();
  await tab.goto(ivy.url());
  await competency(ivy, "Teamwork").getByLabel("What makes you say so?").fill("Words of the first tab.");
  await form(ivy).getByRole("button", { name: "Save for later" }).click();
  await expect(ivy.getByRole("region", { name: "Messages" })).toContainText("Saved.");
  await competency(tab, "Teamwork").getByLabel("What makes you say so?").fill("Words of the second tab.");
  await form(tab).getByRole("button", { name: "Save for later" }).click();
  // The first to save is the author from then on; the second sees both.
  await expect(form(tab).getByRole("alert").first()).toContainText("This changed while you were writing.");
  await expect(competency(tab, "Teamwork")).toContainText("Saved meanwhile: Words of the first tab.");
  await expect(competency(tab, "Teamwork").getByLabel("What makes you say so?")).toHaveValue("Words of the second tab.");
  await ivy.getByText("Withdraw it…").click();
  await ivy.getByRole("button", { name: "Withdraw this round" }).click();
  await expect(ivy.getByRole("row").filter({ hasText: "Principal Engineer" })).toContainText("Withdrawn");
});
