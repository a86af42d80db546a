import { addDays, dayOf } from "@/lib/clock";
import { everything, pool } from "@/lib/db";
import { answerHours, answerInterest, showInterest, withdrawInterest } from "@/lib/interests/mutations";
import { countInterestsToAnswer, listInterests, listInterestsToAnswer, listOwnInterests } from "@/lib/interests/queries";
import { listCandidates, listMatches, listWaiting } from "@/lib/matches/queries";
import { extendAssignment, finishAssignment, offerAssignment, reviseAssignment, withdrawAssignment } from "@/lib/opportunities/mutations";
import { getBoardChoices, getOpening, listOfferUnits, listOpenings, listOwnAssignments, openNow } from "@/lib/opportunities/queries";
import { boardSearch } from "@/lib/opportunities/rules";
import type { OfferAssignment } from "@/lib/opportunities/schema";
import {
  addCheckIn,
  endParticipation,
  keepDebrief,
  keepReflection,
  saveDebrief,
  saveReflection,
  writeKickOff,
} from "@/lib/participations/mutations";
import { getParticipation, listParticipations } from "@/lib/participations/queries";
import { cast, todayOf } from "@/tests/support/cast";
import type { MutationRow, QueryRow } from "./rows";

const offer = (): OfferAssignment => ({
  title: "Something to try",
  what: "A thing.",
  why: "It is new.",
  hours: 3,
  startsOn: todayOf("ned"),
  endsOn: addDays(todayOf("ned"), 30),
  closesOn: null,
  seats: 2,
  remote: false,
  unitId: null,
  competencyIds: [],
  tracks: [],
});

// Ned's crash reporter, in which Tom is interested; Ivy's tech talks, which Sarah runs; Mo's holiday, which Eve would cover.
const evaluation = "Find us a crash reporter";
const talks = "Run the tech talks this season";
const holiday = "Cover for my holiday";
const nothing = { id: crypto.randomUUID(), version: 1 };
const assignment = async (title: string) =>
  (await everything.stretchAssignment.findFirst({ where: { title }, select: { id: true, version: true, endsOn: true } })) ?? {
    ...nothing,
    endsOn: new Date(),
  };
const interestIn = async (title: string, handle: string) =>
  (await everything.interest.findFirst({ where: { assignment: { title }, person: { handle }, withdrawnAt: null }, select: { id: true } }))
    ?.id ?? nothing.id;
const doing = async () =>
  (await everything.participation.findFirst({
    where: { interest: { assignment: { title: talks } } },
    select: { id: true, version: true, reflection: { select: { version: true } }, debrief: { select: { version: true } } },
  })) ?? { ...nothing, reflection: null, debrief: null };
/** An assignment of Ned's that nobody does. */
async function unwantedOfNed(): Promise<string> {
  const title = "Nobody wants this";
  await pool().query(
    `INSERT INTO stretch_assignment (id, owner_id, title, what, why, hours, starts_on, ends_on)
     SELECT gen_random_uuid(), id, $1, 'x', 'x', 2, day_in(time_zone), day_in(time_zone) + 30 FROM person
      WHERE handle = 'ned' AND NOT EXISTS (SELECT FROM stretch_assignment WHERE title = $1)`,
    [title],
  );
  return (await assignment(title)).id;
}
const some = (list: unknown[]) => list.length > 0;

export const opportunityQueries: Record<string, QueryRow> = {
  "lib/opportunities/queries.ts openNow": { ask: async (viewer) => openNow(viewer).text, gives: "everybody" },
  "lib/opportunities/queries.ts listOpenings": { ask: (viewer) => listOpenings(viewer, boardSearch({})), gives: "everybody" },
  "lib/opportunities/queries.ts getBoardChoices": { ask: (viewer) => getBoardChoices(viewer), gives: "everybody" },
  // No longer open: only those who have to do with it.
  "lib/opportunities/queries.ts getOpening": {
    ask: async (viewer) => getOpening(viewer, (await assignment(talks)).id),
    gives: ["ivy", "sarah", "mo"],
  },
  "lib/opportunities/queries.ts listOwnAssignments": {
    ask: async (viewer) => (await listOwnAssignments(viewer)).assignments,
    gives: ["mo", "ned", "ivy"],
  },
  "lib/opportunities/queries.ts listOfferUnits": { ask: (viewer) => listOfferUnits(viewer), gives: "everybody" },
  "lib/interests/queries.ts listInterests": {
    ask: async (viewer) => (await listInterests(viewer, (await assignment(evaluation)).id)).interests,
    gives: ["tom", "mo", "ned"],
  },
  "lib/interests/queries.ts listInterestsToAnswer": { ask: (viewer) => listInterestsToAnswer(viewer), gives: ["mo", "ned"] },
  "lib/interests/queries.ts countInterestsToAnswer": {
    ask: (viewer) => countInterestsToAnswer(viewer),
    gives: ["mo", "ned"],
    has: (count: number) => count > 0,
  },
  "lib/interests/queries.ts listOwnInterests": { ask: (viewer) => listOwnInterests(viewer), gives: ["eve", "tom"] },
  "lib/participations/queries.ts getParticipation": {
    ask: async (viewer) => getParticipation(viewer, (await doing()).id),
    gives: ["sarah", "mo", "ivy"],
  },
  "lib/participations/queries.ts listParticipations": {
    ask: async (viewer) => (await listParticipations(viewer)).participations,
    gives: ["sarah", "mo"],
  },
  "lib/matches/queries.ts listMatches": {
    ask: (viewer) => listMatches(viewer),
    gives: ["eve"],
    has: (matches: { reasons: string[] }[]) => some(matches.filter((one) => one.reasons.some((why) => why.includes("no chance so far")))),
  },
  // Of Mo's people those whom an offer of his fits; of somebody else's offer nobody learns whom it fits.
  "lib/matches/queries.ts listCandidates": {
    ask: async (viewer) => {
      const competency = await everything.competency.findFirst({ where: { key: "mentoring" }, select: { id: true } });
      const id =
        viewer.handle === "mo"
          ? await offerAssignment(viewer, { ...offer(), competencyIds: [competency?.id ?? ""] })
          : (await assignment(holiday)).id;
      return listCandidates(viewer, id);
    },
    gives: ["mo"],
  },
  "lib/matches/queries.ts listWaiting": {
    ask: (viewer) => listWaiting(viewer),
    gives: ["mo"],
    has: (waiting: { handle: string }[]) => waiting.some(({ handle }) => handle === "eve"),
  },
};

