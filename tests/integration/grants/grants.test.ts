import { beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { everything } from "@/lib/db";
import { Forbidden, NotFound } from "@/lib/errors";
import { grantAccess, withdrawGrant } from "@/lib/grants/mutations";
import { as } from "@/tests/support/cast";
import { withOwner } from "@/tests/support/organisations/plain-people";

let ada: Viewer;
beforeAll(async () => {
  ada = await as("ada");
});
const idOf = async (handle: string) => (await everything.person.findFirstOrThrow({ where: { handle }, select: { id: true } })).id;
const grantOf = async (handle: string, kind: "administrator" | "leadership") =>
  (await everything.grant.findFirstOrThrow({ where: { person: { handle }, kind }, select: { id: true } })).id;

describe("rights", () => {
  it("are given and taken by administrators only", async () => {
    for (const handle of ["eve", "ned", "lea"] as const) {
      const viewer = await as(handle);
      await expect(grantAccess(viewer, { personId: viewer.personId, kind: "administrator" })).rejects.toThrow(Forbidden);
      await expect(withdrawGrant(viewer, { grantId: await grantOf("ada", "administrator") })).rejects.toThrow(Forbidden);
    }
  });

  it("need a sign-in within the last ten minutes", async () => {
    const personId = await idOf("dan");
    const stale = { ...ada, authenticatedAt: new Date(Date.now() - 11 * 60_000) };
    await expect(grantAccess(stale, { personId, kind: "leadership" })).rejects.toThrow("sign out and in again");
    await expect(withdrawGrant(stale, { grantId: await grantOf("lea", "leadership") })).rejects.toThrow("sign out and in again");
  });

  it("of leadership may be for one unit, and hold from the next request on", async () => {
    const unit = await everything.orgUnit.findFirstOrThrow({ where: { key: "engineering-mobile" }, select: { id: true, path: true } });
    await grantAccess(ada, { personId: await idOf("ned"), kind: "leadership", unitId: unit.id });
    expect((await as("ned")).grants).toEqual([{ kind: "leadership", unitId: unit.id, unitPath: unit.path }]);
    await withdrawGrant(ada, { grantId: await grantOf("ned", "leadership") });
    expect((await as("ned")).grants).toEqual([]);
    expect(
      (
        await everything.auditEvent.findMany({
          where: { about: { handle: "ned" }, event: { startsWith: "grant." } },
          orderBy: { at: "asc" },
          select: { event: true, fields: true },
        })
      ).map(({ event, fields }) => `${event} ${fields}`),
    ).toEqual(["grant.given leadership", "grant.withdrawn leadership"]);
  });

  it("are given once, and other rights are not for units", async () => {
    const personId = await idOf("lea");
    await expect(grantAccess(ada, { personId, kind: "leadership" })).rejects.toThrow("already");
    await expect(grantAccess(ada, { personId: ada.personId, kind: "leadership" })).rejects.toThrow("Another administrator");
    const { id: unitId } = await everything.orgUnit.findFirstOrThrow({ select: { id: true } });
    await expect(grantAccess(ada, { personId, kind: "administrator", unitId })).rejects.toThrow("one unit");
    await expect(withdrawGrant(ada, { grantId: crypto.randomUUID() })).rejects.toThrow(NotFound);
  });

  it("stay with the last administrator who can sign in", async () => {
    await grantAccess(ada, { personId: await idOf("lea"), kind: "administrator" });
    // Lea has no password: she is no way in for anybody.
    await withOwner((client) => client.query("DELETE FROM password WHERE person_id = (SELECT id FROM person WHERE handle = 'lea')"));
    await expect(withdrawGrant(ada, { grantId: await grantOf("ada", "administrator") })).rejects.toThrow(
      "last administrator who can sign in",
    );
    await withdrawGrant(ada, { grantId: await grantOf("lea", "administrator") });
  });

  it("stay with the last administrator, also when two withdraw each other's at once", async () => {
    await expect(withdrawGrant(ada, { grantId: await grantOf("ada", "administrator") })).rejects.toThrow("last administrator");
    await grantAccess(ada, { personId: await idOf("lea"), kind: "administrator" });
    const [mine, hers] = [await grantOf("ada", "administrator"), await grantOf("lea", "administrator")];
    const outcomes = await Promise.allSettled([withdrawGrant(ada, { grantId: hers }), withdrawGrant(await as("lea"), { grantId: mine })]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await everything.grant.count({ where: { kind: "administrator" } })).toBe(1);
  });
});
