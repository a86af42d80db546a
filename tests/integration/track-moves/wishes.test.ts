import { describe, expect, it } from "vitest";
import { forgetWish, wishToBuild } from "@/lib/build-wishes/mutations";
import { getOwnWish, wishesToBuild } from "@/lib/build-wishes/queries";
import { addDays, today } from "@/lib/clock";
import { db, everything, pool } from "@/lib/db";
import { listEvents } from "@/lib/audit/queries";
import { Refused } from "@/lib/errors";
import { takeFigures } from "@/lib/jobs/figures";
import { proposeMove } from "@/lib/track-moves/mutations";
import { personViewer } from "@/scripts/support/viewer";
import { as, cast, todayOf } from "@/tests/support/cast";
import { takeFiguresAnew, withOwner } from "@/tests/support/organisations/plain-people";
import { levelOf } from "./cast-moves";

const read = async () => (await wishesToBuild(await as("lea")))?.figure;
/** As it would be with the next count. */
const count = async () => {
  await takeFiguresAnew();
  return read();
};
const leaders = async () =>
  await everything.person.findMany({
    // Lea reads the number, and is not counted.
    where: { handle: { not: "lea" }, placements: { some: { endedOn: null, level: { track: { kind: "management" } } } } },
    orderBy: { handle: "asc" },
    select: { id: true, handle: true },
  });

describe("the wish to build again", () => {
  it("is for those who lead, read by its author alone, and gone with a press", async () => {
    const mo = await as("mo");
    await expect(wishToBuild(await as("tom"))).rejects.toBeInstanceOf(Refused);
    await Promise.all([1, 2, 3].map(() => wishToBuild(mo)));
    expect(await getOwnWish(mo)).toEqual({ since: today(mo.timeZone) });
    expect(await getOwnWish(await as("dan"))).toEqual({ since: null });
    for (const who of cast.filter((one) => one !== "mo")) {
      const viewer = await as(who);
      expect(await db(viewer).buildWish.findMany({ select: { personId: true } }), who).toEqual([]);
      expect(
        (await listEvents(viewer)).events.some((event) => event.event.startsWith("build_wish")),
        who,
      ).toBe(false);
    }
    // Without anybody asking, the database shows nothing.
    expect(await everything.buildWish.count()).toBe(0);
    await forgetWish(mo);
    await expect(forgetWish(mo)).rejects.toThrow("There is none.");
    expect(await getOwnWish(mo)).toEqual({ since: null });
  });

  it("becomes a proposal when it is proposed", async () => {
    const mo = await as("mo");
    await wishToBuild(mo);
    const before = await count();
    await proposeMove(mo, { handle: null, levelId: await levelOf("staff"), startsOn: addDays(todayOf("ivy"), 9), why: "I miss it." });
    expect(await getOwnWish(mo)).toEqual({ since: null });
    expect(await count()).toBe(Number(before) - 1);
  });

  it("is not counted anew for leadership because somebody pressed, and never by whoever reads", async () => {
    const before = await count();
    for (const { handle } of (await leaders()).slice(0, 3)) await wishToBuild(await personViewer(handle)).catch(() => undefined);
    expect(await read()).toBe(before);
    await withOwner((client) => client.query("UPDATE figure_snapshot SET taken_at = taken_at - interval '8 days'"));
    await withOwner(takeFigures);
    expect(await read()).toBe(before);
    // The count itself answers jobs alone.
    const asked = await db(await as("lea")).$queryRaw`SELECT * FROM wishes_to_build(day_in('UTC'), ARRAY[]::uuid[])`;
    expect(asked).toEqual([]);
    const counted = await everything.$queryRaw`SELECT * FROM wishes_to_build(day_in('UTC'), ARRAY[]::uuid[])`;
    expect(counted).not.toEqual([]);
    await withOwner((client) => client.query("DELETE FROM figure_snapshot"));
    expect(await wishesToBuild(await as("lea"))).toMatchObject({ asOf: null });
  });

  it("is a number for leadership, held back where few wish it or few do not", async () => {
    const all = await leaders();
    const figures: unknown[] = [];
    for (const { handle } of all) await forgetWish(await personViewer(handle)).catch(() => undefined);
    for (const [at, { handle }] of all.entries()) {
      figures.push(await count());
      await wishToBuild(await personViewer(handle));
      if (at === all.length - 1) figures.push(await count());
    }
    expect(figures.slice(0, 5)).toEqual(["few", "few", "few", "few", "few"]);
    expect(figures.slice(5, all.length - 4)).toEqual(Array.from({ length: all.length - 9 }, (_, at) => at + 5));
    expect(figures.slice(all.length - 4)).toEqual(["held", "held", "held", "held", "held"]);
    for (const who of ["mo", "dan", "ada"] as const) expect(await wishesToBuild(await as(who)), who).toBeNull();
    // Whoever left or leads no longer is not counted.
    for (const { handle } of all.slice(0, 6)) await forgetWish(await personViewer(handle));
    expect(await count()).toBe(all.length - 6);
    await pool().query("UPDATE person SET left_on = day_in(time_zone) WHERE handle = $1", [all.at(-1)?.handle]);
    expect(await count()).toBe(all.length - 7);
  });
});
