// What is counted of what people entrust, to somebody who puts every view of it together, stands among those counted,
// or looks before and after something happened.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Figure, showShare } from "@/lib/disclosures/rules";
import { showVerdicts } from "@/lib/practices/rules";
import { changedAtLeast, type Counted } from "@/lib/snapshots/rules";
import { splitLevels } from "@/lib/splits/rules";
import { Knowledge, min, solved, tighten, type Unknown } from "@/tests/support/organisations/attacker";
import { dice } from "@/tests/support/organisations/people-over-time";

const levels = ["i1", "i2", "i3", "m1", "m2"];
const asked = {
  plans: ["No plan", "Resting", "Fresh", "Quiet"],
  talks: ["None", "Not kept", "Kept"],
  tried: ["Tried", "Did not"],
  took: ["Took part", "Did not"],
} as const;
type Question = keyof typeof asked;
const questions = Object.keys(asked) as Question[];
type Person = { level: string; unit: string; verdict: number | null; wishes: boolean } & Record<Question, string>;

function randomPeople(seed: number): Person[] {
  const roll = dice(seed);
  const under = (most: number) => Math.floor(roll() * most);
  const [weights, luck] = [levels.map(() => roll() ** 2 + 0.02), Object.fromEntries(questions.map((one) => [one, roll() ** 2]))];
  const total = weights.reduce((sum, one) => sum + one, 0);
  const answer = (question: Question) => {
    const options = asked[question];
    return (roll() < (luck[question] ?? 0) ? options[0] : options[under(options.length)]) as string;
  };
  return Array.from({ length: 10 + under(150) }, () => {
    let at = roll() * total;
    return {
      level: levels[
        Math.max(
          0,
          weights.findIndex((one) => (at -= one) < 0),
        )
      ] as string,
      unit: `u${under(4)}`,
      verdict: roll() < 0.3 ? under(4) : null,
      wishes: roll() < 0.4,
      plans: answer("plans"),
      talks: answer("talks"),
      tried: answer("tried"),
      took: answer("took"),
    };
  });
}

/** What may be known of `people` to whoever reads figures made for groups of `shown`; `me` is a reader who is counted. */
function learn(people: Person[], shown: number, me: Person | null): Knowledge {
  const known = new Knowledge();
  const others = people.filter((one) => one !== me);
  const count = (list: Person[], is: (one: Person) => boolean) => list.filter(is).length;
  // Whoever is counted knows of themselves, and takes themselves away.
  const said = (figure: Figure, is: (one: Person) => boolean): Unknown => {
    const own = me && is(me) ? 1 : 0;
    const truth = count(others, is);
    if (typeof figure === "number") return known.bounded(figure - own, figure - own, truth);
    return known.bounded(0, figure === "few" ? shown - 1 - own : Number.POSITIVE_INFINITY, truth);
  };
  const exactly = (number: number) => ({ low: number, high: number, truth: number, small: false });
  for (const question of questions) {
    const rows = people.map((one) => ({ level: one.level, group: one[question], people: 1 }));
    const { figures, sums } = splitLevels(levels, [...asked[question]], rows, shown, me ? 1 : 0);
    const columns = asked[question].map((): Unknown[] => []);
    // Where nobody is, there is nothing to learn.
    for (const level of levels.filter((one) => others.some((person) => person.level === one))) {
      const cells = asked[question].map((group, at) =>
        said(figures.get(level)?.[at] ?? "few", (one) => one.level === level && one[question] === group),
      );
      // How many are at a level is no secret.
      known.holds([exactly(count(others, (one) => one.level === level))], cells);
      if (count(people, (one) => one.level === level) >= shown) cells.forEach((cell, at) => columns[at]?.push(cell));
    }
    const told = levels.filter((level) => count(people, (one) => one.level === level) >= shown);
    columns.forEach((cells, at) => {
      if (cells.length)
        known.holds([said(sums[at] ?? "few", (one) => told.includes(one.level) && one[question] === asked[question][at])], cells);
    });
  }
  const leading = (one: Person) => one.level.startsWith("m");
  const wishing = (one: Person) => leading(one) && one.wishes;
  if (others.some(leading)) {
    const wishes = said(showShare(count(people, wishing), count(people, leading), shown), wishing);
    const rest = count(others, leading) - wishes.truth;
    known.holds([exactly(count(others, leading))], [wishes, known.bounded(0, Number.POSITIVE_INFINITY, rest)]);
  }
  const verdict = (which: number) => (one: Person) => one.verdict === which;
  const [yes = 0, no = 0, notYet = 0, open = 0] = [0, 1, 2, 3].map((which) => count(people, verdict(which)));
  showVerdicts({ yes, no, notYet, open }, shown).forEach((figure, which) => said(figure, verdict(which)));
  return known;
}

