import { describe, expect, it } from "vitest";
import { addDays } from "@/lib/clock";
import { Conflict, NotFound, Refused } from "@/lib/errors";
import { moveToManager } from "@/lib/people/mutations";
import { saveWorkMix, shareWorkMix, withdrawWorkMix } from "@/lib/work-mixes/mutations";
import { getSharedWorkMix, getWorkMix } from "@/lib/work-mixes/queries";
import { monthOf } from "@/lib/work-mixes/rules";
import { as, todayOf } from "@/tests/support/cast";

const month = monthOf(addDays(monthOf(todayOf("eve")), -1));
const wanted = { coding: 50, reviewAndDesign: 20, people: 20, meetings: 5, other: 5 };
const real = { coding: 20, reviewAndDesign: 20, people: 20, meetings: 35, other: 5 };

describe("a work mix", () => {
  it("adds up to 100, is the person's alone, and is never of a month to come", async () => {
    const sarah = await as("sarah");
    const save = (week: typeof real, more = {}) => saveWorkMix(sarah, { month, side: "real", version: 0, ...week, ...more });
    await expect(save({ ...real, other: 15 })).rejects.toMatchObject({
      constructor: Refused,
      message: "These add up to 110; they should be 100.",
    });
    await expect(save(real, { month: monthOf(addDays(todayOf("eve"), 40)) })).rejects.toBeInstanceOf(Refused);
    await save(real);
    await saveWorkMix(sarah, { month, side: "wanted", version: 0, ...wanted });
    expect(await getWorkMix(sarah, month)).toMatchObject({
      wanted,
      real,
      line: "I would like more of coding in my week: 30 points more than last month.",
    });
    for (const who of ["mo", "dan", "lea", "ada", "tom"] as const) expect(await getSharedWorkMix(await as(who), "sarah"), who).toBeNull();
  });

  it("is not overwritten from an old page", async () => {
    const sarah = await as("sarah");
    await expect(saveWorkMix(sarah, { month, side: "real", version: 0, ...wanted })).rejects.toBeInstanceOf(Conflict);
    await saveWorkMix(sarah, { month, side: "real", version: 1, ...real });
    await expect(saveWorkMix(sarah, { month, side: "real", version: 1, ...wanted })).rejects.toBeInstanceOf(Conflict);
    expect((await getWorkMix(sarah, month)).real).toEqual(real);
  });

  it("is read by the manager it is given to, while they lead, as it stood then, until it is taken back", async () => {
    const [sarah, ada] = [await as("sarah"), await as("ada")];
    await shareWorkMix(sarah, { month });
    await saveWorkMix(sarah, { month, side: "real", version: 2, ...wanted });
    expect(await getSharedWorkMix(await as("mo"), "sarah")).toMatchObject({ month, wanted, real });
    for (const who of ["dan", "lea", "ned", "ada", "tom"] as const) expect(await getSharedWorkMix(await as(who), "sarah"), who).toBeNull();
    await moveToManager(ada, { personId: sarah.personId, managerId: (await as("ned")).personId });
    expect(await getSharedWorkMix(await as("mo"), "sarah")).toBeNull();
    // Given to Mo: Ned reads it once it is given to him.
    expect(await getSharedWorkMix(await as("ned"), "sarah")).toBeNull();
    await shareWorkMix(await as("sarah"), { month });
    expect(await getSharedWorkMix(await as("ned"), "sarah")).toMatchObject({ real: wanted });
    await expect(withdrawWorkMix(await as("ned"), { month })).rejects.toBeInstanceOf(NotFound);
    await withdrawWorkMix(await as("sarah"), { month });
    expect(await getSharedWorkMix(await as("ned"), "sarah")).toBeNull();
  });

  it("is shared only when there is something to share", async () => {
    await expect(shareWorkMix(await as("tom"), { month })).rejects.toBeInstanceOf(Refused);
    const lea = await as("lea");
    await saveWorkMix(lea, { month, side: "real", version: 0, ...real });
    await expect(shareWorkMix(lea, { month })).rejects.toMatchObject({ message: "Nobody is above you now." });
  });
});
