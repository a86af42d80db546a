import { join } from "node:path";
import { expect, type Page, test } from "../../support/browser";

const calendar = join(import.meta.dirname, "../../fixtures/calendars/november.ics");
const real = (page: Page) => page.getByRole("form", { name: "The week as it was" });
const fill = async (page: Page, form: ReturnType<typeof real>, shares: number[]) => {
  for (const [index, label] of ["Coding", "Review and design", "People", "Meetings", "Other"].entries())
    await form.getByLabel(label, { exact: true }).fill(String(shares[index]));
};

test("Ivy reads her calendar, and nothing of it leaves the browser", async ({ as }) => {
  const ivy = await as("ivy", { viewport: { width: 390, height: 844 } });
  const sent: string[] = [];
  ivy.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
  await ivy.goto("/me/work-mix");
  await ivy.getByLabel("Or read it from a calendar file").setInputFiles(calendar);
  await expect(ivy.getByText(/^Read: Coding \d+ h, Review and design \d h/)).toBeVisible();
  await expect(real(ivy)).toContainText("Together 100.");
  await real(ivy).getByRole("button", { name: "Save", exact: true }).click();
  await expect(ivy.getByRole("region", { name: "Messages" })).toContainText("Saved.");
  await expect(ivy.getByRole("table", { name: "Shares of the week in percent" })).toContainText("Real");
  expect(sent.join("\n")).toContain("reviewAndDesign");
  expect(sent.join("\n")).not.toMatch(/marker-secret|SUMMARY|planning/i);
  await ivy
    .getByLabel("Or read it from a calendar file")
    .setInputFiles({ name: "a.ics", mimeType: "text/calendar", buffer: Buffer.from("none") });
  await expect(ivy.getByText("This file cannot be read as a calendar. Nothing was changed.")).toBeVisible();
});

for (const javaScriptEnabled of [true, false])
  test(`Sarah says how her month was and what she wants, and shares it with Mo, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    as,
    another,
  }) => {
    const on = await another();
    const [sarah, mo] = [await as("sarah", { on, javaScriptEnabled }), await as("mo", { on })];
    const wanted = sarah.getByRole("form", { name: "The week I want" });
    await sarah.goto("/me/work-mix");
    await fill(sarah, real(sarah), [20, 20, 20, 20, 30]);
    await real(sarah).getByRole("button", { name: "Save", exact: true }).click();
    await expect(real(sarah)).toContainText("These add up to 110; they should be 100.");
    await expect(real(sarah).getByLabel("Coding", { exact: true })).toHaveValue("20");
    await fill(sarah, real(sarah), [20, 20, 20, 30, 10]);
    await real(sarah).getByRole("button", { name: "Save", exact: true }).click();
    await expect(sarah.getByRole("button", { name: "Share this month with Mo Bakari" })).toBeVisible();
    await fill(sarah, wanted, [50, 20, 20, 5, 5]);
    await wanted.getByRole("button", { name: "Save", exact: true }).click();
    await expect(sarah.getByText("I would like more of coding in my week: 30 points more than last month.")).toBeVisible();
    await mo.goto("/people/sarah/plan");
    await expect(mo.getByRole("heading", { name: /^Work mix of/ })).toHaveCount(0);
    await sarah.getByRole("button", { name: "Share this month with Mo Bakari" }).click();
    await expect(sarah.getByRole("button", { name: "Take it back" })).toBeVisible();
    await mo.reload();
    await expect(mo.getByRole("heading", { name: /^Work mix of/ })).toBeVisible();
    await expect(mo.getByText("I would like more of coding")).toHaveCount(0);
    await sarah.getByRole("button", { name: "Take it back" }).click();
    await expect(sarah.getByRole("button", { name: "Share this month with Mo Bakari" })).toBeVisible();
    await mo.reload();
    await expect(mo.getByRole("heading", { name: /^Work mix of/ })).toHaveCount(0);
  });
