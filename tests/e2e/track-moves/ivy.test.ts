import { addDays, today } from "@/lib/clock";
import { formatDay } from "@/lib/format";
import { expect, type Page, type Site, test } from "../../support/browser";
import { expectAccessible, expectNoSidewaysScroll } from "../../support/pages";
import { forbiddenWordsIn } from "../../support/words";

const why = "My hands miss the code, and my head misses the design.";

// Before the story: Ivy leads Tom and Sarah, under Mo.
async function ivyLeads(site: Site) {
  const of = (handle: string) => `(SELECT id FROM person WHERE handle = '${handle}')`;
  await site.query(`UPDATE placement SET ended_on = day_in('UTC') - 100 WHERE person_id = ${of("ivy")} AND ended_on IS NULL`);
  await site.query(
    `INSERT INTO placement (id, person_id, level_id, started_on, reason)
     SELECT gen_random_uuid(), ${of("ivy")}, l.id, day_in('UTC') - 100, 'track_move' FROM level l JOIN framework_version v ON v.id = l.version_id
      WHERE l.key = 'engineering-manager' AND v.state = 'published'`,
  );
  for (const handle of ["tom", "sarah"]) {
    await site.query(`UPDATE reporting_line SET ended_on = day_in('UTC') - 60 WHERE person_id = ${of(handle)} AND ended_on IS NULL`);
    await site.query(
      `INSERT INTO reporting_line (id, person_id, manager_id, started_on) VALUES (gen_random_uuid(), ${of(handle)}, ${of("ivy")}, day_in('UTC') - 60)`,
    );
  }
  const [row] = await site.query<{ day: string }>(`SELECT day_in(time_zone)::text AS day FROM person WHERE handle = 'ivy'`);
  return row?.day ?? "";
}

/** The page tells it without setting one track above another. */
async function expectSideBySide(page: Page) {
  expect(forbiddenWordsIn(await page.getByRole("main").innerText()), page.url()).toEqual([]);
}

