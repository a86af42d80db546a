import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Facts, handleFrom, type Known } from "@/lib/identities/rules";
import { type Basis, isNothing, planImport, unitKey } from "@/lib/imports/rules";
import { parsePeople } from "@/lib/people-files/rules";

const today = "2026-11-20";
const levels = ["developer", "senior"].map((key) => ({ id: `level-${key}`, framework: "pendulum", key }));
const nobody: Basis = { people: [], units: [], levels, currentLevels: new Map(levels.map((level) => [level.id, level])) };

function plan(csv: string, basis = nobody) {
  return planImport(parsePeople(csv).people, basis, { today, startedOn: null, levelOf: null, administrator: "ada" });
}

/** The organisation after an import into an empty one. */
function after(csv: string): Basis {
  const { created, lines, memberships, placements, newUnits } = plan(csv).plan;
  const id = (ref: string) => ref.replace("#", "id-");
  const people = created.map(({ ref, facts }): Known => {
    const line = lines.find((one) => one.ref === ref);
    const membership = memberships.find((one) => one.ref === ref);
    const placement = placements.find((one) => one.ref === ref);
    const has = { everManaged: Boolean(line), everInUnit: Boolean(membership), everPlaced: Boolean(placement) };
    return {
      ...(facts as Facts),
      id: id(ref),
      leftOn: null,
      managerId: line ? id(line.manager) : null,
      unitId: membership ? unitKey(membership.unit) : null,
      levelId: placement?.levelId ?? null,
      ...has,
    };
  });
  return { ...nobody, people, units: newUnits.map((path) => ({ id: unitKey(path), path })) };
}

// Small organisations in which everybody reports to somebody with a smaller number.
const organisations = fc
  .array(
    fc.record({
      name: fc.constantFrom("Ann", "Ánn", "Bo Li", "李雷", "", "Ann-2"),
      boss: fc.nat(),
      unit: fc.constantFrom("", "Eng", "eng / Web", "Eng / Web", "Ops"),
      level: fc.constantFrom("", "developer", "senior"),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((people) =>
    people.map(({ name, boss, unit, level }, at) => `p${at},${name},${at && boss % 3 ? `p${boss % at}` : ""},${unit},${level}`),
  );
const header = "id,name,manager,unit,level\n";

describe("an import plan", () => {
  it("is the same for any order of rows", () => {
    fc.assert(
      fc.property(
        organisations.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
        ([rows, shuffled]) => {
          expect(plan(header + shuffled.join("\n"))).toEqual(plan(header + rows.join("\n")));
        },
      ),
    );
  });

  it("is empty for what was imported before, in any order", () => {
    fc.assert(
      fc.property(organisations, (rows) => {
        const basis = after(header + rows.join("\n"));
        const again = plan(header + rows.toReversed().join("\n"), basis);
        expect(again.faults).toEqual([]);
        expect(isNothing(again.plan)).toBe(true);
      }),
    );
  });

  it("takes blank cells and missing rows as they were", () => {
    const basis = after(`${header}a,Ann,,Eng,senior\nb,Bo,a,Eng / Web,developer`);
    expect(isNothing(plan(`${header}b,,,,`, basis).plan)).toBe(true);
  });

  it("ends what changed today and begins the new", () => {
    const basis = after(
      "id,name,manager,unit,level,started\na,Ann,,,,2020-01-01\nb,Bo,a,Eng,developer,2021-01-01\nc,Cy,a,Eng,senior,2022-01-01",
    );
    const { plan: changed } = plan("id,manager,unit,level\nc,b,Ops,developer", basis);
    expect(changed.lines).toEqual([{ ref: "id-c", manager: "id-b", startedOn: today, moved: true }]);
    expect(changed.memberships).toMatchObject([{ unit: ["Ops"], startedOn: today, moved: true }]);
    expect(changed.placements).toMatchObject([{ levelId: "level-developer", startedOn: today, reason: "relevelled" }]);
    expect(changed.newUnits).toEqual([["Ops"]]);
  });

  it("starts lines when both were here, and levels when the person joined", () => {
    const { lines, placements } = plan("id,manager,level,started\na,,,2022-05-01\nb,a,senior,2020-01-01").plan;
    expect(lines).toMatchObject([{ startedOn: "2022-05-01" }]);
    expect(placements).toMatchObject([{ startedOn: "2020-01-01", reason: "hired" }]);
  });

  it("names unknown managers by line, and circles by their chain", () => {
    expect(plan("id,manager\na,x\nb,a").faults).toEqual([
      { line: 2, column: "manager_id", message: "There is nobody with the employee id x." },
    ]);
    expect(plan("id,manager\nd,\nc,b\na,c\nb,a\ne,e").faults).toEqual([
      { line: 3, column: "manager_id", message: "These people would report to each other in a circle: a → c → b → a." },
      { line: 6, column: "manager_id", message: "e would report to themselves." },
    ]);
  });

  it("finds a circle that only closes with the lines of people who are not in the file", () => {
    const basis = after("id,manager\na,\nb,a\nc,b");
    expect(plan("id,manager\na,c", basis).faults).toMatchObject([{ line: 2, message: expect.stringContaining("a → c → b → a") }]);
  });

  it("refuses addresses, handles and levels that cannot be", () => {
    const basis = after("id,name,email\na,Ann,ann@example.com");
    expect(plan("id,name,email,handle,level\nb,Bo,ANN@example.com,ann,king", basis).faults.map(({ message }) => message)).toEqual([
      "Somebody else has the handle ann.",
      "Somebody else has the e-mail address ANN@example.com.",
      "No published framework has a level king.",
    ]);
  });

  it("lets two people swap their addresses", () => {
    const basis = after("id,name,email\na,Ann,1@example.com\nb,Bo,2@example.com");
    const swapped = plan("id,email\na,2@example.com\nb,1@example.com", basis);
    expect(swapped.faults).toEqual([]);
    expect(swapped.plan.changed.map(({ fields }) => fields)).toEqual([["email"], ["email"]]);
  });

  it("recognises by address somebody who has no employee number yet", () => {
    const basis = after("id,name,email\na,Ann,ann@example.com");
    const unnumbered = { ...basis, people: basis.people.map((person) => ({ ...person, employeeNumber: null })) };
    const { created, changed } = plan("id,name,email\n77,Ann,Ann@example.com", unnumbered).plan;
    expect({ created, fields: changed[0]?.fields }).toEqual({ created: [], fields: ["email", "employeeNumber"] });
  });

  it("makes handles of names in any script, and each only once", () => {
    const { created } = plan("id,name\n1,Zoë O'Brien\n2,Zoe O Brien\n3,李雷\n4,Søren Łukasz").plan;
    expect(created.map(({ facts }) => facts.handle)).toEqual(["zoe-o-brien", "zoe-o-brien-2", "3", "soren-lukasz"]);
    expect(handleFrom("--- ")).toBe("");
  });
});
