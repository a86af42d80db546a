// Changes of track in the example company: one that is settled, one that is being talked over, and wishes nobody else knows.
import { wishToBuild } from "@/lib/build-wishes/mutations";
import { addDays, dayOf, today } from "@/lib/clock";
import { nameOwners } from "@/lib/cover-plans/mutations";
import { everything, pool } from "@/lib/db";
import { suggestionsFor } from "@/lib/ramp-plans/rules";
import { addRemark, proposeMove } from "@/lib/track-moves/mutations";
import { personViewer } from "@/scripts/support/viewer";
import { workingDay } from "../company";

const wishing = ["thabo-dlamini", "ingrid-solberg", "rafael-teixeira", "mei-chen", "sofia-petrova", "liam-gallagher"];

/** Loads the moves and the wishes. */
export async function seedTrackMoves(): Promise<void> {
  for (const handle of wishing) await wishToBuild(await personViewer(handle));
  await tellFarid();
  await tellIvy();
}

// Farid has led a team at Ned's for a while, and they talk about his way back to building.
async function tellFarid() {
  const [farid, ned] = [await personViewer("farid-rahimi"), await personViewer("ned")];
  const moveId = await proposeMove(farid, {
    handle: null,
    levelId: await levelId("senior"),
    startsOn: workingDay(addDays(today(farid.timeZone), 21), "next"),
    why: "I led the team through the new checkout. What I look forward to in the morning is the code, and Nadia is ready for more people.",
  });
  await pool().query(
    "UPDATE ramp_item SET due_on = due_on + 8 - extract(isodow FROM due_on)::int WHERE move_id = $1 AND extract(isodow FROM due_on) > 5",
    [moveId],
  );
  await addRemark(ned, { moveId, words: "I would miss you in the planning, and I see it. Let us keep the team whole: who takes whom?" });
  const reports = await everything.person.findMany({
    where: { lines: { some: { managerId: farid.personId, endedOn: null } } },
    select: { id: true, handle: true },
  });
  await nameOwners(farid, {
    moveId,
    owner: Object.fromEntries(reports.map(({ id, handle }) => [id, handle === "samuel-kimani" ? "nadia-benali" : "ned"])),
  });
}

// Ivy came back from leading nearly a year ago: written as it was then, which no form can do afterwards.
async function tellIvy() {
  const [ivy, mo] = [await personViewer("ivy"), await personViewer("mo")];
  const placement = await everything.placement.findFirstOrThrow({
    where: { personId: ivy.personId, endedOn: null, reason: "returned" },
    select: { startedOn: true, levelId: true },
  });
  const { rows } = await pool().query<{ id: string }>(
    `INSERT INTO track_move (id, person_id, proposed_by_id, from_level_id, level_id, starts_on, why, team_message, state, created_at, started_at, ended_at, door_open)
     VALUES (gen_random_uuid(), $1, $1, $2, $3, $4::date, $5, $6, 'settled', $4::date - 40, $4::date, $4::date + 90, true) RETURNING id`,
    [
      ivy.personId,
      await levelId("engineering-manager"),
      placement.levelId,
      placement.startedOn,
      "I learnt a lot from leading, and I want my hands on the design again.",
      "From today I build beside you. Everything you told me stays with me.",
    ],
  );
  const id = rows[0]?.id;
  for (const { words, day } of suggestionsFor("individual_contributor"))
    await pool().query(
      "INSERT INTO ramp_item (id, move_id, words, due_on, done_at) VALUES (gen_random_uuid(), $1, $2, $3::date, $3::date)",
      [id, words, workingDay(addDays(dayOf(placement.startedOn), day - 1), "next")],
    );
  for (const [side, who, words] of [
    ["person", ivy, "The first month was slower than I had hoped, and pairing made it short. I lead designs better for having led people."],
    ["manager", mo, "The same Ivy, and a design that three teams build on. I ask her about people as before."],
  ] as const) {
    await pool().query("INSERT INTO move_yes (move_id, side, author_id, at) SELECT id, $2, $3, created_at FROM track_move WHERE id = $1", [
      id,
      side,
      who.personId,
    ]);
    await pool().query(
      "INSERT INTO move_ending (move_id, side, author_id, words, at) SELECT id, $2, $3, $4, ended_at FROM track_move WHERE id = $1",
      [id, side, who.personId, words],
    );
  }
  await pool().query("UPDATE notice SET seen_at = now() WHERE starts_with(key, 'move-' || $1)", [id]);
}

const levelId = async (key: string) =>
  (
    await everything.level.findFirstOrThrow({
      where: { key, version: { framework: { key: "pendulum" }, state: "published" } },
      select: { id: true },
    })
  ).id;
