import { addDays, today } from "@/lib/clock";
import { formatDay } from "@/lib/format";
import { expect, type Page, test } from "../../support/browser";

const card = (page: Page, name: string | RegExp) => page.locator("section").filter({ has: page.getByRole("heading", { level: 2, name }) });
const box = (page: Page, words: RegExp) => page.getByRole("textbox", { name: words });

test("Mo and Eve write the same page at the same time, and no word is lost", async ({ as, another }) => {
  const on = await another();
  const [mo, eve] = [await as("mo", { on }), await as("eve", { on })];
  await mo.goto("/one-on-ones/eve");
  await eve.goto("/one-on-ones/mo");
  await expect(box(mo, /^To talk about: How would a trial/)).toBeVisible();

  // Each adds a line, and the other sees it without doing anything.
  await mo.getByRole("form", { name: "Add a note" }).getByLabel("Add a note").fill("Eve tries two weeks in December.");
  await mo.getByRole("form", { name: "Add a note" }).getByRole("button", { name: "Add" }).click();
  await eve.getByRole("form", { name: "Add to the agenda" }).getByLabel("Add to the agenda").fill("Who reviews while I try?");
  await eve.getByRole("form", { name: "Add to the agenda" }).getByRole("button", { name: "Add" }).click();
  await expect(box(eve, /^Note: Eve tries two weeks/)).toBeVisible({ timeout: 10_000 });
  await expect(box(mo, /^To talk about: Who reviews/)).toBeVisible({ timeout: 10_000 });

  // Typing saves by itself.
  await box(mo, /^Note: Eve tries two weeks/).fill("Eve tries three weeks in December.");
  await expect(box(eve, /^Note: Eve tries three weeks/)).toHaveValue("Eve tries three weeks in December.", { timeout: 10_000 });

  // Both change one line: whoever is slower sees both texts.
  await eve.evaluate(() => Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true }));
  await box(eve, /^To talk about: Who covers/).focus();
  await box(mo, /^To talk about: Who covers/).fill("Who covers in December, and who reviews?");
  await expect.poll(async () => (await on.query("SELECT words FROM talk_line WHERE words LIKE 'Who covers in%'")).length).toBe(1);
  await box(eve, /^To talk about: Who covers/).fill("Who covers from the 15th?");
  await expect(eve.getByText("Saved meanwhile: Who covers in December, and who reviews?")).toBeVisible();
  await expect(box(eve, /^To talk about: Who covers/)).toHaveValue("Who covers from the 15th?");
  await eve.evaluate(() => Object.defineProperty(document, "visibilityState", { value: "visible", configurable: true }));
  await expect(box(eve, /^To talk about: Who covers in December/)).toBeVisible({ timeout: 10_000 });
  await eve.getByRole("button", { name: "Save mine" }).filter({ visible: true }).click();
  await expect(box(mo, /^To talk about: Who covers from the 15th/)).toBeVisible({ timeout: 10_000 });
  const said = await on.query<{ words: string }>("SELECT words FROM talk_line_revision ORDER BY until");
  expect(said.map((row) => row.words)).toContain("Who covers in December, and who reviews?");
});

test("Mo makes an action of a line by keyboard, they have talked, and what is open moves on", async ({ as, another }) => {
  const on = await another();
  const mo = await as("mo", { on });
  await mo.goto("/one-on-ones/eve");
  const line = mo.getByRole("listitem").filter({ has: box(mo, /^To talk about: Who covers/) });
  await line.getByRole("button", { name: "Make it an action" }).focus();
  await mo.keyboard.press("Enter");
  const maker = mo.getByRole("form", { name: "Make it an action" });
  await maker.getByLabel("Me", { exact: true }).focus();
  await mo.keyboard.press("ArrowRight");
  await expect(maker.getByLabel("Eve Lindqvist")).toBeChecked();
  const due = addDays(today("Africa/Nairobi"), 14);
  await maker.getByLabel("By when").fill(due);
  await maker.getByRole("button", { name: "Make it an action" }).focus();
  await mo.keyboard.press("Enter");
  await expect(
    card(mo, "Who does what")
      .getByRole("listitem")
      .filter({ hasText: `By ${formatDay(due)}` }),
  ).toContainText("Eve Lindqvist");

  const before =
    (await card(mo, "When we talk")
      .getByText(/worth it\?/)
      .textContent()) ?? "";
  await card(mo, "When we talk").getByText("Mark as held…").click();
  await card(mo, "When we talk").getByRole("button", { name: "Mark as held" }).click();
  await expect(card(mo, "When we talk").getByText(/worth it\?/), "it asks about this meeting now").not.toHaveText(before);
  await card(mo, "When we talk").getByRole("button", { name: "Yes" }).click();
  await expect(card(mo, "When we talk").getByRole("button", { name: "Yes" })).toHaveAttribute("aria-pressed", "true");
  await expect(box(mo, /^To talk about: How would a trial/), "the agenda is still there").toBeVisible();
  await expect(card(mo, /^Notes of/)).toContainText("No notes yet.");
  const meetings = await on.query<{ state: string }>(
    "SELECT state FROM meeting JOIN pairing p ON p.id = pairing_id JOIN person e ON e.id = guest_id WHERE e.handle = 'eve' ORDER BY starts_at",
  );
  expect(meetings.map((row) => row.state)).toEqual(["held", "held", "planned"]);
  // What was noted then is read there.
  await card(mo, "Earlier meetings").getByRole("link").last().click();
  await expect(card(mo, /^Notes of/)).toContainText("Eve would rather try two weeks than read about it.");
});

test("Ivy agrees to be Sam's mentor, and they set a date", async ({ as, another }) => {
  const on = await another();
  const [ivy, sam] = [await as("ivy", { on }), await as("sam", { on })];
  await sam.goto("/one-on-ones");
  await expect(sam.getByText("You asked; the answer is theirs")).toBeVisible();
  await ivy.goto("/one-on-ones");
  await ivy.getByRole("form", { name: "Answer Sam Rivera" }).getByRole("button", { name: "Gladly" }).click();
  await ivy.getByRole("link", { name: "Sam Rivera" }).click();
  const plan = ivy.getByRole("form", { name: "Plan it" });
  await plan.getByLabel("Time").fill("15:00");
  await plan.getByRole("button", { name: "Plan it" }).click();
  await expect(card(ivy, "When we talk")).toContainText("15:00");
  await sam.goto("/me");
  await expect(card(sam, "What comes next")).toContainText("with Ivy Nakamura");
});