test("Ivy comes back to building: proposed, covered, agreed, begun on the day with her band kept, and settled by both", async ({
  as,
  another,
}) => {
  test.setTimeout(120_000);
  const on = await another();
  const day = await ivyLeads(on);
  const [ivy, mo, eve, tom] = [
    await as("ivy", { on }),
    await as("mo", { on, javaScriptEnabled: false }),
    await as("eve", { on }),
    await as("tom", { on }),
  ];
  await ivy.goto("/me");
  await ivy.getByRole("button", { name: "I want to build again" }).click();
  await expect(ivy.getByText("Kept for you since")).toBeVisible();
  await mo.goto("/team/ivy");
  await expect(mo.getByText("build again")).toHaveCount(0);

  await ivy.getByRole("link", { name: "Propose it to my manager" }).click();
  const form = ivy.getByRole("form", { name: "Track move" });
  await form.getByLabel("To which level?").selectOption({ label: "IC4 Staff Engineer" });
  await form.getByLabel("From which day?").fill(day);
  await form.getByRole("button", { name: "Propose it" }).click();
  await expect(form).toContainText("Please write something here.");
  await form.getByLabel("Why this, and why now?").fill(why);
  await form.getByRole("button", { name: "Propose it" }).click();
  await expect(ivy.getByRole("heading", { level: 1, name: "My track move" })).toBeVisible();
  await expect(ivy.getByText("The band stays the same: “A few teams and the year ahead”.")).toBeVisible();
  await expectSideBySide(ivy);
  const path = new URL(ivy.url()).pathname;

  await ivy.getByRole("button", { name: "I agree" }).click();
  await expect(ivy.getByRole("form", { name: "Agree" })).toContainText("Nobody is named yet who takes on Sarah Osei.");
  const cover = ivy.getByRole("form", { name: "Cover plan" });
  await cover.getByLabel("Tom Keller").fill("eve");
  await cover.getByLabel("Sarah Osei").fill("mo");
  await cover.getByRole("button", { name: "Save and ask them" }).click();
  await expect(cover).toContainText("Eve Lindqvist is asked");
  const message = ivy.getByRole("form", { name: "Message" });
  await message.getByLabel("What should they hear?").fill("From today I build beside you.");
  await message.getByRole("button", { name: "Keep the message" }).click();
  await expect(message.locator("input[name=version]")).toHaveValue("2");
  await ivy.getByRole("button", { name: "I agree" }).click();
  await expect(ivy.getByText("Ivy Nakamura agreed")).toBeVisible();

  // Eve reads what she is asked, and nothing else.
  await eve.goto("/inbox");
  await eve.getByRole("link", { name: "You are asked to take somebody into your team." }).click();
  await expect(eve.getByText("Ivy Nakamura asks you to take on Tom Keller from")).toBeVisible();
  await expect(eve.getByText(why)).toHaveCount(0);
  expect((await eve.request.get(path)).status()).toBe(404);
  await eve.getByRole("button", { name: "Yes for Tom Keller" }).click();
  await expect(eve.getByText("You said yes.")).toBeVisible();

  await mo.goto("/inbox");
  await mo.getByRole("link", { name: "There is something new in Ivy Nakamura’s track move." }).first().click();
  await expect(mo.getByText(why)).toBeVisible();
  await mo.getByRole("button", { name: "I agree" }).click();
  await expect(mo.getByText("as agreed.")).toBeVisible();
  await expectSideBySide(mo);

  await tom.goto("/track-moves");
  await expect(tom.getByText("From today I build beside you.")).toBeVisible();
  await expect(tom.getByText("You report to Eve Lindqvist since then.")).toBeVisible();
  await expectSideBySide(tom);
  await tom.goto("/people/sarah");
  await expect(tom.getByRole("link", { name: "Mo Bakari" })).toBeVisible();
  await mo.goto("/people/ivy");
  await expect(mo.getByText("Track move: moved from Management to Individual contributor.")).toHaveCount(2);
  await expectSideBySide(mo);
  await mo.goto("/team");
  await expect(mo.getByText("Track move: the ramp ends in 89 days")).toBeVisible();
  await mo.goto("/team/ivy");
  await expect(mo.getByRole("link", { name: "The whole move and its plan" })).toBeVisible();

  await ivy.goto("/me");
  await ivy.getByRole("link", { name: "The whole move and its plan" }).click();
  await expect(ivy.getByRole("heading", { name: "Looking back" })).toBeVisible();
  await expectAccessible(ivy);
  await ivy.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(ivy);
  const first = ivy.getByRole("listitem").filter({ hasText: "My machine builds and runs" });
  await first.getByRole("button", { name: "Mark done" }).click();
  await expect(first.getByRole("button", { name: "Not done yet" })).toBeVisible();
  await ivy.getByLabel("How was it, what helped, and what is still open?").fill("Pairing helped most.");
  await ivy.getByRole("button", { name: "Keep my words" }).click();
  await expect(ivy.getByText("Mo Bakari has not looked back yet.")).toBeVisible();
  await mo.goto(path);
  await mo.getByLabel("How was it, what helped, and what is still open?").fill("The team is well.");
  await mo.getByRole("button", { name: "Keep my words" }).click();
  await mo.getByLabel("Yes, ask again").check();
  const again = addDays(today("Africa/Nairobi"), 400);
  await mo.getByLabel("Ask on").fill(again);
  await mo.getByRole("button", { name: "Note it" }).click();
  await expect(mo.getByText(`Both of you are asked again on ${formatDay(again)}.`)).toBeVisible();
  await expectSideBySide(mo);
  await ivy.goto("/me/timeline");
  await expect(ivy.getByText("Moved to Individual contributor")).toHaveCount(2);
  await expectSideBySide(ivy);
});
