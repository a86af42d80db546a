// Whatever two people, those they ask and an administrator do, in whatever order: what always holds of a track move.
import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays } from "@/lib/clock";
import { answerCover, nameOwners } from "@/lib/cover-plans/mutations";
import { everything, pool } from "@/lib/db";
import { Conflict, Forbidden, NotFound, Refused } from "@/lib/errors";
import { moveToManager } from "@/lib/people/mutations";
import { reviseMove, sayYes, withdrawMove } from "@/lib/track-moves/mutations";
import { as, todayOf } from "@/tests/support/cast";
import { carry, idOf, ivyLeads, levelOf, managerOf, moveId, propose } from "./cast-moves";

const team = ["tom", "sarah", "sam"] as const;
type Step =
  | { do: "yes"; who: "ivy" | "mo"; words: string }
  | { do: "name"; tom: "eve" | "mo"; sarah: "eve" | "mo" | ""; sam: "ned" | "" }
  | { do: "answer"; who: "eve" | "ned"; report: (typeof team)[number]; answer: "yes" | "no" }
  | { do: "join" | "leave" | "withdraw" | "day" | "carry" }
  | { do: "revise"; level: "staff" | "principal"; days: number };
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("yes" as const),
      who: fc.constantFrom("ivy" as const, "mo" as const),
      words: fc.constantFrom("", "Why."),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("name" as const),
      tom: fc.constantFrom("eve" as const, "mo" as const),
      sarah: fc.constantFrom("eve" as const, "mo" as const, "" as const),
      sam: fc.constantFrom("ned" as const, "" as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("answer" as const),
      who: fc.constantFrom("eve" as const, "ned" as const),
      report: fc.constantFrom(...team),
      answer: fc.constantFrom("yes" as const, "yes" as const, "no" as const),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom("join" as const, "leave" as const, "day" as const, "day" as const, "carry" as const) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("withdraw" as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("revise" as const),
      level: fc.constantFrom("staff" as const, "principal" as const),
      days: fc.nat(3),
    }),
  },
);

async function take(one: Step) {
  const [ivy, ada] = [await as("ivy"), await as("ada")];
  if (one.do === "yes") await sayYes(await as(one.who), { moveId, bandWords: one.words });
  else if (one.do === "name")
    await nameOwners(ivy, {
      moveId,
      owner: Object.fromEntries(await Promise.all(team.map(async (who) => [await idOf(who), one[who] || null] as const))),
    });
  else if (one.do === "answer")
    await answerCover(await as(one.who), { moveId, reportId: await idOf(one.report), answer: one.answer, words: "" });
  else if (one.do === "join") await moveToManager(ada, { personId: await idOf("sam"), managerId: await idOf("ivy") });
  else if (one.do === "leave") await moveToManager(ada, { personId: await idOf("sam"), managerId: await idOf("ned") });
  else if (one.do === "withdraw") await withdrawMove(ivy, { moveId });
  else if (one.do === "revise") {
    const { version } = await everything.trackMove.findFirstOrThrow({ where: { id: moveId }, select: { version: true } });
    await reviseMove(ivy, { moveId, version, levelId: await levelOf(one.level), startsOn: addDays(todayOf("ivy"), one.days), why: "x" });
  } else {
    if (one.do === "day")
      await pool().query("UPDATE track_move SET starts_on = $2 WHERE id = $1 AND state IN ('proposed', 'agreed')", [
        moveId,
        todayOf("ivy"),
      ]);
    await Promise.all([carry(), carry()]);
  }
}

const facts = async () => ({
  state: (await everything.trackMove.findFirstOrThrow({ where: { id: moveId }, select: { state: true } })).state,
  managers: await Promise.all(team.map(managerOf)),
  placements: await everything.placement.findMany({
    where: { person: { handle: "ivy" } },
    orderBy: { startedOn: "asc" },
    select: { endedOn: true, level: { select: { id: true, band: { select: { key: true } } } } },
  }),
  yeses: await everything.moveYes.findMany({ where: { moveId }, select: { side: true, bandWords: true } }),
  cover: await everything.coverItem.findMany({
    where: { moveId },
    select: { isYes: true, report: { select: { handle: true } }, owner: { select: { handle: true } } },
  }),
});

async function begin() {
  await ivyLeads();
  await propose(addDays(todayOf("ivy"), 2));
}

it("starts once, with everybody's yes, leaves nobody without a manager, keeps the band or has both reasons, and changes nothing before", async () => {
  let started = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 16 }), async (steps) => {
      await begin();
      let before = await facts();
      for (const one of steps) {
        await take(one).catch((error: unknown) => {
          if (![Refused, NotFound, Forbidden, Conflict].some((kind) => error instanceof kind)) throw error;
        });
        const after = await facts();
        const begins = after.state === "started" && before.state !== "started";
        expect(after.managers.includes(null), "everybody has a manager").toBe(false);
        if (!begins) {
          expect(after.placements, `${one.do} changes no level`).toEqual(before.placements);
          if (one.do !== "join" && one.do !== "leave") expect(after.managers, `${one.do} moves nobody`).toEqual(before.managers);
        } else {
          started++;
          expect(after.placements).toHaveLength(before.placements.length + 1);
          expect(after.placements.filter((placement) => placement.endedOn === null)).toHaveLength(1);
          expect(after.managers, "nobody stays behind").not.toContain("ivy");
          expect(after.cover.every((item) => item.isYes)).toBe(true);
          for (const item of after.cover) expect(after.managers[team.indexOf(item.report.handle as "tom")]).toBe(item.owner.handle);
          expect(after.yeses.map((yes) => yes.side).sort()).toEqual(["manager", "person"]);
          const [was, is] = after.placements.slice(-2).map((placement) => placement.level.band?.key);
          if (was !== is) expect(after.yeses.every((yes) => yes.bandWords)).toBe(true);
        }
        if (before.state === "withdrawn" || before.state === "started") expect(after.state).toBe(before.state);
        before = after;
      }
    }),
    {
      numRuns: 12,
      // Ways that are known to lead to a start, beside what chance finds.
      examples: [
        [
          [
            { do: "name", tom: "eve", sarah: "mo", sam: "" },
            { do: "yes", who: "ivy", words: "" },
            { do: "yes", who: "mo", words: "" },
            { do: "day" },
            { do: "answer", who: "eve", report: "tom", answer: "no" },
            { do: "carry" },
          ],
        ],
        [
          [
            { do: "name", tom: "mo", sarah: "mo", sam: "" },
            { do: "yes", who: "mo", words: "" },
            { do: "yes", who: "ivy", words: "" },
            { do: "day" },
            { do: "day" },
            { do: "withdraw" },
          ],
        ],
        [
          [
            { do: "join" },
            { do: "name", tom: "eve", sarah: "mo", sam: "ned" },
            { do: "revise", level: "principal", days: 1 },
            { do: "answer", who: "eve", report: "tom", answer: "yes" },
            { do: "answer", who: "ned", report: "sam", answer: "yes" },
            { do: "yes", who: "mo", words: "Why." },
            { do: "yes", who: "ivy", words: "Why." },
            { do: "day" },
          ],
        ],
        [
          [
            { do: "name", tom: "mo", sarah: "mo", sam: "" },
            { do: "yes", who: "mo", words: "" },
            { do: "yes", who: "ivy", words: "" },
            { do: "join" },
            { do: "day" },
            { do: "leave" },
            { do: "carry" },
          ],
        ],
      ],
    },
  );
  expect(started).toBeGreaterThan(2);
}, 120_000);
