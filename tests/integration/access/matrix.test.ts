// Every query and mutation, asked by everybody of the cast: who gets something, who gets nothing; what is recorded of a
// change, and that nobody changes what they have not read.
import { beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { everything } from "@/lib/db";
import { Conflict, Forbidden, NotFound, Refused } from "@/lib/errors";
import { personViewer } from "@/scripts/support/viewer";
import { exportedFunctions } from "@/tests/support/architecture";
import { cast } from "@/tests/support/cast";
import { sourcesOf } from "@/tests/support/sources";
import { mutations, queries } from "./matrix";

const sources = sourcesOf("lib");
/** The functions that exist, as "lib/team/queries.ts listTeam". */
const existing = Object.entries(sources)
  .filter(([path]) => /\/(queries|mutations)\.ts$/.test(path))
  .flatMap(([path, source]) => exportedFunctions(source).map(({ name }) => `${path} ${name}`));

const schemas = import.meta.glob<Record<string, { shape?: Record<string, unknown> }>>("/lib/*/schema.ts", { eager: true });
/** The mutations that are told a version, as their forms say. */
const versioned = Object.entries(sources).flatMap(([path, source]) =>
  [...source.matchAll(/= action\((\w+),\s*(\w+)/g)]
    .filter(([, schema]) => schemas[`/${path.replace("actions.ts", "schema.ts")}`]?.[schema ?? ""]?.shape?.version)
    .map(([, , name]) => `${path.replace("actions.ts", "mutations.ts")} ${name}`),
);

/** Told a version by the form they share with others, which says nothing here: why. */
const unread = {
  "lib/evidence/mutations.ts restoreEvidence": "what is removed cannot be changed meanwhile",
};

/** Events that a row's other branch records, or a form before there is anybody: seen where that is tested. */
const elsewhere = [
  "growth_plan.begun",
  "growth_plan.reviewed",
  "handoff.saved",
  "interest.declined",
  "interest.hours_declined",
  "pairing.declined",
  "participation.extended",
  "participation.finished",
  "participation.revised",
  "person.changed",
  "ramp_item.taken_again",
  "talk_line.reopened",
  "track_move.cover_declined",
  "trial.ended",
];
/** Events that mutations record. */
const recordable = Object.entries(sources)
  .filter(([path]) => path.endsWith("/mutations.ts"))
  .flatMap(([, source]) => [...source.matchAll(/"([a-z_]+\.[a-z_]+)"/g)].map(([, event]) => event ?? ""));

describe("the access matrix", () => {
  it("has a row for every query and mutation that exists, and for no other", () => {
    expect([...Object.keys(queries), ...Object.keys(mutations)].sort()).toEqual(existing.sort());
  });

  it("attempts whatever is told a version with another one", () => {
    const attempted = Object.keys(mutations).filter((name) => mutations[name]?.attempt.length === 2);
    expect([...attempted, ...Object.keys(unread)].sort()).toEqual([...new Set(versioned)].sort());
  });

  it("says of every event who records it, and about whom", () => {
    const seen = Object.values(mutations).flatMap(({ allows, records }) =>
      typeof records === "function" ? (allows === "everybody" ? [...cast] : allows).flatMap(records) : records,
    );
    const named = new Set([...seen.map((one) => one.split(" ")[0]), ...elsewhere]);
    expect([...new Set(recordable)].filter((event) => !named.has(event))).toEqual([]);
  });
});

const isSomething = (result: unknown) => result !== null && result !== undefined && !(Array.isArray(result) && !result.length);
const isNo = (error: unknown) =>
  error instanceof NotFound || error instanceof Forbidden || error instanceof Refused || error instanceof Conflict;
/** Done, or a no in one of the ways in which the product says no; whatever else happened is thrown. */
const outcome = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: unknown) => {
      if (isNo(error)) return "no";
      throw error;
    },
  );

describe("a query", () => {
  const viewers: Viewer[] = [];
  beforeAll(async () => void viewers.push(...(await Promise.all(cast.map((handle) => personViewer(handle))))));

  it.each(Object.entries(queries))("%s gives something to those it should", async (_, { ask, gives, has = isSomething }) => {
    const given: string[] = [];
    for (const viewer of viewers) {
      const result = await ask(viewer).catch((error: unknown) => {
        if (error instanceof NotFound || error instanceof Forbidden) return null;
        throw error;
      });
      if (has(result as never)) given.push(viewer.handle);
    }
    expect(given).toEqual(cast.filter((handle) => gives === "everybody" || gives.includes(handle)));
  });
});

/** What was recorded after so many events, and about whom. */
async function recordedAfter(count: number, viewer: Viewer): Promise<string[]> {
  const events = await everything.auditEvent.findMany({
    orderBy: { at: "desc" },
    take: (await everything.auditEvent.count()) - count,
    select: { event: true, actorId: true, about: { select: { handle: true } } },
  });
  return events
    .map(({ event, actorId, about }) => {
      const whose = about ? ` of ${about.handle}` : "";
      return `${event}${whose}${actorId === viewer.personId ? "" : " by another"}`;
    })
    .sort();
}

describe.each(Object.entries(mutations))("%s", (_, { attempt, allows, records }) => {
  const allowed = allows === "everybody" ? [...cast] : allows;
  const refused = cast.filter((persona) => !allowed.includes(persona));

  it.skipIf(!refused.length)("refuses everybody else, and changes nothing", async () => {
    const before = await everything.auditEvent.count();
    for (const handle of refused) expect(await outcome(attempt(await personViewer(handle), 0)), handle).toBe("no");
    expect(await everything.auditEvent.count()).toBe(before);
  });

  it.each(allowed)("lets %s, and records it and whom it is about", async (handle) => {
    const viewer = await personViewer(handle);
    if (attempt.length === 2)
      for (const stale of [-1, 1]) expect(await outcome(attempt(viewer, stale)), "who read another version").toBe("no");
    const before = await everything.auditEvent.count();
    await attempt(viewer, 0);
    const expected = typeof records === "function" ? records(handle) : records;
    expect(await recordedAfter(before, viewer)).toEqual(expected.map((one) => one.replace(/ of self$/, ` of ${handle}`)).sort());
  });
});
