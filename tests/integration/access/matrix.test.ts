// Every query and mutation, asked by everybody of the cast: who gets something, who gets nothing.
import { describe, expect, it } from "vitest";
import { NotFound, Forbidden, Refused } from "@/lib/errors";
import { exportedFunctions } from "@/tests/support/architecture";
import { as, cast } from "@/tests/support/cast";
import { sourcesOf } from "@/tests/support/sources";
import { everything } from "@/lib/db";
import { mutations, queries } from "./matrix";

/** The functions that exist, as "lib/team/queries.ts listTeam". */
const existing = Object.entries(sourcesOf("lib"))
  .filter(([path]) => /\/(queries|mutations)\.ts$/.test(path))
  .flatMap(([path, source]) => exportedFunctions(source).map(({ name }) => `${path} ${name}`));

describe("the access matrix", () => {
  it("has a row for every query and mutation that exists, and for no other", () => {
    expect([...Object.keys(queries), ...Object.keys(mutations)].sort()).toEqual(existing.sort());
  });
});

const isSomething = (result: unknown) => result !== null && result !== undefined && !(Array.isArray(result) && !result.length);

describe.each(Object.entries(queries))("%s", (_, { ask, gives, has = isSomething }) => {
  it.each(cast)("answers %s as the matrix says", async (persona) => {
    const result = await ask(await as(persona)).catch((error: unknown) => {
      if (error instanceof NotFound || error instanceof Forbidden) return null;
      throw error;
    });
    expect(has(result as never)).toBe(gives === "everybody" || gives.includes(persona));
  });
});

describe.each(Object.entries(mutations))("%s", (_, { attempt, allows }) => {
  const refused = cast.filter((persona) => allows !== "everybody" && !allows.includes(persona));
  it.skipIf(!refused.length).each(refused)("refuses %s and changes nothing", async (persona) => {
    const before = await everything.auditEvent.count();
    const viewer = await as(persona);
    const outcome = await attempt(viewer).then(
      () => "done",
      (error: unknown) => error,
    );
    expect(outcome instanceof NotFound || outcome instanceof Forbidden || outcome instanceof Refused, String(outcome)).toBe(true);
    expect(await everything.auditEvent.count()).toBe(before);
  });

  it.each(allows === "everybody" ? cast : allows)("lets %s, and records it", async (persona) => {
    const viewer = await as(persona);
    const before = await everything.auditEvent.count({ where: { actorId: viewer.personId } });
    await attempt(viewer);
    expect(await everything.auditEvent.count({ where: { actorId: viewer.personId } })).toBeGreaterThan(before);
  });
});
