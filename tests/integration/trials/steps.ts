// Trials of the cast, and days that pass for them.
import { addDays } from "@/lib/clock";
import { everything } from "@/lib/db";
import { proposeTrial, signTrial } from "@/lib/trials/mutations";
import type { ProposeTrial } from "@/lib/trials/schema";
import { onServer } from "@/scripts/database/prepare";
import { as, type Persona, todayOf } from "@/tests/support/cast";

export const terms = (more: Partial<ProposeTrial> = {}): ProposeTrial => ({
  title: "Cover for Mo's holiday",
  track: "management",
  sponsor: "dan",
  startsOn: todayOf("eve"),
  endsOn: addDays(todayOf("eve"), 13),
  share: 50,
  findOut: "How a week feels in which I decide less code.",
  promise: "I am again where I am now.",
  ledIds: [],
  others: "",
  competencyIds: [],
  participationId: null,
  ...more,
});

/** Proposed by somebody and signed by both. */
export async function signedTrial(who: Persona, manager: Persona, more: Partial<ProposeTrial> = {}): Promise<string> {
  const trialId = await proposeTrial(await as(who), terms(more));
  for (const one of [who, manager]) await signTrial(await as(one), { trialId, version: 1 });
  return trialId;
}

/** The trials of this person that the example company came with, out of the way. */
export const clearTrials = (ownerUrl: string) => onServer(ownerUrl, (client) => client.query("DELETE FROM trial"));

/** Lets days pass: for the database that is the same as having begun so much sooner. */
export const pass = (ownerUrl: string, days: number) =>
  onServer(ownerUrl, (client) =>
    client.query(
      `ALTER TABLE trial DISABLE TRIGGER USER;
       UPDATE trial SET starts_on = starts_on - ${days}, ends_on = ends_on - ${days}, ended_on = ended_on - ${days};
       ALTER TABLE trial ENABLE TRIGGER USER`,
    ),
  );

export const idOf = async (handle: string) => (await everything.person.findFirstOrThrow({ where: { handle }, select: { id: true } })).id;
