import { describe, expect, it } from "vitest";
import { showAlone } from "@/lib/disclosures/rules";
import { countWays, showFlows, trackPlace, wayBetween } from "@/lib/flows/rules";
import { countsOf, headcountOf, totalOf, type Unit, walkDown, wholeOrganisation } from "@/lib/insights/rules";
import { groupOf, splitLevels } from "@/lib/splits/rules";
import { Knowledge, min, nameOf, solved, tighten, type Unknown } from "@/tests/support/organisations/attacker";
import {
  headcounts,
  ladders,
  levelKeys,
  type Organisation,
  randomOrganisation,
  stepsOf,
} from "@/tests/support/organisations/people-over-time";

/** More by hand: ATTACKED_ORGANISATIONS=10000 npx vitest run tests/unit/disclosures/attack.test.ts */
const attacked = Number(process.env.ATTACKED_ORGANISATIONS ?? 100);

function learn(organisation: Organisation): Knowledge {
  const { units, lives, snapshots } = organisation;
  const known = new Knowledge();
  const nowhere = { unit: null, units };
  for (let year = 0; year < snapshots; year++) {
    const counts = headcounts(organisation, year);
    for (const unit of [null, ...units]) {
      const parts = units.filter((one) => one.parentId === (unit?.id ?? null) && totalOf(counts, one.id) > 0);
      for (const [level, shown] of headcountOf({ unit, units }, counts, levelKeys, min)) {
        const truth = (id: string | null) => counts.get(id ?? wholeOrganisation)?.get(level) ?? 0;
        const name = (one: Unit | null) => `${one?.id ?? "whole"} ${level} ${year}`;
        if (unit && !totalOf(counts, unit.id)) continue;
        const own = known.said(name(unit), shown.own, truth(unit?.id ?? null));
        if (!parts.length) continue;
        const inside = parts.map((part, index) => known.said(name(part), shown.parts[index] ?? "few", truth(part.id)));
        const rest = totalOf(counts, unit?.id ?? null) - parts.reduce((sum, part) => sum + totalOf(counts, part.id), 0);
        const left = own.truth - inside.reduce((sum, part) => sum + part.truth, 0);
        known.holds([own], [...inside, ...(rest ? [known.silent(left)] : [])]);
      }
    }
    for (const kind of ["tenure", "location"] as const) {
      const rows = lives.flatMap(({ joined, location, years }) => {
        const place = years[year];
        return place
          ? [{ level: place.level, group: kind === "location" ? location : groupOf("tenure", String(year - joined)), people: 1 }]
          : [];
      });
      const groups = kind === "location" ? ["Berlin", "Lisbon", "Nairobi"] : ["Under 2", "2 to 4", "5 to 9", "10 and more"];
      const split = splitLevels(levelKeys, groups, rows, min);
      const columns = groups.map((): Unknown[] => []);
      for (const [level, figures] of split.figures) {
        const truth = (group: string) => rows.filter((row) => row.level === level && row.group === group).length;
        const inside = groups.map((group, index) => known.said(`${kind} ${group} ${level} ${year}`, figures[index] ?? "few", truth(group)));
        const all = known.named.get(`whole ${level} ${year}`) as Unknown;
        known.holds([all], inside);
        if (all.low === all.high && all.truth >= min) inside.forEach((cell, index) => columns[index]?.push(cell));
      }
      columns.forEach((cells, index) => {
        if (!cells.length) return;
        const truth = cells.reduce((sum, cell) => sum + cell.truth, 0);
        known.holds([known.said(`${kind} ${groups[index]} ${year}`, split.sums[index] ?? "few", truth)], cells);
      });
    }
  }
  for (let year = 0; year + 1 < snapshots; year++) {
    const steps = stepsOf(organisation, year);
    const top = showFlows(ladders, steps.get(wholeOrganisation) ?? [], min);
    const counts = countsOf(
      [...steps].flatMap(([unitId, list]) => [...countWays(ladders, list)].map(([key, people]) => ({ unitId, key, people }))),
    );
    const flow = (from: string, to: string) => known.named.get(`whole ${wayBetween(from, to)} ${year}`) as Unknown;
    for (const [key, figure] of top) {
      const truth = (id: string) => counts.get(id)?.get(key) ?? 0;
      known.said(`whole ${key} ${year}`, walkDown(nowhere, counts, key, figure, min, true).own, truth(wholeOrganisation));
      const levels = key.split(">").every((end) => !end.startsWith("@"));
      const tracks = key.split(">").every((end) => end.startsWith("@"));
      // Units are told of ways between levels or between tracks, not from one to the other.
      if (!levels && !tracks) continue;
      for (const unit of [null, ...units]) {
        const parts = units.filter((one) => one.parentId === (unit?.id ?? null));
        const shown = walkDown({ unit, units }, counts, key, figure, min, true);
        const own = known.said(`${unit?.id ?? "whole"} ${key} ${year}`, shown.own, truth(unit?.id ?? wholeOrganisation));
        const inside = parts.map((part, index) => known.said(`${part.id} ${key} ${year}`, shown.parts[index] ?? "few", truth(part.id)));
        if (parts.length) known.holds([own], [...inside, known.silent(own.truth - inside.reduce((sum, part) => sum + part.truth, 0))]);
      }
    }
    for (const track of ladders) {
      const others = ladders.filter((other) => other !== track);
      for (const { key } of track.levels) {
        const peers = track.levels.filter((level) => level.key !== key);
        known.holds(
          [
            known.named.get(`whole ${key} ${year}`) as Unknown,
            flow("", key),
            ...peers.map((peer) => flow(peer.key, key)),
            ...others.map((other) => flow(trackPlace(other.key), key)),
          ],
          [
            known.named.get(`whole ${key} ${year + 1}`) as Unknown,
            flow(key, ""),
            ...peers.map((peer) => flow(key, peer.key)),
            ...others.map((other) => flow(key, trackPlace(other.key))),
          ],
        );
        // Whoever joined in this year has been here for less than two at its end.
        const young = known.named.get(`tenure Under 2 ${key} ${year + 1}`) as Unknown;
        const joined = flow("", key);
        if (young.truth >= joined.truth) known.holds([young], [joined, known.silent(young.truth - joined.truth)]);
      }
      for (const other of others) {
        const between = flow(trackPlace(track.key), trackPlace(other.key));
        known.holds(
          [between],
          track.levels.map((level) => flow(level.key, trackPlace(other.key))),
        );
        known.holds(
          [between],
          other.levels.map((level) => flow(trackPlace(track.key), level.key)),
        );
      }
    }
  }
  return known;
}

describe("somebody who asks for every unit, day, year and split", () => {
  it(`recovers nothing small in ${attacked} organisations over twelve snapshots`, { timeout: attacked * 1000 + 30_000 }, () => {
    let small = 0;
    for (let seed = 1; seed <= attacked; seed++) {
      const known = learn(randomOrganisation(seed));
      small += known.unknowns.filter((one) => one.small).length;
      tighten(known);
      const found = known.unknowns.filter((one) => one.small && one.low === one.high);
      if (seed % 10 === 0) found.push(...solved(known).filter((one) => one.small));
      expect(
        found.map((one) => `${nameOf(known, one)} is ${one.low}`),
        `organisation ${seed}`,
      ).toEqual([]);
    }
    expect(small).toBeGreaterThan(attacked * 100);
  });

  it("would recover some if the whole were shown beside its parts without care", () => {
    const careless = new Knowledge();
    careless.holds(
      [careless.said("whole", showAlone(23, min), 23)],
      [careless.said("a", showAlone(20, min), 20), careless.said("b", "few", 3)],
    );
    tighten(careless);
    expect(careless.named.get("b")).toMatchObject({ low: 3, high: 3 });
  });
});
