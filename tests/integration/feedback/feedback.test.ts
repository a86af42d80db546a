import { describe, expect, it } from "vitest";
import { getBrief } from "@/lib/briefs/queries";
import { listEvents } from "@/lib/audit/queries";
import { everything } from "@/lib/db";
import { NotFound, Refused } from "@/lib/errors";
import { listEvidence } from "@/lib/evidence/queries";
import { answerRequest, askFeedback, declineRequest, giveFeedback, keepFeedback, takeBackFeedback } from "@/lib/feedback/mutations";
import { listFeedback, listOwnRequests, listRequestsToAnswer } from "@/lib/feedback/queries";
import { listNotices } from "@/lib/notices/queries";
import { as, type Persona } from "@/tests/support/cast";

const about = async (who: Persona) => (await listFeedback(await as(who), { show: "received" })).feedback;
const words = async (who: Persona) => (await about(who)).map((one) => one.words);
const ask = async (who: Persona, whom: Persona, readers: "subject" | "manager" = "subject") =>
  askFeedback(await as(who), { colleague: whom, competencyId: null, question: "How did I do?", readers });
const give = async (who: Persona, whom: Persona, readers: "subject" | "manager" = "subject", said = "Well done.") =>
  giveFeedback(await as(who), { colleague: whom, competencyId: null, words: said, readers });

describe("feedback", () => {
  it("is read by the two, and by the manager of now only when that was said beforehand", async () => {
    await give("tom", "ivy", "subject", "For the two of us");
    await give("tom", "ivy", "manager", "For Mo too");
    expect(await words("ivy")).toEqual(expect.arrayContaining(["For the two of us", "For Mo too"]));
    const brief = await getBrief(await as("mo"), "ivy");
    expect(brief?.feedback.map((one) => one.words)).toEqual(["For Mo too"]);
    expect(brief?.points.map((one) => one.why)).toContain("Feedback by Tom Keller");
    expect((await getBrief(await as("dan"), "ivy"))?.feedback).toEqual([]);
    const told = (await listNotices(await as("ivy"))).notices.map((one) => one.words);
    expect(told).toContain("Tom Keller gave you feedback.");
  });

  it("declined is as if overlooked: the asker sees no difference anywhere, and is refused alike", async () => {
    const [declined, overlooked] = [await ask("eve", "sam"), await ask("eve", "ned")];
    await declineRequest(await as("sam"), { requestId: declined });
    const eve = await as("eve");
    const own = await listOwnRequests(eve);
    const told = (id: string) => {
      const { id: _, asked: __, ...rest } = own.find((one) => one.id === id) ?? { id: "", asked: null };
      return rest;
    };
    expect(told(declined)).toEqual(told(overlooked));
    const events = (await listEvents(eve)).events.map((one) => one.event);
    expect(events).not.toContain("feedback.rested");
    await expect(ask("eve", "sam")).rejects.toMatchObject({ fields: { colleague: expect.stringContaining("You asked Sam Rivera on") } });
    await expect(ask("eve", "ned")).rejects.toMatchObject({ fields: { colleague: expect.stringContaining("You asked Ned Kovač on") } });
    expect(await listRequestsToAnswer(await as("sam"))).toEqual([]);
    await expect(answerRequest(await as("sam"), { requestId: declined, words: "Late" })).rejects.toBeInstanceOf(NotFound);
  });

  it("answers go to the readers the asker named, once", async () => {
    const id = await ask("tom", "sarah", "manager");
    await answerRequest(await as("sarah"), { requestId: id, words: "You asked good questions." });
    expect((await getBrief(await as("mo"), "tom"))?.feedback.map((one) => one.words)).toContain("You asked good questions.");
    await expect(answerRequest(await as("sarah"), { requestId: id, words: "Twice" })).rejects.toBeInstanceOf(NotFound);
    expect((await listOwnRequests(await as("tom"))).find((one) => one.id === id)?.answered).toBe(true);
  });

  it("becomes evidence when its subject wants it, once, and cannot be taken back then", async () => {
    const id = await give("sarah", "tom", "subject", "The runbook saved my night.");
    const evidenceId = await keepFeedback(await as("tom"), { feedbackId: id, readers: "private" });
    const piece = (await listEvidence(await as("tom"), "tom"))?.pieces.find((one) => one.id === evidenceId);
    expect(piece).toMatchObject({ kind: "feedback", title: "Sarah Osei", words: "The runbook saved my night.", shared: false });
    await expect(keepFeedback(await as("tom"), { feedbackId: id, readers: "shared" })).rejects.toBeInstanceOf(Refused);
    await expect(takeBackFeedback(await as("sarah"), { feedbackId: id })).rejects.toBeInstanceOf(Refused);
    // Its author learns that it is kept, and not as what.
    const [mine] = (await listFeedback(await as("sarah"), { show: "given" })).feedback;
    expect(mine).toMatchObject({ kept: true, evidenceId: null });
  });

  it("taken back is gone for everybody, with its notice", async () => {
    const id = await give("ned", "sam", "manager", "Too early to say.");
    await takeBackFeedback(await as("ned"), { feedbackId: id });
    expect(await words("sam")).not.toContain("Too early to say.");
    expect(await everything.notice.count({ where: { key: `feedback-${id}` } })).toBe(0);
    await expect(keepFeedback(await as("sam"), { feedbackId: id, readers: "shared" })).rejects.toBeInstanceOf(NotFound);
  });

  it("refuses oneself, nobody, and a competency that is not there", async () => {
    const eve = await as("eve");
    await expect(give("eve", "eve")).rejects.toMatchObject({ fields: { colleague: expect.stringContaining("Nobody else here") } });
    await expect(giveFeedback(eve, { colleague: "", competencyId: null, words: "x", readers: "subject" })).rejects.toBeInstanceOf(Refused);
    await expect(
      giveFeedback(eve, { colleague: "tom", competencyId: crypto.randomUUID(), words: "x", readers: "subject" }),
    ).rejects.toMatchObject({ fields: { competencyId: expect.any(String) } });
  });
});