function recovered(known: Knowledge): Unknown[] {
  tighten(known);
  return [...known.unknowns.filter((one) => one.small && one.low === one.high), ...solved(known).filter((one) => one.small)];
}

/** More by hand: ATTACKED_ORGANISATIONS=10000 npx vitest run tests/unit/disclosures/entrusted.test.ts */
const seeds = Array.from({ length: Number(process.env.ATTACKED_ORGANISATIONS ?? 150) }, (_, at) => at + 1);
const outside = (seed: number, shown: number) => recovered(learn(randomPeople(seed), shown, null)).length;
const inside = (seed: number, shown: number) => {
  const people = randomPeople(seed);
  return recovered(learn(people, shown, people[seed % people.length] ?? null)).length;
};

describe("somebody who puts all views of what people entrust together", () => {
  it("recovers nothing small, from outside nor from among those counted", () => {
    for (const seed of seeds) {
      expect(outside(seed, min), `organisation ${seed}`).toBe(0);
      expect(inside(seed, min + 1), `organisation ${seed}, inside`).toBe(0);
    }
  });

  it("would recover some of groups of four, or if a reader made up a group", () => {
    expect(seeds.some((seed) => outside(seed, min - 1) > 0)).toBe(true);
    expect(seeds.some((seed) => inside(seed, min) > 0)).toBe(true);
  });
});

describe("somebody who looks before and after", () => {
  const person = fc.record({ level: fc.constantFrom(...levels), group: fc.constantFrom(...asked.plans) });
  const rowsOf = (people: { level: string; group: string }[]): Counted[] => {
    const counts = new Map<string, Counted & { people: number }>();
    for (const { level, group } of people) {
      const row = counts.get(`${level} ${group}`) ?? { level, group, people: 0 };
      counts.set(`${level} ${group}`, { ...row, people: row.people + 1 });
    }
    return [...counts.values()];
  };

  it("sees no other figures before a whole group has changed, joined or left", () => {
    fc.assert(
      fc.property(
        fc.array(person, { minLength: 1, maxLength: 60 }),
        fc.array(fc.option(person), { maxLength: min - 1 }),
        fc.nat(),
        (people, events, at) => {
          const after = people.slice();
          for (const [index, now] of events.entries()) {
            const place = (at + index * 7) % (after.length + 1);
            if (now) after.splice(place, index % 2, now);
            else after.splice(place, 1);
          }
          expect(changedAtLeast(rowsOf(people), rowsOf(after), min)).toBe(false);
        },
      ),
    );
  });

  it("sees others once a group has", () => {
    const quiet = Array.from({ length: 20 }, () => ({ level: "i1", group: "Quiet" }));
    const fresh = quiet.map((one, at) => (at < min ? { ...one, group: "Fresh" } : one));
    expect(changedAtLeast(rowsOf(quiet), rowsOf(fresh), min)).toBe(true);
    expect(changedAtLeast(rowsOf(quiet), rowsOf(fresh.map((one, at) => (at ? one : { ...one, group: "Quiet" }))), min)).toBe(false);
  });
});
