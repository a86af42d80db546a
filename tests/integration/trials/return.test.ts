// Whatever happens around trials, the person is where they were: nothing else changed, and nothing had to run.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, today } from "@/lib/clock";
import { getPlan } from "@/lib/growth-plans/queries";
import { getPerson } from "@/lib/people/queries";
import { listTeam } from "@/lib/team/queries";
import { endTrial, proposeTrial, signTrial } from "@/lib/trials/mutations";
import { listTrialsAtHand } from "@/lib/trials/queries";
import { onServer } from "@/scripts/database/prepare";
import { as } from "@/tests/support/cast";
import { ownerUrl } from "@/tests/support/database";
import { clearTrials, idOf, pass, terms } from "./steps";

// What somebody is at work, in the tables and in what they and others can see.
async function stateOfEve() {
  const eve = await as("eve");
  const [{ rows }, ...seen] = await Promise.all([
    onServer(ownerUrl, (client) =>
      client.query(
        `SELECT p.line_path, p.org_unit_id, p.version, to_json(array(SELECT x FROM placement x WHERE x.person_id = p.id ORDER BY id)) AS placements,
                to_json(array(SELECT x FROM growth_plan x WHERE x.person_id = p.id ORDER BY id)) AS plans,
                to_json(array(SELECT x FROM reporting_line x WHERE p.id IN (x.person_id, x.manager_id) ORDER BY id)) AS lines,
                to_json(array(SELECT x FROM reporting_line x WHERE x.person_id = (SELECT id FROM person WHERE handle = 'ivy') ORDER BY id)) AS ivys,
                to_json(array(SELECT x FROM unit_membership x WHERE x.person_id = p.id ORDER BY id)) AS units,
                to_json(array(SELECT x FROM access_grant x WHERE x.person_id = p.id ORDER BY id)) AS grants,
                to_json(array(SELECT x FROM stint x WHERE x.person_id = p.id ORDER BY id)) AS stints
           FROM person p WHERE p.handle = 'eve'`,
      ),
    ),
    getPlan(eve, "eve"),
    getPlan(eve, "ivy"),
    getPerson(await as("tom"), "eve"),
    listTeam(eve),
  ]);
  return JSON.stringify([rows, seen, eve.linePath, eve.leads, eve.grants]);
}

type Step =
  | { kind: "propose"; in: number; days: number }
  | { kind: "sign"; by: "eve" | "mo" }
  | { kind: "end" }
  | { kind: "pass"; days: number };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("propose" as const), in: fc.nat(3), days: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ kind: fc.constant("sign" as const), by: fc.constantFrom("eve" as const, "mo" as const) }),
  fc.record({ kind: fc.constant("end" as const) }),
  fc.record({ kind: fc.constant("pass" as const), days: fc.integer({ min: 1, max: 15 }) }),
);
type Known = { id: string; first: number; last: number; signed: Set<string>; over: boolean };

describe("coming back", () => {
  it("leaves everything as it was, whatever is started, ended and left to its date, in any order", async () => {
    const before = await stateOfEve();
    const ivy = await idOf("ivy");
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
        await clearTrials(ownerUrl);
        const eve = await as("eve");
        const trials: Known[] = [];
        let now = 0;
        const running = ({ first, last, signed, over }: Known) => signed.size === 2 && !over && first <= now && now <= last;
        for (const one of steps) {
          const [latest] = trials.slice(-1);
          if (one.kind === "propose" && !trials.some((trial) => !trial.over && trial.last >= now)) {
            const startsOn = addDays(today(eve.timeZone), one.in);
            const days = { startsOn, endsOn: addDays(startsOn, one.days - 1) };
            const id = await proposeTrial(eve, terms({ ...days, ledIds: [ivy] }));
            trials.push({ id, first: now + one.in, last: now + one.in + one.days - 1, signed: new Set(), over: false });
          } else if (one.kind === "sign" && latest && !latest.over && !latest.signed.has(one.by) && latest.first >= now) {
            await signTrial(await as(one.by), { trialId: latest.id, version: 1 });
            latest.signed.add(one.by);
          } else if (one.kind === "end" && latest && !latest.over && !(latest.signed.size === 2 && latest.last < now)) {
            await endTrial(eve, { trialId: latest.id, words: "" });
            latest.over = true;
          } else if (one.kind === "pass") {
            await pass(ownerUrl, one.days);
            now += one.days;
          }
          const tries = (await listTrialsAtHand(eve, "eve")).filter((trial) => trial.state === "running").map((trial) => trial.id);
          expect(tries).toEqual(trials.filter(running).map((trial) => trial.id));
        }
        expect(await stateOfEve()).toBe(before);
      }),
      { numRuns: 12 },
    );
  }, 60_000);

  it("gives no right over those led while it runs", async () => {
    await clearTrials(ownerUrl);
    const eve = await as("eve");
    const trialId = await proposeTrial(eve, terms({ ledIds: [await idOf("ivy")] }));
    for (const who of ["eve", "mo"] as const) await signTrial(await as(who), { trialId, version: 1 });
    expect((await as("eve")).leads).toBe(false);
    expect(await getPlan(await as("eve"), "ivy")).toBeNull();
    expect((await listTeam(await as("eve"))).members).toEqual([]);
  });
});
