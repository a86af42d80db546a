import { describe, expect, it } from "vitest";
import { listEvents } from "@/lib/audit/queries";
import { everything, pool } from "@/lib/db";
import { Conflict, NotFound, Refused } from "@/lib/errors";
import { exportOwnRecords } from "@/lib/own-records/mutations";
import { moveToManager } from "@/lib/people/mutations";
import { sayReadiness } from "@/lib/readiness/mutations";
import { getReadiness } from "@/lib/readiness/queries";
import { as, cast, type Persona } from "@/tests/support/cast";
import { idOf } from "../trials/steps";

const say = async (who: Persona, about: string, version: number, shown: string) =>
  sayReadiness(await as(who), { handle: about, version, handsOn: "mostly", shown, cover: "" });

describe("readiness for a first move into management", () => {
  it("is between the person and the manager they have now, and nobody else", async () => {
    await say("eve", "eve", 1, "Eve's words.");
    await say("mo", "eve", 0, "Mo's words.");
    for (const who of cast) {
      const view = await getReadiness(await as(who), "eve");
      expect(Boolean(view), who).toBe(["eve", "mo"].includes(who));
      if (!["eve", "mo"].includes(who)) await expect(say(who, "eve", 0, "x"), who).rejects.toBeInstanceOf(NotFound);
    }
    expect(await getReadiness(await as("eve"), "eve")).toMatchObject({
      side: "self",
      sides: { self: { shown: "Eve's words." }, manager: { shown: "Mo's words." } },
    });
    expect((await pool().query("SELECT * FROM readiness_answer")).rows, "behind the database's own wall").toEqual([]);
    expect(JSON.stringify((await listEvents(await as("ada"))).events)).not.toContain("readiness");
    expect(String(await exportOwnRecords(await as("eve"), { format: "md" }))).toContain("Mo's words.");
    expect(String(await exportOwnRecords(await as("mo"), { format: "md" }))).not.toContain("Eve's words.");
  });

  it("loses no word when both sides of one are written twice", async () => {
    await expect(say("mo", "eve", 0, "Other words.")).rejects.toBeInstanceOf(Conflict);
    await say("mo", "eve", 1, "Newer words.");
    expect((await getReadiness(await as("mo"), "eve"))?.sides.manager).toMatchObject({ shown: "Newer words.", version: 2 });
  });

  it("begins anew with a new manager, who reads nothing of what was said to another", async () => {
    const ada = await as("ada");
    await moveToManager(ada, { personId: await idOf("eve"), managerId: await idOf("ned") });
    expect(await getReadiness(await as("mo"), "eve")).toBeNull();
    expect(await getReadiness(await as("ned"), "eve")).toMatchObject({ sides: { self: null, manager: null } });
    expect(await getReadiness(await as("eve"), "eve")).toMatchObject({ managerName: "Ned Kovač", sides: { self: null, manager: null } });
    await say("eve", "eve", 0, "To Ned.");
    expect((await getReadiness(await as("ned"), "eve"))?.sides.self?.shown).toBe("To Ned.");
    await moveToManager(ada, { personId: await idOf("eve"), managerId: await idOf("mo") });
    expect((await getReadiness(await as("mo"), "eve"))?.sides.self?.shown).toBe("Eve's words.");
  });

  it("needs two, and stands in the way of nothing", async () => {
    expect(await getReadiness(await as("lea"), "lea")).toMatchObject({ managerName: null, advice: [] });
    await expect(say("lea", "lea", 0, "x")).rejects.toBeInstanceOf(Refused);
    // Nothing else in the product refers to it.
    const keys = await everything.$queryRaw<unknown[]>`
      SELECT conrelid::regclass::text AS name FROM pg_constraint WHERE contype = 'f' AND confrelid = 'readiness_answer'::regclass`;
    expect(keys).toEqual([]);
  });
});
