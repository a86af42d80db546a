import { beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { addDays, type Day, today } from "@/lib/clock";
import { everything } from "@/lib/db";
import { Forbidden, NotFound } from "@/lib/errors";
import { getPerson } from "@/lib/people/queries";
import { placePerson } from "@/lib/placements/mutations";
import type { Reason } from "@/lib/placements/rules";
import { as, todayOf } from "@/tests/support/cast";

let ada: Viewer;
let now: Day;
beforeAll(async () => {
  ada = await as("ada");
  now = today(ada.timeZone);
});

async function place(viewer: Viewer, handle: string, level: string, reason: Reason, startedOn: Day = todayOf(handle)) {
  const { id: personId } = await everything.person.findFirstOrThrow({ where: { handle }, select: { id: true } });
  const { id: levelId } = await everything.level.findFirstOrThrow({
    where: { key: level, version: { framework: { key: "pendulum" } } },
    select: { id: true },
  });
  await placePerson(viewer, { personId, levelId, reason, startedOn });
}

describe("placing somebody at a level", () => {
  it("is for administrators", async () => {
    for (const handle of ["eve", "ned", "mo", "lea"] as const)
      await expect(place(await as(handle), "eve", "staff", "grew")).rejects.toThrow(Forbidden);
  });

  it("ends the level before on the day the new one begins", async () => {
    await place(ada, "eve", "team-lead", "track_move", addDays(now, -3));
    const { history } = (await getPerson(ada, "eve")) ?? {};
    expect(history?.slice(0, 2).map(({ level, reason, startedOn, endedOn }) => [level.key, reason, startedOn, endedOn])).toEqual([
      ["team-lead", "track_move", addDays(now, -3), null],
      ["senior", "grew", expect.any(String), addDays(now, -3)],
    ]);
    expect(
      await everything.auditEvent.findFirst({
        where: { event: "placement.begun" },
        orderBy: { at: "desc" },
        select: { fields: true, about: { select: { handle: true } } },
      }),
    ).toEqual({ fields: ["level"], about: { handle: "eve" } });
  });

  it("calls a change of track a track move in both directions, and coming back returning", async () => {
    await expect(place(ada, "eve", "senior", "grew")).rejects.toThrow("same track");
    await place(ada, "eve", "senior", "returned");
    await expect(place(ada, "tom", "team-lead", "returned")).rejects.toThrow("one they were on before");
    await expect(place(ada, "tom", "senior", "track_move")).rejects.toThrow("another track");
    await expect(place(ada, "tom", "team-lead", "grew")).rejects.toThrow("same track");
  });

  it("cannot begin in the future, before the present level, or where they are", async () => {
    await expect(place(ada, "sarah", "senior", "grew", addDays(now, 1))).rejects.toThrow("today or earlier");
    await expect(place(ada, "sarah", "senior", "grew", "2001-01-01")).rejects.toThrow("not after the day");
    await expect(place(ada, "sarah", "developer", "corrected")).rejects.toThrow("already");
    await expect(place(ada, "sarah", "senior", "hired")).rejects.toThrow("joined before");
  });

  it("is not found for ids that are nobody's", async () => {
    const { id: levelId } = await everything.level.findFirstOrThrow({ select: { id: true } });
    await expect(placePerson(ada, { personId: crypto.randomUUID(), levelId, startedOn: now, reason: "hired" })).rejects.toThrow(NotFound);
  });

  it("keeps the headcount equal to the placements", async () => {
    const [row] = await everything.$queryRaw<{ people: number; booked: number }[]>`
      SELECT (SELECT count(*)::int FROM placement a JOIN person p ON p.id = a.person_id WHERE a.ended_on IS NULL AND p.left_on IS NULL) AS people,
             (SELECT sum(delta)::int FROM headcount_change WHERE org_unit_id = '00000000-0000-0000-0000-000000000000' AND day <= latest_day()) AS booked`;
    expect(row?.booked).toBe(row?.people);
  });
});
