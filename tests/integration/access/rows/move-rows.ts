import { forgetWish, wishToBuild } from "@/lib/build-wishes/mutations";
import { getOwnWish, wishesToBuild } from "@/lib/build-wishes/queries";
import { addDays } from "@/lib/clock";
import { answerCover, nameOwners } from "@/lib/cover-plans/mutations";
import { listCoverAsks, listOwnerChoices } from "@/lib/cover-plans/queries";
import { db, everything, pool } from "@/lib/db";
import { getFairness } from "@/lib/fairness/queries";
import { answerDoor, endMove } from "@/lib/move-endings/mutations";
import { listOwnMoves } from "@/lib/move-records/queries";
import { addRampItem, removeRampItem, reviseRampItem, tickRampItem } from "@/lib/ramp-plans/mutations";
import { getRamp } from "@/lib/ramp-plans/queries";
import { addRemark, proposeMove, reviseMove, sayYes, withdrawMove, writeMessage } from "@/lib/track-moves/mutations";
import { getMove, getMoveChoices, holdMove, listMoves, listTeamMessages, readLevel } from "@/lib/track-moves/queries";
import { type Persona, todayOf } from "@/tests/support/cast";
import type { MutationRow, QueryRow } from "./rows";

const nothing = crypto.randomUUID();
const levelId = async (key: string) =>
  (await everything.level.findFirst({ where: { key, version: { framework: { key: "pendulum" } } }, select: { id: true } }))?.id ?? nothing;
const some = (list: unknown[]) => list.length > 0;
const moveOf = async (handle: string) =>
  (await everything.trackMove.findFirst({ where: { person: { handle } }, orderBy: { createdAt: "desc" }, select: { id: true } }))?.id ??
  nothing;

/** A move of somebody of the cast at a stage; one that is there already is taken. */
async function moveAt(handle: string, state: "proposed" | "started" | "settled") {
  const is = await everything.trackMove.findFirst({ where: { person: { handle }, state }, select: { id: true, version: true } });
  if (is) return is;
  const { rows } = await pool().query<{ id: string; version: number }>(
    `INSERT INTO track_move (id, person_id, proposed_by_id, from_level_id, level_id, starts_on, why, team_message, state, started_at, ended_at)
     SELECT gen_random_uuid(), p.id, p.id, c.level_id, $2, day_in(p.time_zone) + CASE WHEN $3 = 'proposed' THEN 20 ELSE -5 END, 'x', 'Hello, all.', $3::"TrackMoveState",
            CASE WHEN $3 <> 'proposed' THEN now() END, CASE WHEN $3 = 'settled' THEN now() END
       FROM person p JOIN placement c ON c.person_id = p.id AND c.ended_on IS NULL WHERE p.handle = $1 RETURNING id, version`,
    [handle, await levelId("team-lead"), state],
  );
  await pool().query("INSERT INTO ramp_item (id, move_id, words, due_on) VALUES (gen_random_uuid(), $1, 'A line', day_in('UTC') + 30)", [
    rows[0]?.id,
  ]);
  return rows[0] as { id: string; version: number };
}
const sams = () => moveAt("sam", "proposed");
const lineOf = async (moveId: string) =>
  (await everything.rampItem.findFirst({ where: { moveId }, select: { id: true, version: true } })) ?? { id: nothing, version: 1 };
const henrik = async () =>
  (await everything.person.findFirst({ where: { handle: "henrik-sorensen" }, select: { id: true } }))?.id ?? nothing;

const leading: Persona[] = ["mo", "dan", "ned", "lea"];

// Ivy's move at Mo's is settled; Farid's at Ned's is talked over, and Ned is asked to take his people on.
export const moveQueries: Record<string, QueryRow> = {
  "lib/track-moves/queries.ts readLevel": {
    ask: async (viewer) => readLevel(viewer, db(viewer), await levelId("senior")),
    gives: "everybody",
  },
  "lib/track-moves/queries.ts holdMove": { ask: async (viewer) => holdMove(viewer, db(viewer), await moveOf("ivy")), gives: ["ivy", "mo"] },
  "lib/track-moves/queries.ts getMove": { ask: async (viewer) => getMove(viewer, await moveOf("ivy")), gives: ["ivy", "mo"] },
  "lib/track-moves/queries.ts listMoves": {
    ask: async (viewer) => (await listMoves(viewer)).moves,
    gives: ["ivy", "mo", "ned"],
    has: some,
  },
  "lib/track-moves/queries.ts getMoveChoices": { ask: (viewer) => getMoveChoices(viewer, "eve"), gives: ["mo"] },
  "lib/ramp-plans/queries.ts getRamp": { ask: (viewer) => getRamp(viewer, "farid-rahimi"), gives: ["ned"] },
  "lib/cover-plans/queries.ts listCoverAsks": { ask: (viewer) => listCoverAsks(viewer), gives: ["ned"] },
  "lib/cover-plans/queries.ts listOwnerChoices": {
    ask: async (viewer) => listOwnerChoices(viewer, await moveOf("farid-rahimi")),
    gives: ["ned"],
  },
  "lib/build-wishes/queries.ts getOwnWish": { ask: (viewer) => getOwnWish(viewer), gives: leading },
  "lib/build-wishes/queries.ts wishesToBuild": { ask: (viewer) => wishesToBuild(viewer), gives: ["lea"] },
  "lib/fairness/queries.ts getFairness": { ask: (viewer) => getFairness(viewer), gives: ["lea"] },
  "lib/move-records/queries.ts listOwnMoves": { ask: (viewer) => listOwnMoves(viewer), gives: ["ivy"] },
  "lib/track-moves/queries.ts listTeamMessages": {
    ask: async (viewer) => {
      await moveAt("sarah", "settled");
      return listTeamMessages(viewer);
    },
    gives: ["eve", "ivy", "tom"],
  },
};

