// Mo and Eve are in the middle of a talk that goes on; with Tom it has been a while. Ivy is Sarah's mentor, and Sam has asked.
import { addDays, instantOf, today } from "@/lib/clock";
import { pool } from "@/lib/db";
import { answerPairing, askPairing, dropMeeting, holdMeeting, planMeeting } from "@/lib/one-on-ones/mutations";
import { getPairing } from "@/lib/one-on-ones/queries";
import { addLine, tickLine } from "@/lib/talk-lines/mutations";
import { personViewer } from "@/scripts/support/viewer";
import { workingDay } from "./company";

type Line = {
  by: "host" | "guest";
  kind: "agenda" | "note" | "action";
  words: string;
  owner?: "me" | "them";
  daysAgo: number;
  done?: boolean;
};

/** Loads the pairings' meetings and what was said in them. */
export async function seedOneOnOnes(): Promise<void> {
  await meet("mo", "eve", 13, [
    { by: "guest", kind: "agenda", words: "How would a trial as lead look, and what happens when it ends?", daysAgo: 20 },
    { by: "host", kind: "agenda", words: "Who covers for me in December?", daysAgo: 13 },
    { by: "host", kind: "note", words: "Eve would rather try two weeks than read about it.", daysAgo: 13 },
    { by: "guest", kind: "note", words: "Mo shows me the hiring board on Thursday.", daysAgo: 13 },
    { by: "host", kind: "action", words: "Ask Dan whether the team may try an acting lead", owner: "me", daysAgo: 13 },
    { by: "guest", kind: "action", words: "Write down what I would want to find out", owner: "me", daysAgo: 13, done: true },
  ]);
  await meet("mo", "tom", 41, [{ by: "guest", kind: "agenda", words: "More time to finish the drawing.", daysAgo: 45 }]);
  const [mo, tom] = [await personViewer("mo"), await getPairing(await personViewer("mo"), "tom")];
  if (tom?.next) await dropMeeting(mo, { meetingId: tom.next.id, version: tom.next.version });
  await askPairing(await personViewer("sarah"), { handle: "ivy", kind: "mentor" });
  await answerPairing(await personViewer("ivy"), { handle: "sarah", answer: "yes" });
  await askPairing(await personViewer("sam"), { handle: "ivy", kind: "mentor" });
}

async function meet(hostHandle: string, guestHandle: string, daysAgo: number, lines: Line[]) {
  const [host, guest] = [await personViewer(hostHandle), await personViewer(guestHandle)];
  const now = today(host.timeZone);
  const id = await planMeeting(host, { handle: guestHandle, day: now, time: "16:00", minutes: 30 });
  const held = workingDay(addDays(now, -daysAgo), "last");
  await pool().query("UPDATE meeting SET starts_at = $2 WHERE id = $1", [id, instantOf(held, "16:00", host.timeZone)]);
  for (const { by, kind, words, owner = "me", done, daysAgo: age } of lines) {
    const [author, other] = by === "host" ? [host, guestHandle] : [guest, hostHandle];
    const lineId = await addLine(author, { handle: other, kind, words, owner, dueOn: null });
    if (done) await tickLine(author, { lineId, version: 1, done: true });
    await dateBack(author.personId, lineId, age);
  }
  await holdMeeting(host, { meetingId: id, version: 1 });
}

// As its author, since nobody else may touch a line.
async function dateBack(personId: string, lineId: string, days: number) {
  const client = await pool().connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT set_config('app.person_id', $1, true)", [personId]);
    await client.query("UPDATE talk_line SET created_at = created_at - make_interval(days => $2) WHERE id = $1", [lineId, days]);
    await client.query("COMMIT");
  } finally {
    client.release();
  }
}
