import { describe, expect, it } from "vitest";
import { dismissPoint } from "@/lib/briefs/mutations";
import { getBrief } from "@/lib/briefs/queries";
import { addDays, today } from "@/lib/clock";
import { NotFound } from "@/lib/errors";
import { addEvidence, keepEvidencePrivate } from "@/lib/evidence/mutations";
import { addLine } from "@/lib/talk-lines/mutations";
import { as, todayOf } from "@/tests/support/cast";

const shown = async (who: "mo" | "dan") => getBrief(await as(who), "eve");

describe("preparing a 1-on-1", () => {
  it("begins where the two last talked, with what they have open", async () => {
    const brief = await shown("mo");
    expect(brief?.since).toBe(brief?.lastTalk);
    expect(brief?.talk?.agenda.map((line) => line.words)).toContain("Who covers for me in December?");
    expect(brief?.talk?.actions.map((line) => line.words)).toContain("Ask Dan whether the team may try an acting lead");
  });

  it("keeps what the two share from whoever is further above", async () => {
    const brief = await shown("dan");
    expect(brief).toMatchObject({ talk: null, points: [], mix: null });
    expect(brief?.updates.length).toBeGreaterThan(0);
  });

  it("shows new evidence while it is shared", async () => {
    const eve = await as("eve");
    const id = await addEvidence(eve, {
      kind: "delivery",
      title: "Kept in one place",
      happenedOn: addDays(today("Pacific/Pago_Pago"), -1),
      plainLine: "",
      words: "",
      links: [],
      competencyIds: [],
      shared: true,
    } as never);
    expect((await shown("mo"))?.evidence.map((piece) => piece.title)).toContain("Kept in one place");
    await keepEvidencePrivate(eve, { evidenceId: id, version: 1 });
    expect((await shown("mo"))?.evidence.map((piece) => piece.title)).not.toContain("Kept in one place");
  });

  it("suggests what is overdue until it is let go, for the one who lets it go", async () => {
    const mo = await as("mo");
    await addLine(mo, {
      handle: "eve",
      kind: "action",
      words: "Send the job description",
      owner: "me",
      dueOn: addDays(todayOf("eve"), -3),
    });
    const point = (await shown("mo"))?.points.find((one) => one.quote === "Send the job description");
    expect(point?.why).toMatch(/^You promised it by /);
    await dismissPoint(mo, { handle: "eve", key: point?.key ?? "" });
    expect((await shown("mo"))?.points.map((one) => one.quote)).not.toContain("Send the job description");
    await expect(dismissPoint(await as("eve"), { handle: "mo", key: "x" })).rejects.toBeInstanceOf(NotFound);
  });
});
