import { addDays, today } from "@/lib/clock";
import { expect, saidTo, test } from "../../support/browser";
import { expectAccessible } from "../../support/pages";

test("Mo's week: who needs him, a prepared talk with Eve, notes by keyboard, a note of his own, and the next time carries over", async ({
  as,
  another,
}) => {
  test.setTimeout(90_000);
  const on = await another();
  const [mo, eve] = [await as("mo", { on }), await as("eve", { on })];
  await mo.goto("/team");
  await expect(mo.getByText("Nobody covers these yet.")).toBeVisible();
  await expect(mo.getByRole("listitem").filter({ hasText: "On-call and incidents" })).toBeVisible();
  await mo.getByRole("navigation", { name: "Team" }).getByRole("link", { name: "Who does what" }).click();
  const duty = mo.getByRole("form", { name: "On-call and incidents", exact: true });
  await duty.getByLabel("Who sees to it?").selectOption({ label: "Tom Keller" });
  await duty.getByRole("button", { name: "Save" }).click();
  await saidTo(mo, "On-call and incidents: noted.");
  await mo.getByRole("navigation", { name: "Team" }).getByRole("link", { name: "My reports" }).click();
  await expect(mo.getByText("Nobody covers")).toHaveCount(0);

  // What Sarah said of Eve for him too is in the brief, with why it is worth a word.
  await mo.getByRole("link", { name: "Prepare for Eve Lindqvist" }).click();
  await expect(mo.getByText("Feedback by Sarah Osei")).toBeVisible();
  await expect(mo.getByText("You let me drive while we paired")).toBeVisible();
  await mo.getByRole("link", { name: "Open the page you share" }).click();
  await mo.getByRole("textbox", { name: "Add a note" }).fill("We try it **in December**:\n- two weeks\n- then we look back");
  await mo.keyboard.press("Tab");
  await mo.keyboard.press("Enter");
  await expect(mo.getByRole("listitem").filter({ hasText: "then we look back" }).locator("strong").first()).toHaveText("in December");
  await mo.getByRole("textbox", { name: "Add an action" }).fill("Ask Ned for the hiring board");
  await mo
    .getByRole("form", { name: "Add an action" })
    .getByLabel("By when")
    .fill(addDays(today("Africa/Nairobi"), 14));
  await mo.getByRole("form", { name: "Add an action" }).getByRole("button", { name: "Add" }).press("Enter");
  await eve.goto("/one-on-ones/mo");
  await expect(eve.getByRole("textbox", { name: /Ask Ned for the hiring board/ })).toBeVisible();
  await mo.goto("/people/eve/notes");
  const note = mo.getByRole("form", { name: "Private note", exact: true });
  await note.getByLabel("What I would like to remember").fill("She lights up about December.");
  await note.getByRole("button", { name: "Save" }).press("Enter");
  await saidTo(mo, /kept/i);
  await mo.goto("/one-on-ones/eve");
  await mo.locator("summary", { hasText: "Mark as held" }).press("Enter");
  await mo.getByRole("button", { name: "Mark as held" }).press("Enter");
  await saidTo(mo, "Open lines move on.");
  await expect(mo.getByRole("textbox", { name: /Ask Ned for the hiring board/ })).toBeVisible();
  await expect(mo.getByRole("textbox", { name: /How would a trial as lead look/ })).toBeVisible();
  await expect(mo.getByRole("textbox", { name: /We try it/ }), "notes stay with their meeting").toHaveCount(0);
});

