import { describe, expect, it } from "vitest";
import { listEvents, listReads } from "@/lib/audit/queries";
import { recordReads } from "@/lib/db";
import { moveToManager } from "@/lib/people/mutations";
import { as, todayOf } from "@/tests/support/cast";

describe("the log of changes", () => {
  it("tells an administrator of everything but plans, and anybody of what is about themselves", async () => {
    const eve = await as("eve");
    await moveToManager(await as("ada"), { personId: eve.personId, manager: "ned" });
    const forAda = await listEvents(await as("ada"));
    expect(forAda.events[0]).toMatchObject({
      event: "person.moved",
      fields: ["manager"],
      actor: { handle: "ada" },
      about: { handle: "eve" },
    });
    expect(forAda.events.some(({ event, about }) => /^(growth_plan|focus)\./.test(event) && about?.handle !== "ada")).toBe(false);
    const forEve = await listEvents(eve);
    expect(forEve.events[0]).toMatchObject({ event: "person.moved" });
    expect(forEve.events.every(({ about }) => about?.handle === "eve")).toBe(true);
    expect((await listEvents(await as("sam"))).events.some(({ about }) => about?.handle !== "sam")).toBe(false);
  });

  it("can be narrowed to oneself, and turned page by page", async () => {
    const mine = await listEvents(await as("ada"), { aboutMe: true });
    expect(mine.events.every(({ about }) => about?.handle === "ada")).toBe(true);
    const [first, second] = [await listEvents(await as("ada")), await listEvents(await as("ada"), { page: 2 })];
    expect(first.events).toHaveLength(50);
    expect(second.events.some(({ id }) => first.events.some((event) => event.id === id))).toBe(false);
  });
});

describe("the list of reads", () => {
  it("shows each person who read their own records, by day, and nobody else's", async () => {
    const eve = await as("eve");
    await recordReads(await as("mo"), [eve.personId], "growth plan");
    await recordReads(await as("mo"), [eve.personId], "growth plan");
    expect((await listReads(eve)).reads).toMatchObject([{ reader: { handle: "mo" }, kind: "growth plan", times: 2, day: todayOf("eve") }]);
    expect((await listReads(await as("ada"))).reads).toEqual([]);
  });
});
