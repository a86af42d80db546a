// Where a trial shows, and to whom.
import { beforeEach, describe, expect, it } from "vitest";
import { getBrief } from "@/lib/briefs/queries";
import { addDays } from "@/lib/clock";
import { everything } from "@/lib/db";
import { NotFound } from "@/lib/errors";
import { answerInterest, showInterest } from "@/lib/interests/mutations";
import { offerAssignment } from "@/lib/opportunities/mutations";
import { exportOwnRecords } from "@/lib/own-records/mutations";
import { getParticipation } from "@/lib/participations/queries";
import { listTeam } from "@/lib/team/queries";
import { getTimeline } from "@/lib/timelines/queries";
import { getTermChoices } from "@/lib/trial-terms/queries";
import { concludeTrial } from "@/lib/trial-verdicts/mutations";
import { endTrial, proposeTrial, signTrial } from "@/lib/trials/mutations";
import { getTrial } from "@/lib/trials/queries";
import { as, type Persona, todayOf } from "@/tests/support/cast";
import { ownerUrl } from "@/tests/support/database";
import { forbiddenWordsIn } from "@/tests/support/words";
import { clearTrials, pass, signedTrial, terms } from "./steps";

beforeEach(() => clearTrials(ownerUrl));

const reasons = async () =>
  (await listTeam(await as("mo"))).members.find((one) => one.handle === "eve")?.reasons.map((reason) => reason.words) ?? [];
const points = async (who: Persona) =>
  (await getBrief(await as(who), "eve"))?.points
    .filter((point) => point.key.startsWith("trial"))
    .map(({ words, quote, why }) => [words, quote, why]);

describe("a trial on other pages", () => {
  it("is on Mo's team page while it waits for him and when it ends soon", async () => {
    const trialId = await proposeTrial(await as("eve"), terms({ endsOn: addDays(todayOf("eve"), 20) }));
    expect(await reasons()).toContain("A trial needs your signature");
    for (const who of ["mo", "eve"] as const) await signTrial(await as(who), { trialId, version: 1 });
    expect((await reasons()).join()).not.toContain("rial");
    await pass(ownerUrl, 15);
    expect(await reasons()).toContain("Trial ends in 5 days");
    await endTrial(await as("mo"), { trialId, words: "" });
    expect((await reasons()).join()).not.toContain("rial");
  });

  it("is in the brief of whoever may read it, and in nobody else's", async () => {
    const trialId = await signedTrial("eve", "mo", { sponsor: "ivy" });
    expect((await getBrief(await as("mo"), "eve"))?.trials).toMatchObject([{ id: trialId, state: "running" }]);
    for (const above of ["dan", "lea"] as const) expect((await getBrief(await as(above), "eve"))?.trials, above).toEqual([]);
    expect(await points("mo")).toEqual([["How does it feel by now?", "Cover for Mo's holiday", "Trial ends in 13 days"]]);
    await endTrial(await as("eve"), { trialId, words: "" });
    await concludeTrial(await as("eve"), { trialId, version: 0, verdict: "no", learnt: "x", surprised: "" });
    expect(await points("mo")).toEqual([["What follows from it?", "Cover for Mo's holiday", "Verdict: no, which is a finding"]]);
  });

  it("is in the person's own story and among what they can take along, in words that put no track over another", async () => {
    const trialId = await signedTrial("eve", "mo");
    await endTrial(await as("eve"), { trialId, words: "Thank you all." });
    await concludeTrial(await as("eve"), { trialId, version: 0, verdict: "no", learnt: "I would rather write.", surprised: "" });
    const moments = (await getTimeline(await as("eve")))?.moments.filter((one) => one.kind === "trial");
    expect(moments).toMatchObject([{ title: "Cover for Mo's holiday", words: "Tried management. Verdict: no, which is a finding" }]);
    const { trials } = JSON.parse((await exportOwnRecords(await as("eve"), { format: "json" })).toString());
    expect(trials).toMatchObject([
      { verdict: { verdict: "no", learnt: "I would rather write." }, sponsor: "Dan Whitaker", endWords: "Thank you all." },
    ]);
    expect(forbiddenWordsIn(JSON.stringify([moments, trials]))).toEqual([]);
    const text = (await exportOwnRecords(await as("eve"), { format: "md" })).toString();
    for (const words of ["I would rather write.", "Signed by Mo Bakari", "I am again where I am now.", "Thank you all."])
      expect(text).toContain(words);
  });
});

describe("a trial that is a part in an assignment", () => {
  it("begins with what the assignment says, and ends together with it", async () => {
    const [mo, eve] = [await as("mo"), await as("eve")];
    const assignmentId = await offerAssignment(mo, {
      title: "Lead the retrospective",
      what: "x",
      why: "x",
      hours: 4,
      startsOn: todayOf("eve"),
      endsOn: addDays(todayOf("eve"), 30),
      closesOn: null,
      seats: 1,
      remote: false,
      unitId: null,
      competencyIds: [],
      tracks: ["management"],
    });
    const interestId = await showInterest(eve, { assignmentId, words: "Me." });
    await answerInterest(mo, { interestId, answer: "yes", words: "" });
    const { id: participationId } = await everything.participation.findFirstOrThrow({ where: { interestId }, select: { id: true } });
    expect((await getTermChoices(eve, { participationId }))?.participation).toMatchObject({
      title: "Lead the retrospective",
      owner: "Mo Bakari",
    });
    expect(await getTermChoices(await as("mo"), { participationId }), "it is Eve's part").toBeNull();
    await expect(proposeTrial(await as("tom"), terms({ participationId }))).rejects.toBeInstanceOf(NotFound);
    const trialId = await signedTrial("eve", "mo", { participationId });
    await expect(proposeTrial(eve, terms({ participationId }))).rejects.toThrow("There is a trial for this already.");
    expect((await getTrial(eve, trialId))?.participationId).toBe(participationId);
    await endTrial(eve, { trialId, words: "" });
    expect(await getParticipation(eve, participationId)).toMatchObject({ ending: "early" });
    expect(await getTermChoices(eve, { participationId })).toBeNull();
  });
});
