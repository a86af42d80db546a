import { expect, type Page, test } from "../../support/browser";

const piece = (page: Page, title: string | RegExp) => page.getByRole("article").filter({ has: page.getByRole("heading", { name: title }) });
const form = (page: Page) => page.getByRole("form", { name: "Evidence" });
const messages = (page: Page) => page.getByRole("region", { name: "Messages" });

test("Tom keeps a link in two actions, and takes it away and back", async ({ as }) => {
  const tom = await as("tom");
  await tom.goto("/evidence");
  await tom.getByLabel("Paste a link").fill("https://github.com/acme/shop/pull/42");
  await tom.getByLabel("What does it show?").selectOption({ label: "Code and engineering quality" });
  await tom.getByRole("button", { name: "Add evidence", exact: true }).click();
  await expect(piece(tom, "Pull request 42 in acme/shop")).toContainText("Shows: Code and engineering quality");
  await tom.getByRole("button", { name: "Remove Pull request 42 in acme/shop" }).click();
  await expect(piece(tom, "Pull request 42 in acme/shop")).toHaveCount(0);
  await tom.getByRole("button", { name: "Bring it back" }).click();
  await expect(piece(tom, "Pull request 42 in acme/shop")).toBeVisible();
  await tom.getByLabel("Paste a link").fill("not a link");
  await tom.getByRole("button", { name: "Add evidence", exact: true }).click();
  await expect(tom.getByRole("form", { name: "Keep a link" })).toContainText("does not look like a link.");
  await expect(tom.getByLabel("Paste a link")).toHaveValue("not a link");
});

for (const javaScriptEnabled of [true, false])
  test(`Eve keeps a piece of each kind ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({ as, another }) => {
    const eve = await as("eve", { on: await another(), javaScriptEnabled });
    const add = async (kind: string, fill: () => Promise<void>) => {
      await eve.goto("/evidence/new");
      const link = eve.getByRole("navigation", { name: "Kinds of evidence" }).getByRole("link", { name: kind, exact: true });
      await link.click();
      await expect(link).toHaveAttribute("aria-current", "page");
      await fill();
      await form(eve).getByRole("button", { name: "Add evidence" }).click();
      await expect(eve).toHaveURL(/\/evidence$/);
    };
    await add("Delivery", async () => {
      await form(eve).getByLabel("What was it?").fill("The sign-in page loads in half the time");
      await form(eve).getByLabel("For somebody who is not technical").fill("Nobody waits at the door any more.");
      await form(eve).getByLabel("Links").fill("https://acme.atlassian.net/browse/SHOP-118");
      await form(eve).getByLabel("Technical strategy").check();
    });
    await expect(piece(eve, "The sign-in page loads in half the time")).toContainText("Ticket SHOP-118");
    await add("Decision", async () => {
      await form(eve).getByLabel("What was decided?").fill("We buy the queue");
      await form(eve).getByLabel("Why?").fill("Nobody wants to be woken by it.");
      await form(eve).getByLabel("What happens after we build this?").fill("We watch its length for a quarter.");
    });
    await expect(piece(eve, "We buy the queue")).toContainText("We watch its length for a quarter.");
    await add("Sharing", async () => {
      await form(eve).getByLabel("What did you pass on?").fill("Queues at night");
      await form(eve).getByLabel("How?").selectOption({ label: "Spoke at a meetup" });
    });
    await expect(piece(eve, "Queues at night")).toContainText("Spoke at a meetup");
    await add("Feedback", async () => {
      await form(eve).getByLabel("What was said, in a line?").fill("Tom: the runbook saved my night");
      await form(eve).getByText("Only me").click();
    });
    await expect(eve.getByRole("listitem").filter({ has: piece(eve, "Tom: the runbook saved my night") })).toContainText("Only you");
    await eve.goto("/evidence/brag");
    await expect(piece(eve, "We buy the queue")).toBeVisible();
    await expect(eve.getByText("Tom: the runbook saved my night")).toHaveCount(0);
    await eve.getByLabel("With what only I can read").check();
    await eve.getByRole("button", { name: "Apply" }).click();
    await expect(eve.getByText("Tom: the runbook saved my night")).toBeVisible();
  });

for (const javaScriptEnabled of [true, false])
  test(`What Eve says Sarah can do counts once Sarah agrees, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    as,
    another,
  }) => {
    const on = await another();
    const [eve, sarah, mo] = [
      await as("eve", { on, javaScriptEnabled }),
      await as("sarah", { on, javaScriptEnabled }),
      await as("mo", { on }),
    ];
    await eve.goto("/evidence/new?kind=multiplier");
    await form(eve).getByLabel("Who can do it now?").fill("Somebody Else");
    await form(eve).getByLabel("They can now").fill("run the incident review");
    await form(eve).getByRole("button", { name: "Add evidence" }).click();
    await expect(form(eve)).toContainText("Nobody else here has that name, handle or e-mail address.");
    await form(eve).getByLabel("Who can do it now?").fill("sarah osei");
    await form(eve).getByRole("button", { name: "Add evidence" }).click();
    const claim = piece(eve, "run the incident review");
    await expect(claim).toContainText("Waits for Sarah Osei");
    await mo.goto("/people/eve/evidence");
    await expect(mo.getByRole("heading", { level: 1, name: "Eve Lindqvist: evidence" })).toBeVisible();
    await expect(mo.getByText("run the incident review")).toHaveCount(0);

    await sarah.goto("/me");
    const question = sarah.getByRole("form", { name: "Answer to Eve Lindqvist" });
    await question.getByRole("button", { name: "Yes, in these words" }).click();
    await expect(question).toContainText("How would you say it?");
    await question.getByLabel("Or say it in your words").fill("I ran two reviews with Eve listening.");
    await question.getByRole("button", { name: "Yes, in these words" }).click();
    await expect(question).toHaveCount(0);
    await mo.reload();
    await expect(mo.getByRole("article").filter({ hasText: "I ran two reviews with Eve listening." })).toBeVisible();
    await eve.goto("/evidence");
    await expect(eve.getByRole("article").filter({ hasText: "I ran two reviews with Eve listening." })).toContainText(
      "In Sarah Osei's own words",
    );
  });

