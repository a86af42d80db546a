import { expect, type Page, test } from "../../support/browser";

const sealing = (page: Page) => page.getByRole("form", { name: "Sealed note", exact: true });

test("Mo seals a note: ciphertext on the wire and in the table, and it opens with the passphrase alone", async ({ as, another }) => {
  test.setTimeout(90_000);
  const on = await another();
  const mo = await as("mo", { on });
  const sent: string[] = [];
  mo.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
  await mo.goto("/people/eve/notes");
  await sealing(mo).getByLabel("What only you should ever read").fill("marker-of-the-sealed");
  await sealing(mo).getByLabel("Passphrase", { exact: true }).fill("short");
  await sealing(mo).getByRole("button", { name: "Seal it" }).click();
  await expect(sealing(mo).getByLabel("Passphrase", { exact: true })).toHaveAccessibleDescription(/at least eight characters/);
  await sealing(mo).getByLabel("Passphrase", { exact: true }).fill("Quiet river 27");
  await sealing(mo).getByLabel("Passphrase again").fill("Quiet rover 27");
  await sealing(mo).getByRole("button", { name: "Seal it" }).click();
  await expect(sealing(mo).getByLabel("Passphrase again")).toHaveAccessibleDescription(/The two passphrases differ/);
  await expect(sealing(mo).getByLabel("Passphrase", { exact: true })).toHaveAccessibleDescription("");
  await sealing(mo).getByLabel("Passphrase again").fill("Quiet river 27");
  await sealing(mo).getByRole("button", { name: "Seal it" }).click();
  const opening = mo.getByRole("form", { name: /^Open the sealed note/ });
  await expect(opening).toBeVisible();
  await expect(sealing(mo).getByLabel("What only you should ever read")).toHaveValue("");

  const rows = await on.query<{ text: string }>("SELECT n::text AS text FROM private_note n WHERE kind = 'sealed'");
  expect(rows).toHaveLength(1);
  for (const text of [...rows.map((row) => row.text), ...sent]) expect(text).not.toMatch(/marker-of-the-sealed|Quiet river/);
  expect(sent.join("\n"), "it was sent, sealed").toContain("iterations");

  await mo.reload();
  expect(await mo.content()).not.toContain("marker-of-the-sealed");
  await opening.getByLabel("Passphrase").fill("quiet river 27");
  await opening.getByRole("button", { name: "Open it" }).click();
  await expect(opening.getByRole("alert")).toContainText("does not open it");
  await opening.getByLabel("Passphrase").fill("Quiet river 27");
  await opening.getByRole("button", { name: "Open it" }).click();
  const again = mo.getByRole("form", { name: /^Sealed note of/ });
  await expect(again.getByLabel("What only you should ever read")).toHaveValue("marker-of-the-sealed");
  await again.getByLabel("What only you should ever read").fill("marker-of-the-sealed, changed");
  await again.getByRole("button", { name: "Seal it again" }).click();
  await expect(mo.getByRole("region", { name: "Messages" })).toContainText("Sealed and kept.");
  await mo.reload();
  await opening.getByLabel("Passphrase").fill("Quiet river 27");
  await opening.getByRole("button", { name: "Open it" }).click();
  await expect(again.getByLabel("What only you should ever read")).toHaveValue("marker-of-the-sealed, changed");
});

for (const javaScriptEnabled of [true, false])
  test(`Mo keeps, changes and removes a private note about Eve, ${javaScriptEnabled ? "with" : "without"} JavaScript, and nobody else finds one`, async ({
    as,
    another,
  }) => {
    const on = await another();
    const [mo, eve, ada] = [await as("mo", { on, javaScriptEnabled }), await as("eve", { on }), await as("ada", { on })];
    await mo.goto("/people/eve");
    await mo.getByRole("link", { name: "Private notes" }).click();
    const form = mo.getByRole("form", { name: "Private note", exact: true });
    await form.getByLabel("What I would like to remember").fill("Ask about the move in spring.");
    await form.getByRole("button", { name: "Save" }).click();
    const note = mo.getByRole("listitem").filter({ hasText: "Ask about the move in spring." });
    await note.getByLabel("What I keep").fill("Ask about the move in May.");
    await note.getByRole("button", { name: "Save" }).click();
    const changed = mo.getByRole("listitem").filter({ hasText: "Ask about the move in May." });
    await expect(changed).toBeVisible();
    await changed.getByRole("button", { name: /^Remove the note/ }).click();
    await mo
      .getByRole("button", { name: /^Bring back the note/ })
      .first()
      .click();
    await expect(changed).toBeVisible();
    for (const page of [eve, ada]) {
      await page.goto("/people/eve/notes");
      await expect(page.getByText("No notes yet")).toBeVisible();
    }
  });

test("An unfinished private note comes back for its author, and cannot be read on the device without their session", async ({ as }) => {
  const mo = await as("mo");
  await mo.goto("/people/eve/notes");
  const form = mo.getByRole("form", { name: "Private note" });
  await form.getByLabel("What I would like to remember").fill("Half a thought for me alone");
  await expect(form.getByText("Draft kept on this device")).toBeVisible();
  const stored = () => mo.evaluate(() => JSON.stringify(localStorage));
  await expect.poll(stored).toContain("note-eve");
  expect(await stored()).not.toMatch(/Half a thought|entries|words/);
  await mo.reload();
  await expect(form.getByText("Your draft is back: 1 text.")).toBeVisible();
  await expect(form.getByLabel("What I would like to remember")).toHaveValue("Half a thought for me alone");
  await form.getByRole("button", { name: "Discard draft" }).click();
});
