import { pool } from "@/lib/db";
import { dismissPoint } from "@/lib/briefs/mutations";
import { getBrief } from "@/lib/briefs/queries";
import { endFeed, renewFeed } from "@/lib/calendar-feeds/mutations";
import { getFeed } from "@/lib/calendar-feeds/queries";
import { addDays } from "@/lib/clock";
import {
  answerPairing,
  askPairing,
  dropMeeting,
  endPairing,
  holdMeeting,
  moveMeeting,
  planMeeting,
  rateMeeting,
  setCadence,
} from "@/lib/one-on-ones/mutations";
import { getPairing, listPairings } from "@/lib/one-on-ones/queries";
import { chooseReminders, seeNotice } from "@/lib/notices/mutations";
import { listNotices } from "@/lib/notices/queries";
import { addLine, editLine, makeAction, removeLine, restoreLine, shiftLine, tickLine } from "@/lib/talk-lines/mutations";
import { getTalk } from "@/lib/talk-lines/queries";
import { as, type Persona, todayOf } from "@/tests/support/cast";
import { eveAndAbove, type MutationRow, type QueryRow } from "./rows";

/** Eve and Mo; nobody above, beside or below them. */
const two: Persona[] = ["eve", "mo"];
const soon = { day: addDays(todayOf("mo"), 7), time: "11:00", minutes: 30 };

const pairing = async () => getPairing(await as("mo"), "eve");
const meeting = async (stale: number) => {
  const next = (await pairing())?.next;
  return { meetingId: next?.id ?? crypto.randomUUID(), version: (next?.version ?? 1) + stale };
};
const line = async (stale: number, gone = false) => {
  const talk = await getTalk(await as("mo"), "eve");
  const [row] = gone ? (talk?.removed ?? []) : [...(talk?.agenda ?? []), ...(talk?.actions ?? [])];
  return { lineId: row?.id ?? crypto.randomUUID(), version: (row?.version ?? 1) + stale };
};
/** Eve talks with Mo, and Mo with Eve; everybody else tries Eve. */
const partner = (handle: string) => (handle === "eve" ? "mo" : "eve");

export const oneOnOneQueries: Record<string, QueryRow> = {
  "lib/one-on-ones/queries.ts listPairings": {
    ask: (viewer) => listPairings(viewer),
    gives: two,
    has: ({ pairings }: { pairings: { next: { minutes: number } | null }[] }) => pairings.some(({ next }) => next !== null),
  },
  "lib/calendar-feeds/queries.ts getFeed": {
    ask: async (viewer) => {
      if (viewer.handle === "eve") await renewFeed(viewer);
      return getFeed(viewer);
    },
    gives: ["eve"],
  },
  "lib/notices/queries.ts listNotices": {
    // Sam asked Ivy, and she alone is told.
    ask: (viewer) => listNotices(viewer),
    gives: ["ivy"],
    has: ({ notices }: { notices: { words: string }[] }) => notices.some(({ words }) => words.startsWith("Sam Rivera would like")),
  },
  "lib/one-on-ones/queries.ts getPairing": { ask: (viewer) => getPairing(viewer, partner(viewer.handle)), gives: two },
  "lib/briefs/queries.ts getBrief": { ask: (viewer) => getBrief(viewer, "eve"), gives: eveAndAbove },
  "lib/talk-lines/queries.ts getTalk": { ask: (viewer) => getTalk(viewer, partner(viewer.handle)), gives: two },
};

/** Everybody but Mo, who is Tom's manager and talks with him already. */
const askers: Persona[] = ["lea", "eve", "sarah", "ivy", "tom", "dan", "ned", "sam", "ada"];
const asked = (handle: string) => ({ tom: "ada", ada: "eve" })[handle] ?? "tom";
const plannedWith = (handle: string) => ({ dan: "mo", mo: "ivy" })[handle] ?? "dan";

const refusedToOthers = (records: MutationRow["records"], attempt: MutationRow["attempt"]): MutationRow => ({
  attempt,
  allows: two,
  records,
});