test("Eve moves to Ned: what she ticked passes, and nothing else", async ({ as, another }) => {
  test.setTimeout(90_000);
  const on = await another();
  const [ada, eve, mo, ned] = [await as("ada", { on }), await as("eve", { on }), await as("mo", { on }), await as("ned", { on })];
  await mo.goto("/people/eve/notes");
  await mo.getByRole("form", { name: "Private note", exact: true }).getByLabel("What I would like to remember").fill("For Mo alone.");
  await mo.getByRole("button", { name: "Save" }).first().click();
  await ada.goto("/admin/people/eve");
  await ada.getByRole("form", { name: "Manager" }).getByLabel("New manager").fill("ned");
  await ada.getByRole("button", { name: "Move" }).first().click();
  await saidTo(ada, "What they may read changes with their next request.");

  await mo.goto("/one-on-ones");
  await mo.getByRole("link", { name: "Eve Lindqvist, from Mo Bakari to Ned Kovač" }).click();
  await mo.getByRole("textbox", { name: "Something agreed" }).fill("We look at the lead role again in March.");
  const add = mo.getByRole("form", { name: "Something agreed" }).getByRole("button", { name: "Add" });
  await add.click();
  // The next one is typed while the first is still on its way.
  await mo.getByRole("textbox", { name: "Something agreed" }).fill("A thing she does not take along.");
  await expect(mo.getByRole("listitem").filter({ hasText: "We look at the lead role again" })).toBeVisible();
  await expect(mo.getByRole("textbox", { name: "Something agreed" })).toHaveValue("A thing she does not take along.");
  await add.click();
  await expect(mo.getByRole("listitem").filter({ hasText: "A thing she does not take along." })).toBeVisible();

  await eve.goto("/inbox");
  await eve.getByRole("link", { name: /A change of manager/ }).click();
  await expect(eve.getByLabel("What I'd like Ned Kovač to know")).toBeVisible();
  await expectAccessible(eve);
  await eve.getByLabel("What I'd like Ned Kovač to know").fill("Mornings are for code, please.");
  await eve.getByLabel("We look at the lead role again in March.").check();
  await eve.getByLabel("Ask Dan whether the team may try an acting lead").check();
  await eve.getByLabel("Short sessions with silent renewal instead of long ones").check();
  await eve.getByRole("button", { name: "Save, and seal later" }).click();
  await saidTo(eve, "Saved.");
  await ned.goto("/one-on-ones");
  await ned.getByRole("link", { name: "Eve Lindqvist, from Mo Bakari to Ned Kovač" }).click();
  await expect(ned.getByRole("main")).toContainText("Once it is sealed, it stands here.");
  await expect(ned.getByRole("main")).not.toContainText("Mornings are for code");
  await eve.getByText("Seal it…").click();
  await eve.getByRole("button", { name: "Seal and pass it on" }).click();
  await expect(eve.getByText("Chosen by Eve Lindqvist and sealed on")).toBeVisible();

  await ned.reload();
  const main = ned.getByRole("main");
  for (const passed of [
    "Mornings are for code, please.",
    "We look at the lead role again in March.",
    "Ask Dan whether the team may try an acting lead",
    "Short sessions with silent renewal",
  ])
    await expect(main).toContainText(passed);
  for (const kept of [
    "A thing she does not take along.",
    "For Mo alone.",
    "Eve would rather try two weeks",
    "How would a trial as lead look",
  ])
    await expect(main).not.toContainText(kept);
  await mo.reload();
  await expect(mo.getByRole("main")).toContainText("Eve Lindqvist has sealed the hand-off.");
  await expect(mo.getByRole("main")).not.toContainText("Mornings are for code");
  // What Mo and Eve wrote together stays with the two of them.
  await ned.goto("/one-on-ones/eve");
  await expect(ned.getByRole("main")).not.toContainText("Eve would rather try two weeks");
  await mo.goto("/one-on-ones/eve");
  await expect(mo.getByText("Ended; yours to read")).toBeVisible();
});

test("Tom answers Eve's question, she keeps it as evidence, and Ivy lets one rest", async ({ as, another }) => {
  const on = await another();
  const [tom, eve, ivy] = [await as("tom", { on }), await as("eve", { on }), await as("ivy", { on })];
  await tom.goto("/feedback");
  const question = tom.getByRole("form", { name: "Answer Eve Lindqvist" });
  await expect(question.getByText("You and Eve Lindqvist")).toBeVisible();
  await question.getByLabel("What did you see?").fill("It helped. I drew half as much.");
  await question.getByRole("button", { name: "Give feedback" }).click();
  await saidTo(tom, "Eve Lindqvist can read it now.");

  await eve.goto("/feedback");
  const said = eve.getByRole("listitem").filter({ hasText: "It helped. I drew half as much." });
  await said.getByRole("button", { name: "Keep it as evidence" }).click();
  await said.getByRole("link", { name: /It is kept as evidence/ }).click();
  await expect(eve.getByLabel("In your words")).toHaveValue("It helped. I drew half as much.");

  await eve.goto("/feedback/ask");
  await eve.getByLabel("Whom do you ask?").fill("Nobody Atall");
  await eve.getByLabel("What would you like to know?").fill("Did my review help?");
  await eve.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(eve.getByRole("form", { name: "Ask" }).getByText("Nobody else here has that name")).toBeVisible();
  await expect(eve.getByLabel("What would you like to know?")).toHaveValue("Did my review help?");
  await eve.getByLabel("Whom do you ask?").fill("ivy");
  await eve.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(eve).toHaveURL(/show=asked/);
  const row = eve.getByRole("row").filter({ hasText: "Ivy Nakamura" });
  await expect(row).toContainText("Not yet");
  await ivy.goto("/feedback");
  await ivy.getByText("Decline…").click();
  await ivy.getByRole("button", { name: "Decline quietly" }).click();
  await expect(ivy.getByText("Did my review help?")).toHaveCount(0);
  await eve.reload();
  await expect(row).toContainText("Not yet");
});

test("Eve answers four questions for herself, lets Mo read them, and takes them back", async ({ as, another }) => {
  const on = await another();
  const [eve, mo] = [await as("eve", { on }), await as("mo", { on })];
  await eve.goto("/me");
  await eve.getByRole("link", { name: "Build, lead, or both?" }).click();
  const form = eve.getByRole("form", { name: "Four questions" });
  await form.getByText("It makes my day", { exact: true }).click();
  await form.getByText("Business problems", { exact: true }).click();
  await form.getByText("A little", { exact: true }).click();
  await form.getByText("Through influence", { exact: true }).click();
  await form.getByRole("button", { name: "Keep my answers" }).click();
  await expect(eve.getByText("Mostly, now it makes my day")).toBeVisible();
  const brief = mo.getByRole("heading", { name: "Build, lead, or both?" });
  await mo.goto("/team/eve");
  await expect(brief).toHaveCount(0);
  await eve
    .getByRole("button", { name: /^Let Mo Bakari read it/ })
    .first()
    .click();
  await expect(eve.getByText(/Shared with Mo Bakari since/)).toBeVisible();
  await mo.reload();
  await expect(brief).toBeVisible();
  await eve.getByRole("button", { name: /^Take it back/ }).click();
  await expect(eve.getByText(/Shared with Mo Bakari since/)).toHaveCount(0);
  await mo.reload();
  await expect(brief).toHaveCount(0);
});