export const moveMutations: Record<string, MutationRow> = {
  "lib/track-moves/mutations.ts proposeMove": {
    attempt: async (viewer) =>
      proposeMove(viewer, { handle: "sam", levelId: await levelId("team-lead"), startsOn: addDays(todayOf("sam"), 20), why: "Shall we?" }),
    allows: ["ned"],
    records: ["track_move.proposed of sam"],
  },
  "lib/track-moves/mutations.ts reviseMove": {
    attempt: async (viewer, stale) => {
      const { id, version } = await sams();
      return reviseMove(viewer, {
        moveId: id,
        version: version + stale,
        levelId: await levelId("team-lead"),
        startsOn: addDays(todayOf("sam"), 30),
        why: "Shall we?",
      });
    },
    allows: ["sam", "ned"],
    records: ["track_move.revised of sam"],
  },
  "lib/track-moves/mutations.ts writeMessage": {
    attempt: async (viewer, stale) => {
      const { id, version } = await sams();
      return writeMessage(viewer, { moveId: id, version: version + stale, teamMessage: "Hello." });
    },
    allows: ["sam", "ned"],
    records: ["track_move.message_written of sam"],
  },
  "lib/track-moves/mutations.ts addRemark": {
    attempt: async (viewer) => addRemark(viewer, { moveId: (await sams()).id, words: "A thought." }),
    allows: ["sam", "ned"],
    records: ["track_move.talked_over of sam"],
  },
  "lib/ramp-plans/mutations.ts addRampItem": {
    attempt: async (viewer) => addRampItem(viewer, { moveId: (await sams()).id, words: "A line", dueOn: addDays(todayOf("sam"), 40) }),
    allows: ["sam", "ned"],
    records: ["ramp_item.added of sam"],
  },
  "lib/ramp-plans/mutations.ts reviseRampItem": {
    attempt: async (viewer, stale) => {
      const { id, version } = await lineOf((await sams()).id);
      return reviseRampItem(viewer, { itemId: id, version: version + stale, words: "Another line", dueOn: addDays(todayOf("sam"), 40) });
    },
    allows: ["sam", "ned"],
    records: ["ramp_item.revised of sam"],
  },
  "lib/ramp-plans/mutations.ts tickRampItem": {
    attempt: async (viewer) => {
      const { id: itemId } = await lineOf((await sams()).id);
      await pool().query("UPDATE ramp_item SET done_at = NULL WHERE id = $1", [itemId]);
      return tickRampItem(viewer, { itemId, done: "yes" });
    },
    allows: ["sam", "ned"],
    records: ["ramp_item.done of sam"],
  },
  "lib/ramp-plans/mutations.ts removeRampItem": {
    attempt: async (viewer) => removeRampItem(viewer, { itemId: (await lineOf((await sams()).id)).id }),
    allows: ["sam", "ned"],
    records: ["ramp_item.removed of sam"],
  },
  "lib/track-moves/mutations.ts sayYes": {
    attempt: async (viewer) => sayYes(viewer, { moveId: (await sams()).id, bandWords: "For a year." }),
    allows: ["sam", "ned"],
    records: (who) => ["track_move.yes_said of sam", ...(who === "ned" ? ["track_move.agreed of sam"] : [])],
  },
  "lib/track-moves/mutations.ts withdrawMove": {
    attempt: async (viewer) => {
      await pool().query("UPDATE track_move SET state = 'proposed' WHERE state = 'agreed'");
      return withdrawMove(viewer, { moveId: (await sams()).id });
    },
    allows: ["sam", "ned"],
    records: ["track_move.withdrawn of sam"],
  },
  "lib/cover-plans/mutations.ts nameOwners": {
    attempt: async (viewer) => {
      const moveId = await moveOf("farid-rahimi");
      await pool().query("DELETE FROM cover_item WHERE move_id = $1", [moveId]);
      return nameOwners(viewer, { moveId, owner: { [await henrik()]: "ned" } });
    },
    allows: ["ned"],
    records: ["track_move.covered of farid-rahimi"],
  },
  "lib/cover-plans/mutations.ts answerCover": {
    attempt: async (viewer) =>
      answerCover(viewer, { moveId: await moveOf("farid-rahimi"), reportId: await henrik(), answer: "yes", words: "" }),
    allows: ["ned"],
    records: ["track_move.cover_accepted of farid-rahimi"],
  },
  "lib/move-endings/mutations.ts endMove": {
    attempt: async (viewer) => endMove(viewer, { moveId: (await moveAt("tom", "started")).id, words: "It was good." }),
    allows: ["tom", "mo"],
    records: (who) => ["track_move.looked_back_on of tom", ...(who === "mo" ? ["track_move.settled of tom"] : [])],
  },
  "lib/move-endings/mutations.ts answerDoor": {
    attempt: async (viewer) => answerDoor(viewer, { moveId: (await moveAt("tom", "settled")).id, door: "open", askAgainOn: null }),
    allows: ["tom", "mo"],
    records: ["track_move.door_answered of tom"],
  },
  "lib/build-wishes/mutations.ts wishToBuild": {
    attempt: (viewer) => wishToBuild(viewer),
    allows: leading,
    records: ["build_wish.kept of self"],
  },
  "lib/build-wishes/mutations.ts forgetWish": {
    attempt: (viewer) => forgetWish(viewer),
    allows: leading,
    records: ["build_wish.let_go of self"],
  },
};