export const oneOnOneMutations: Record<string, MutationRow> = {
  "lib/calendar-feeds/mutations.ts renewFeed": {
    attempt: (viewer) => renewFeed(viewer),
    allows: "everybody",
    records: ["calendar_feed.renewed of self"],
  },
  "lib/calendar-feeds/mutations.ts endFeed": {
    attempt: (viewer) => endFeed(viewer),
    allows: "everybody",
    records: ["calendar_feed.ended of self"],
  },
  "lib/notices/mutations.ts seeNotice": {
    attempt: async (viewer) => {
      await pool().query(
        "INSERT INTO notice (id, person_id, kind, key, href) VALUES (gen_random_uuid(), $1, 'plan_quiet', gen_random_uuid()::text, '/me')",
        [viewer.personId],
      );
      return seeNotice(viewer, { noticeId: "all" });
    },
    allows: "everybody",
    records: ["notice.seen of self"],
  },
  "lib/notices/mutations.ts chooseReminders": {
    attempt: (viewer) => chooseReminders(viewer, { ofPlan: true, invitations: true, digest: "off" }),
    allows: "everybody",
    records: ["reminders.chosen of self"],
  },
  "lib/briefs/mutations.ts dismissPoint": {
    attempt: (viewer) => dismissPoint(viewer, { handle: "eve", key: "no-plan" }),
    allows: ["mo"],
    records: ["point.dismissed of self"],
  },
  "lib/talk-lines/mutations.ts addLine": refusedToOthers(["talk_line.added of self"], (viewer) =>
    addLine(viewer, { handle: partner(viewer.handle), kind: "agenda", words: "A thing", owner: "me", dueOn: null }),
  ),
  "lib/talk-lines/mutations.ts editLine": refusedToOthers(["talk_line.edited of self"], async (viewer, stale) =>
    editLine(viewer, { ...(await line(stale)), words: "Changed" }),
  ),
  "lib/talk-lines/mutations.ts makeAction": refusedToOthers(["talk_line.made_action of self"], async (viewer, stale) =>
    makeAction(viewer, { ...(await line(stale)), owner: "me", dueOn: null }),
  ),
  "lib/talk-lines/mutations.ts tickLine": refusedToOthers(["talk_line.done of self"], async (viewer, stale) =>
    tickLine(viewer, { ...(await line(stale)), done: true }),
  ),
  "lib/talk-lines/mutations.ts shiftLine": refusedToOthers(["talk_line.shifted of self"], async (viewer, stale) =>
    shiftLine(viewer, { ...(await line(stale)), to: "later" }),
  ),
  "lib/talk-lines/mutations.ts removeLine": refusedToOthers(["talk_line.removed of self"], async (viewer, stale) =>
    removeLine(viewer, await line(stale)),
  ),
  "lib/talk-lines/mutations.ts restoreLine": refusedToOthers(["talk_line.restored of self"], async (viewer, stale) =>
    restoreLine(viewer, await line(stale, true)),
  ),
  "lib/one-on-ones/mutations.ts setCadence": refusedToOthers(
    (who) => [`pairing.paced of ${partner(who)}`],
    async (viewer, stale) =>
      setCadence(viewer, { handle: partner(viewer.handle), version: ((await pairing())?.version ?? 1) + stale, cadenceDays: 7 }),
  ),
  "lib/one-on-ones/mutations.ts moveMeeting": refusedToOthers(
    (who) => [`meeting.moved of ${partner(who)}`],
    async (viewer, stale) => moveMeeting(viewer, { ...(await meeting(stale)), ...soon }),
  ),
  "lib/one-on-ones/mutations.ts holdMeeting": refusedToOthers(["meeting.held of self"], async (viewer, stale) =>
    holdMeeting(viewer, await meeting(stale)),
  ),
  "lib/one-on-ones/mutations.ts rateMeeting": refusedToOthers(["meeting.rated of self"], async (viewer) =>
    rateMeeting(viewer, { meetingId: (await pairing())?.last?.id ?? "", worth: true }),
  ),
  "lib/one-on-ones/mutations.ts dropMeeting": refusedToOthers(
    (who) => [`meeting.dropped of ${partner(who)}`],
    async (viewer, stale) => {
      // Each of the two drops one; who is late has read that there is one.
      if (!(await pairing())?.next) await planMeeting(viewer, { handle: partner(viewer.handle), ...soon });
      return dropMeeting(viewer, await meeting(stale));
    },
  ),
  "lib/one-on-ones/mutations.ts planMeeting": {
    attempt: (viewer) => planMeeting(viewer, { handle: plannedWith(viewer.handle), ...soon }),
    // Whoever reports to Dan, whom he reports to, and Mo with Ivy.
    allows: ["dan", "mo", "ned", "lea"],
    records: (who) => [`meeting.planned of ${plannedWith(who)}`],
  },
  "lib/one-on-ones/mutations.ts askPairing": {
    attempt: (viewer) => askPairing(viewer, { handle: asked(viewer.handle), kind: "peer" }),
    allows: askers,
    records: (who) => [`pairing.asked of ${asked(who)}`],
  },
  "lib/one-on-ones/mutations.ts endPairing": {
    // What they asked for above can be taken back; what follows from the reporting line cannot.
    attempt: async (viewer, stale) =>
      endPairing(viewer, {
        handle: asked(viewer.handle),
        version: ((await getPairing(viewer, asked(viewer.handle)))?.version ?? 1) + stale,
      }),
    allows: askers,
    records: (who) => [`pairing.ended of ${asked(who)}`],
  },
  "lib/one-on-ones/mutations.ts answerPairing": {
    attempt: (viewer) => answerPairing(viewer, { handle: "sam", answer: "yes" }),
    allows: ["ivy"],
    records: ["pairing.agreed of sam"],
  },
};