export const opportunityMutations: Record<string, MutationRow> = {
  "lib/opportunities/mutations.ts offerAssignment": {
    attempt: (viewer) => offerAssignment(viewer, offer()),
    allows: "everybody",
    records: ["assignment.offered of self"],
  },
  "lib/opportunities/mutations.ts reviseAssignment": {
    attempt: async (viewer, stale) => {
      const { id, version } = await assignment(evaluation);
      return reviseAssignment(viewer, { ...offer(), title: evaluation, assignmentId: id, version: version + stale });
    },
    allows: ["ned"],
    records: ["assignment.revised of self"],
  },
  "lib/opportunities/mutations.ts extendAssignment": {
    attempt: async (viewer) => {
      const { id, endsOn } = await assignment(evaluation);
      return extendAssignment(viewer, { assignmentId: id, endsOn: addDays(dayOf(endsOn), 1) });
    },
    allows: ["ned"],
    records: ["assignment.extended of self"],
  },
  "lib/interests/mutations.ts showInterest": {
    attempt: async (viewer) => showInterest(viewer, { assignmentId: (await assignment(evaluation)).id, words: "Me, please." }),
    allows: cast.filter((handle) => handle !== "ned" && handle !== "tom"),
    records: ["interest.shown of self"],
  },
  "lib/interests/mutations.ts withdrawInterest": {
    attempt: async (viewer) => withdrawInterest(viewer, { interestId: await interestIn(holiday, "eve") }),
    allows: ["eve"],
    records: ["interest.withdrawn of self"],
  },
  "lib/interests/mutations.ts answerInterest": {
    attempt: async (viewer) => answerInterest(viewer, { interestId: await interestIn(evaluation, "tom"), answer: "yes", words: "" }),
    allows: ["ned"],
    records: ["interest.accepted of tom"],
  },
  "lib/interests/mutations.ts answerHours": {
    attempt: async (viewer) => answerHours(viewer, { interestId: await interestIn(evaluation, "tom"), answer: "yes", words: "" }),
    allows: ["mo"],
    records: ["interest.hours_agreed of tom", "participation.begun of tom"],
  },
  "lib/participations/mutations.ts writeKickOff": {
    attempt: async (viewer, stale) => {
      const { id, version } = await doing();
      return writeKickOff(viewer, { participationId: id, version: version + stale, kickOff: "As agreed." });
    },
    allows: ["sarah", "ivy"],
    records: ["participation.kicked_off of sarah"],
  },
  "lib/participations/mutations.ts addCheckIn": {
    attempt: async (viewer) => addCheckIn(viewer, { participationId: (await doing()).id, words: "Going well." }),
    allows: ["sarah", "ivy"],
    records: ["participation.checked_in of sarah"],
  },
  "lib/participations/mutations.ts saveReflection": {
    attempt: async (viewer, stale) => {
      const { id, reflection } = await doing();
      return saveReflection(viewer, {
        participationId: id,
        version: (reflection?.version ?? 0) + stale,
        practised: "x",
        surprised: "",
        energy: "both",
      });
    },
    allows: ["sarah"],
    records: ["participation.reflected of self"],
  },
  "lib/participations/mutations.ts saveDebrief": {
    attempt: async (viewer, stale) => {
      const { id, debrief } = await doing();
      return saveDebrief(viewer, { participationId: id, version: (debrief?.version ?? 0) + stale, words: "Well done." });
    },
    allows: ["ivy"],
    records: ["participation.debriefed of sarah"],
  },
  "lib/participations/mutations.ts keepReflection": {
    attempt: async (viewer) => keepReflection(viewer, { participationId: (await doing()).id, readers: "private" }),
    allows: ["sarah"],
    records: ["evidence.added of self"],
  },
  "lib/participations/mutations.ts keepDebrief": {
    attempt: async (viewer) => keepDebrief(viewer, { participationId: (await doing()).id, readers: "private" }),
    allows: ["sarah"],
    records: ["evidence.added of self"],
  },
  "lib/participations/mutations.ts endParticipation": {
    attempt: async (viewer) => {
      const { id } = await doing();
      // Each of the three ends it once.
      await pool().query("UPDATE participation SET ended_on = NULL, ending = NULL WHERE id = $1", [id]);
      return endParticipation(viewer, { participationId: id, words: "" });
    },
    allows: ["sarah", "ivy", "mo"],
    records: ["participation.ended of sarah"],
  },
  "lib/opportunities/mutations.ts withdrawAssignment": {
    attempt: async (viewer) => withdrawAssignment(viewer, { assignmentId: await unwantedOfNed() }),
    allows: ["ned"],
    records: ["assignment.withdrawn of self"],
  },
  "lib/opportunities/mutations.ts finishAssignment": {
    attempt: async (viewer) => finishAssignment(viewer, { assignmentId: (await assignment(talks)).id }),
    allows: ["ivy"],
    records: ["assignment.finished of self"],
  },
};