test("Eve says what came of a decision when its day has come", async ({ as, another }) => {
  const on = await another();
  const [eve, mo] = [await as("eve", { on }), await as("mo", { on })];
  await eve.goto("/me");
  const question = eve.getByRole("form", { name: /^What came of Short sessions/ });
  await question.getByText("Not as I hoped").click();
  await question.getByLabel("What happened?").fill("People were asked to sign in too often.");
  await question.getByRole("button", { name: "Save" }).click();
  await expect(messages(eve)).toContainText("Kept with the decision.");
  await expect(question).toHaveCount(0);
  await mo.goto("/people/eve/evidence?kind=decision");
  await expect(piece(mo, /^Short sessions/)).toContainText(/Not as I hoped\s*People were asked to sign in too often\./);
});

test("Ivy keeps a piece to herself, shares it again, and two tabs lose no text", async ({ as, another }) => {
  const on = await another();
  const [ivy, tab, mo] = [await as("ivy", { on }), await as("ivy", { on }), await as("mo", { on })];
  await ivy.goto("/evidence");
  const title = "One queue for all jobs instead of one for each team";
  await ivy.getByRole("button", { name: `Keep it to myself ${title}` }).click();
  await expect(ivy.getByRole("button", { name: `Share ${title}` })).toBeVisible();
  await mo.goto("/people/ivy/evidence");
  await expect(mo.getByRole("heading", { name: "Nothing here" })).toBeVisible();
  await ivy.getByRole("button", { name: `Share ${title}` }).click();
  await expect(ivy.getByRole("button", { name: `Keep it to myself ${title}` })).toBeVisible();
  await mo.reload();
  await expect(piece(mo, title)).toBeVisible();
  for (const page of [ivy, tab]) {
    await page.goto("/evidence");
    await page.getByRole("link", { name: `Change ${title}` }).click();
    await expect(form(page)).toBeVisible();
  }
  await form(ivy).getByLabel("In your words").fill("The words of the first tab.");
  await form(ivy).getByRole("button", { name: "Save" }).click();
  await expect(piece(ivy, title)).toContainText("The words of the first tab.");
  await form(tab).getByLabel("In your words").fill("The words of the second tab.");
  await form(tab).getByRole("button", { name: "Save" }).click();
  await expect(form(tab).getByRole("alert")).toContainText("This changed while you were writing.");
  await expect(form(tab)).toContainText("Saved meanwhile: The words of the first tab.");
  await expect(form(tab).getByLabel("In your words")).toHaveValue("The words of the second tab.");
});
