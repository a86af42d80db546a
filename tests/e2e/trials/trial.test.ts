import { formatDay } from "@/lib/format";
import { expect, type Page, test } from "../../support/browser";
import { forbiddenWordsIn } from "../../support/words";

const found = "I like the talks, and I want to write code in the mornings.";
const pulse = "She asked me first, and I heard of one change too late.";

/** What a page says, without the places around it. */
const fair = async (page: Page) => expect(forbiddenWordsIn(await page.getByRole("main").innerText()), page.url()).toEqual([]);

test("Eve covers Mo's holiday as a trial, ends it early with “not yet” and is where she was, with what it showed", async ({
  as,
  another,
}) => {
  // Four people, one after the other.
  test.setTimeout(120_000);
  const on = await another();
  await on.query("DELETE FROM trial");
  await on.query("UPDATE interest SET withdrawn_at = now() WHERE person_id = (SELECT id FROM person WHERE handle = 'eve')");
  const [days] = await on.query<{ first: string; last: string; since: string }>(
    `SELECT d::text AS first, (d + 13)::text AS last, since::text
       FROM (SELECT day_in(p.time_zone) AS d, c.started_on AS since FROM person p JOIN placement c ON c.person_id = p.id AND c.ended_on IS NULL WHERE handle = 'eve') eve`,
  );
  const since = `since ${formatDay(days?.since ?? "")}`;
  const [eve, mo, ivy, dan] = [await as("eve", { on }), await as("mo", { on }), await as("ivy", { on }), await as("dan", { on })];

  await eve.goto("/opportunities");
  await eve.getByLabel("To practise").selectOption({ label: "People management and performance" });
  await eve.getByRole("button", { name: "Apply", exact: true }).click();
  await eve.getByRole("list", { name: "Openings" }).getByRole("link", { name: "Cover for my holiday" }).click();
  await eve.getByLabel("Why would you like it?").fill("To find out how such a week feels.");
  await eve.getByRole("button", { name: "I'm interested" }).click();
  await expect(eve.getByText("Waits for Mo Bakari")).toBeVisible();
  await mo.goto("/opportunities/mine");
  await mo.getByRole("form", { name: "Answer Eve Lindqvist" }).getByRole("button", { name: "Yes" }).click();
  await expect(mo.getByRole("form", { name: "Answer Eve Lindqvist" })).toHaveCount(0);

  await eve.goto("/opportunities/mine");
  await eve.getByRole("link", { name: "Cover for my holiday" }).click();
  await eve.getByRole("link", { name: "Make it a trial of another track" }).click();
  const terms = eve.getByRole("form", { name: "Terms of the trial" });
  await expect(terms.getByLabel("What is tried?")).toHaveValue("Cover for my holiday");
  await expect(terms.getByLabel("Sponsor")).toHaveValue("Mo Bakari");
  await fair(eve);
  await terms.getByLabel("Sponsor").fill("dan");
  await terms.getByLabel("From").fill(days?.first ?? "");
  await terms.getByLabel("Until").fill(days?.last ?? "");
  await terms.getByLabel("Ivy Nakamura").check();
  await terms.getByRole("button", { name: "Propose this trial" }).click();
  await expect(terms).toContainText("Please write something here.");
  await terms.getByLabel("What do we want to find out?").fill("How a week feels in which I decide less code.");
  await terms.getByRole("button", { name: "Propose this trial" }).click();
  await expect(eve.getByText("Waits for Eve Lindqvist and Mo Bakari")).toBeVisible();
  const trial = new URL(eve.url()).pathname;
  await eve.getByRole("button", { name: "Sign as the one who tries" }).click();
  await expect(eve.getByText("Waits for Mo Bakari")).toBeVisible();
  await eve.goto("/me");
  await expect(eve.getByText("You are about to try management")).toBeVisible();

  await mo.goto("/team");
  await expect(mo.getByRole("row", { name: "Eve Lindqvist" })).toContainText("A trial needs your signature");
  await mo.goto("/inbox");
  await mo.getByRole("link", { name: "A trial of another track waits to be signed: Eve Lindqvist." }).first().click();
  await expect(mo.getByText("The promise of return: When this ends")).toBeVisible();
  await mo.getByRole("button", { name: "Sign as Eve Lindqvist's manager" }).click();
  await expect(mo.getByRole("list", { name: "Signatures" })).toContainText("Signed by Mo Bakari");
  await fair(mo);

  await eve.goto("/me");
  await expect(eve.getByText("You are trying management, until")).toBeVisible();
  await expect(eve.getByText(since)).toBeVisible();
  await fair(eve);
  await eve.getByRole("link", { name: "Cover for my holiday", exact: true }).click();
  const week = eve.getByRole("form", { name: "My week" });
  await week.getByText("Some of both").click();
  await week.getByLabel("Hours in meetings").fill("14");
  await week.getByLabel("Hours of hands-on work").fill("6");
  await week.getByText("Not sure").click();
  await week.getByRole("button", { name: "Keep my week" }).click();
  await expect(eve.getByRole("list", { name: "The weeks so far" })).toContainText("14 hours in meetings");
  await fair(eve);
  await eve.getByText("End it…").click();
  await eve.getByRole("button", { name: "End it today" }).click();
  await expect(eve.getByRole("heading", { name: "It has ended" })).toBeVisible();
  const verdict = eve.getByRole("form", { name: "Verdict" });
  await verdict.getByRole("radio", { name: "Not yet" }).check();
  await verdict.getByLabel("What did I find out?").fill(found);
  await verdict.getByRole("button", { name: "Save verdict" }).click();
  await eve.getByRole("form", { name: "Keep the reflection" }).getByRole("button", { name: "Keep it as evidence" }).click();
  await expect(eve.getByRole("link", { name: "It is kept as evidence" })).toBeVisible();
  await fair(eve);

  await ivy.goto("/inbox");
  await ivy.getByRole("link", { name: "How does it go for you in the trial of Eve Lindqvist?" }).click();
  const asked = ivy.getByRole("form", { name: "How it goes" });
  await expect(asked).toContainText("Who can read this: You and Dan");
  await fair(ivy);
  await asked.getByText("Some of both").click();
  await asked.getByRole("textbox").fill(pulse);
  await asked.getByRole("button", { name: /^Tell Dan/ }).click();
  await expect(ivy.getByText("Nothing is asked at the moment")).toBeVisible();
  await dan.goto(trial);
  await expect(dan.getByRole("list", { name: "From those led" })).toContainText(pulse);
  for (const page of [eve, mo]) {
    await page.goto(trial);
    await expect(page.getByText(found)).toBeVisible();
    await expect(page.getByText(pulse)).toHaveCount(0);
    await fair(page);
  }

  // Back where she was, with the evidence kept.
  await eve.goto("/me");
  await expect(eve.getByRole("heading", { name: "Where I am and where I look" })).toBeVisible();
  await expect(eve.getByText(since)).toBeVisible();
  await expect(eve.getByRole("heading", { name: "Trying another track" })).toHaveCount(0);
  await eve.getByRole("link", { name: "A first move into management" }).click();
  await expect(eve.getByText("Nobody else can read the answers.")).toBeVisible();
  await fair(eve);
  await eve.goto("/me/timeline");
  await expect(eve.getByText("Tried management. Verdict: not yet")).toBeVisible();
  await mo.goto("/people/eve/evidence");
  await expect(mo.getByText(found)).toBeVisible();
  for (const format of ["json", "md"]) {
    const text = await (await eve.request.get(`/api/exports/me?format=${format}`)).text();
    expect(text).toContain(found);
    expect(text).not.toContain(pulse);
    // Of what one wrote elsewhere, nobody but oneself chooses the words.
    const part =
      format === "md"
        ? text.slice(text.indexOf("## Trials"), text.indexOf("## Weeks"))
        : text.slice(text.indexOf('"trials"'), text.indexOf('"readBy"'));
    expect(part).toContain(found);
    expect(forbiddenWordsIn(part), format).toEqual([]);
  }
});
