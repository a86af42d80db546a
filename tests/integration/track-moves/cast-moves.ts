// Ivy leads Tom and Sarah again, under Mo: where her story of coming back to building begins.
import { addDays } from "@/lib/clock";
import { answerCover, nameOwners } from "@/lib/cover-plans/mutations";
import { everything, pool } from "@/lib/db";
import { carryMoves } from "@/lib/jobs/moves";
import { listNotices } from "@/lib/notices/queries";
import { moveToManager } from "@/lib/people/mutations";
import { placePerson } from "@/lib/placements/mutations";
import { proposeMove, sayYes, writeMessage } from "@/lib/track-moves/mutations";
import { as, type Persona, todayOf } from "@/tests/support/cast";

export const why = "I miss building, and the team has two people who would lead it well.";
export const teamMessage = "I come back to building, beside you.";

export const idOf = async (handle: Persona) => (await as(handle)).personId;
export const levelOf = async (key: string) =>
  (await everything.level.findFirstOrThrow({ where: { key, version: { framework: { key: "pendulum" } } }, select: { id: true } })).id;
export const managerOf = async (handle: Persona) =>
  (
    await everything.reportingLine.findFirst({
      where: { person: { handle }, endedOn: null },
      select: { manager: { select: { handle: true } } },
    })
  )?.manager.handle ?? null;
export const words = async (handle: Persona) =>
  (await listNotices(await as(handle))).notices.filter((one) => !one.seen).map((one) => one.words);

/** What the jobs do every few minutes. */
export async function carry(): Promise<void> {
  const client = await pool().connect();
  try {
    await carryMoves(client);
  } finally {
    client.release();
  }
}

/** Ends whatever moves there are, and puts everybody where the story begins. */
export async function ivyLeads(): Promise<void> {
  const end = "UPDATE track_move SET ended_at = now(), state =";
  await pool().query(`${end} 'withdrawn' WHERE state IN ('proposed', 'agreed')`);
  await pool().query(`${end} 'settled' WHERE state = 'started'`);
  const ivys = "person_id = (SELECT id FROM person WHERE handle = 'ivy')";
  await pool().query(`DELETE FROM placement WHERE ${ivys} AND started_on >= $1`, [addDays(todayOf("ivy"), -200)]);
  await pool().query(
    `UPDATE placement SET ended_on = NULL WHERE id = (SELECT id FROM placement WHERE ${ivys} ORDER BY started_on DESC LIMIT 1)`,
  );
  const ada = await as("ada");
  const home = { ned: "dan", tom: "mo", sarah: "mo", sam: "ned", ivy: "mo" } as const;
  for (const who of ["ned", "tom", "sarah", "sam", "ivy"] as const)
    if ((await managerOf(who)) !== home[who]) await moveToManager(ada, { personId: await idOf(who), managerId: await idOf(home[who]) });
  await placePerson(ada, {
    personId: await idOf("ivy"),
    levelId: await levelOf("engineering-manager"),
    startedOn: addDays(todayOf("ivy"), -100),
    reason: "track_move",
  });
  for (const who of ["tom", "sarah"] as const) await moveToManager(ada, { personId: await idOf(who), managerId: await idOf("ivy") });
}

/** The move a test is about. */
export let moveId = "";
export const about = (id: string): void => void (moveId = id);

/** Ivy proposes to build again, with a message for the team; it is what the test is about from now on. */
export async function propose(startsOn = addDays(todayOf("ivy"), 14), level = "staff"): Promise<void> {
  const ivy = await as("ivy");
  about(await proposeMove(ivy, { handle: null, levelId: await levelOf(level), startsOn, why }));
  await writeMessage(ivy, { moveId, version: 1, teamMessage });
}
export const cover = async (tom = "eve", sarah = "mo") =>
  nameOwners(await as("ivy"), { moveId, owner: { [await idOf("tom")]: tom, [await idOf("sarah")]: sarah } });
export const takeTom = async () => answerCover(await as("eve"), { moveId, reportId: await idOf("tom"), answer: "yes", words: "" });
export const yes = async (handle: Persona, bandWords = "") => sayYes(await as(handle), { moveId, bandWords });
export const state = async () => (await everything.trackMove.findFirst({ where: { id: moveId }, select: { state: true } }))?.state;
/** Lets the day come that was agreed. */
export const letDayCome = () => pool().query("UPDATE track_move SET starts_on = $2 WHERE id = $1", [moveId, addDays(todayOf("ivy"), -1)]);
