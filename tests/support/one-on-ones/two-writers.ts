// Two people who write in one 1-on-1 at the same time: what they were told is kept, and in which order each sees it.
import { db } from "@/lib/db";
import { addDays } from "@/lib/clock";
import { Conflict } from "@/lib/errors";
import { planMeeting } from "@/lib/one-on-ones/mutations";
import { addLine, editLine, makeAction, removeLine, restoreLine, shiftLine, tickLine } from "@/lib/talk-lines/mutations";
import { getTalk, type TalkView } from "@/lib/talk-lines/queries";
import { as, todayOf } from "../cast";

// A small generator, so that a failing history can be played again.
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

/** Dan and Ned write, tick, move and remove, four things at a time; words that were acknowledged and are nowhere are lost. */
export async function twoWriters(count: number) {
  const roll = dice(20_261_121);
  const two = [
    { viewer: await as("dan"), other: "ned" },
    { viewer: await as("ned"), other: "dan" },
  ] as const;
  await planMeeting(two[0].viewer, { handle: "ned", day: addDays(todayOf("dan"), 3), time: "10:00", minutes: 30 });
  const acknowledged = new Set<string>();
  const known: { id: string; version: number }[] = [];
  let [conflicts, operations] = [0, 0];
  const operate = async (side: (typeof two)[number], operation: number) => {
    const { viewer, other } = side;
    const line = known[roll(Math.max(1, known.length))];
    const at = line && { lineId: line.id, version: line.version };
    const words = `words ${operation}`;
    const what = known.length < 30 ? 0 : roll(12);
    try {
      if (what === 0 || !at) {
        const kind = (["agenda", "note", "action"] as const)[roll(3)] ?? "note";
        const id = await addLine(viewer, { handle: other, kind, words, owner: "me", dueOn: null });
        known.push({ id, version: 1 });
        if (known.length > 60) known.shift();
        acknowledged.add(words);
        return;
      }
      if (what < 7) {
        await editLine(viewer, { ...at, words });
        acknowledged.add(words);
      } else if (what === 7) await tickLine(viewer, { ...at, done: roll(2) === 0 });
      else if (what === 8) await makeAction(viewer, { ...at, owner: "them", dueOn: null });
      else if (what === 9) await removeLine(viewer, at);
      else if (what === 10) await restoreLine(viewer, at);
      else await shiftLine(viewer, { ...at, to: roll(2) ? "earlier" : "later" });
      if (line) line.version = Math.max(line.version, at.version + 1);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      conflicts++;
      // As the page does: what stands there now is shown, and the next try begins from it.
      const now = await db(viewer).talkLine.findFirst({ where: { id: at?.lineId ?? "" }, select: { version: true } });
      if (line && now) line.version = now.version;
    }
  };
  while (operations < count) {
    const turns = Array.from({ length: 4 }, (_, index) => operate(two[index % 2] as (typeof two)[number], operations + index));
    await Promise.all(turns);
    operations += turns.length;
  }
  const asked = db(two[0].viewer);
  const kept = [
    ...(await asked.talkLine.findMany({ select: { words: true } })),
    ...(await asked.talkLineRevision.findMany({ select: { words: true } })),
  ];
  const there = new Set(kept.map((row) => row.words));
  const order = (view: TalkView | null) => [...(view?.agenda ?? []), ...(view?.actions ?? [])].map((row) => row.id);
  return {
    lost: [...acknowledged].filter((words) => !there.has(words)),
    conflicts,
    orders: [order(await getTalk(await as("dan"), "ned")), order(await getTalk(await as("ned"), "dan"))],
  };
}
