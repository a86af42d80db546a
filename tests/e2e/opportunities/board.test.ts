import { addDays, today } from "@/lib/clock";
import { formatDay } from "@/lib/format";
import { expect, type Page, test } from "../../support/browser";

const openings = (page: Page) => page.getByRole("list", { name: "Openings" });
const interestForm = (page: Page) => page.getByRole("form", { name: "I'm interested" });
const words = "I would like to weigh tools with people I do not work with yet.";

for (const javaScriptEnabled of [true, false])
  test(`Eve finds an opening, does it and keeps what she took from it, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    as,
    another,
  }) => {
    // Four people, one after the other.
    test.setTimeout(120_000);
    const on = await another();
    const [eve, ivy, ned, mo] = [
      await as("eve", { on, javaScriptEnabled }),
      await as("ivy", { on }),
      await as("ned", { on, javaScriptEnabled }),
      await as("mo", { on, javaScriptEnabled }),
    ];
    await eve.goto("/opportunities");
    await expect(openings(eve).getByRole("article")).toHaveCount(5);
    await eve.getByLabel("To practise").selectOption({ label: "Technical strategy" });
    await eve.getByRole("button", { name: "Apply", exact: true }).click();
    await expect(openings(eve).getByRole("article")).toHaveCount(1);
    await openings(eve).getByRole("link", { name: "Find us a crash reporter" }).click();
    await expect(interestForm(eve)).toContainText("Who can read this: You, Mo Bakari and Ned Kovač");
    // Tom's interest is nothing she learns of.
    await expect(eve.getByRole("heading", { name: "Interest" })).toHaveCount(0);
    await interestForm(eve).getByRole("button", { name: "I'm interested" }).click();
    await expect(interestForm(eve)).toContainText("Please write something here.");
    await interestForm(eve).getByLabel("Why would you like it?").fill(words);
    await interestForm(eve).getByRole("button", { name: "I'm interested" }).click();
    await expect(eve.getByRole("listitem").filter({ hasText: words })).toContainText("Waits for Ned Kovač and Mo Bakari");

    await ivy.goto(new URL(eve.url()).pathname);
    await expect(ivy.getByRole("heading", { level: 1, name: "Find us a crash reporter" })).toBeVisible();
    await expect(interestForm(ivy)).toBeVisible();
    for (const secret of [words, "Eve Lindqvist", "Tom Keller"]) await expect(ivy.getByText(secret)).toHaveCount(0);

    await ned.goto("/opportunities");
    await ned.getByRole("link", { name: "2 answers wait for you" }).click();
    const asked = ned.getByRole("listitem").filter({ hasText: words });
    await asked.getByRole("button", { name: "Not this time" }).click();
    await expect(ned.getByRole("form", { name: "Answer Eve Lindqvist" })).toContainText("A word or two why, please.");
    await ned.getByRole("form", { name: "Answer Eve Lindqvist" }).getByRole("textbox").fill("Gladly.");
    await ned.getByRole("form", { name: "Answer Eve Lindqvist" }).getByRole("button", { name: "Yes" }).click();
    await expect(ned.getByRole("form", { name: "Answer Eve Lindqvist" })).toHaveCount(0);

    await mo.goto("/opportunities/mine");
    const hours = mo.getByRole("listitem").filter({ hasText: words });
    await expect(hours).toContainText("Can Eve Lindqvist have 5 hours a week for it?");
    await expect(hours).toContainText("Ned Kovač said yes to it");
    await expect(hours.getByText("Gladly.", { exact: true })).toBeVisible();
    await hours.getByRole("button", { name: "Yes" }).click();
    await expect(mo.getByRole("list", { name: "Needs your answer" }).getByText(words)).toHaveCount(0);

    await eve.goto("/opportunities/mine");
    await eve.getByRole("link", { name: "Find us a crash reporter" }).click();
    await expect(eve.getByRole("heading", { level: 1, name: "Find us a crash reporter" })).toBeVisible();
    const kickOff = eve.getByRole("form", { name: "Kick-off" });
    const doing = new URL(eve.url()).pathname;
    await kickOff.getByLabel("What you agreed").fill("Three candidates, one recommendation.");
    await kickOff.getByRole("button", { name: "Save the note" }).click();
    await expect(kickOff.locator("input[name=version]")).toHaveValue("2");
    await expect(kickOff.getByLabel("What you agreed")).toHaveValue("Three candidates, one recommendation.");
    const checkIn = eve.getByRole("form", { name: "Check-in" });
    await checkIn.getByLabel("How does it go?").fill("Two of three are installed.");
    await checkIn.getByRole("button", { name: "Keep this check-in" }).click();
    await expect(eve.getByRole("listitem").filter({ hasText: "Two of three are installed." })).toContainText("Eve Lindqvist");
    const reflection = eve.getByRole("form", { name: "Reflection", exact: true });
    await reflection.getByLabel("What did I practise?").fill("Asking what people need before I compare.");
    await reflection.getByText("It gave me energy").click();
    await reflection.getByRole("button", { name: "Save reflection" }).click();
    await eve.getByRole("form", { name: "Keep the reflection" }).getByRole("button", { name: "Keep it as evidence" }).click();
    await eve.getByRole("link", { name: "It is kept as evidence" }).click();
    await expect(eve.getByRole("form", { name: "Evidence" }).getByLabel("In your words")).toHaveValue(
      "Asking what people need before I compare.",
    );

    await ned.goto("/opportunities/mine");
    await ned.getByRole("link", { name: "Eve Lindqvist" }).click();
    const debrief = ned.getByRole("form", { name: "Debrief" });
    await debrief.getByRole("textbox").fill("She asked before she compared.");
    await debrief.getByRole("button", { name: "Save debrief" }).click();
    await expect(debrief.locator("input[name=version]")).toHaveValue("1");
    await expect(debrief.getByRole("textbox")).toHaveValue("She asked before she compared.");
    await eve.goto(doing);
    await eve.getByRole("form", { name: "Keep the debrief" }).getByRole("button", { name: "Keep it for me alone" }).click();
    await expect(eve.getByRole("link", { name: "It is kept as evidence Keep the debrief" })).toBeVisible();
    await eve.getByText("End it…").click();
    await eve.getByRole("button", { name: "End it today" }).click();
    await expect(eve.getByRole("heading", { name: "It ended sooner" })).toBeVisible();
    await mo.goto("/people/eve/evidence");
    await expect(mo.getByText("Asking what people need before I compare.")).toBeVisible();
    await expect(mo.getByText("She asked before she compared.")).toHaveCount(0);
  });

test("Sam offers something from an idea, changes it, lets it last longer and takes it off the board", async ({ as, another }) => {
  const sam = await as("sam", { on: await another() });
  await sam.goto("/opportunities");
  await sam.getByRole("link", { name: "Offer something" }).click();
  await sam.getByRole("navigation", { name: "Ideas" }).getByRole("link", { name: "Write for the company blog" }).click();
  const form = sam.getByRole("form", { name: "Offer" });
  await expect(form.getByLabel("What is it called?")).toHaveValue("Write for the company blog");
  await expect(form.getByLabel("Communication")).toBeChecked();
  await form.getByLabel("What is it called?").fill("Write about our release train");
  await form.getByLabel("Hours a week").fill("90");
  await form.getByRole("button", { name: "Offer this" }).click();
  await expect(form).toContainText("Between 1 and 40 hours, please.");
  await form.getByLabel("Hours a week").fill("2");
  await form.getByRole("button", { name: "Offer this" }).click();
  await expect(sam.getByRole("heading", { level: 1, name: "Write about our release train" })).toBeVisible();
  await sam.getByRole("link", { name: "Change what it says" }).click();
  await form.getByLabel("It can be done remotely").check();
  await form.getByRole("button", { name: "Save" }).click();
  await expect(sam.getByText("can be done remotely")).toBeVisible();
  const until = addDays(today("Europe/Lisbon"), 200);
  await sam.getByLabel("Let it last until").fill(until);
  await sam.getByRole("button", { name: "Extend" }).click();
  await expect(sam.getByText(formatDay(until))).toBeVisible();
  await sam.getByText("Take it off…").click();
  await sam.getByRole("button", { name: "Take it off the board" }).click();
  await expect(sam.getByText("This is not offered any more.")).toBeVisible();
});
