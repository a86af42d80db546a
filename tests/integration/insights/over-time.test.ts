import { beforeAll, describe, expect, it } from "vitest";
import { everything } from "@/lib/db";
import type { Figure } from "@/lib/disclosures/rules";
import { getDistribution, getSeries } from "@/lib/insights/queries";
import { getSplit } from "@/lib/splits/queries";
import { groupOf, splitKinds } from "@/lib/splits/rules";
import { addDays, today } from "@/lib/clock";
import { as } from "@/tests/support/cast";
import { addHistory, plainPeople } from "@/tests/support/organisations/plain-people";
import { type PlainPerson, standing } from "@/tests/support/organisations/standing";

let people: PlainPerson[];
beforeAll(async () => {
  await addHistory(400);
  people = await plainPeople();
});

const agrees = (figure: Figure, plain: number, what: string) => {
  if (typeof figure === "number") expect(figure, what).toBe(plain);
  else if (figure === "few") expect(plain, what).toBeLessThan(5);
};

describe("the organisation over the years", () => {
  it("is, at the beginning of every quarter, what a plain recount and the page of that day say", async () => {
    const lea = await as("lea");
    for (const unit of [undefined, "unit-1", "unit-9", "engineering-platform"]) {
      const path = unit ? ((await everything.orgUnit.findFirst({ where: { key: unit }, select: { path: true } }))?.path ?? "") : "";
      const series = await getSeries(lea, unit ? { unit } : {});
      expect(series?.days.length).toBeGreaterThan(4);
      for (const [at, day] of (series?.days ?? []).entries()) {
        const there = people.map((person) => standing(person, day)).filter((place) => place?.path.startsWith(path));
        const page = at % 5 === 0 ? await getDistribution(lea, { day, ...(unit ? { unit } : {}) }) : null;
        for (const [lane, track] of (series?.tracks ?? []).entries())
          for (const [index, level] of track.levels.entries()) {
            agrees(level.figures[at] ?? "few", there.filter((place) => place?.key === level.key).length, `${level.key} on ${day}`);
            if (page) expect(page.tracks[lane]?.levels[index]?.figure, `${level.key} on ${day}`).toBe(level.figures[at]);
          }
      }
    }
  });

  it("is split by years, location and version as a plain recount does, never with a unit as well", async () => {
    const lea = await as("lea");
    const full = (from: string, until: string) =>
      Number(until.slice(0, 4)) - Number(from.slice(0, 4)) - (until.slice(5) < from.slice(5) ? 1 : 0);
    for (const kind of splitKinds)
      for (const day of [undefined, addDays(today(lea.timeZone), -600)]) {
        const view = await getSplit(lea, { by: kind, ...(day ? { day } : {}) });
        if (!view) throw new Error("nothing");
        if (day) expect(view.day).toBe(`${day.slice(0, 7)}-01`);
        const groups = people.flatMap((person) => {
          const place = standing(person, view.day);
          if (!place) return [];
          const group = {
            tenure: String(full(person.startedOn, view.day)),
            time: String(full(place.since, view.day)),
            location: person.place,
            version: place.label,
          }[kind];
          return [{ level: place.key, group: groupOf(kind, group) }];
        });
        let shown = 0;
        for (const level of view.tracks.flatMap((track) => track.levels))
          for (const [at, group] of view.groups.entries()) {
            const figure = level.figures[at] ?? "few";
            shown += typeof figure === "number" ? 1 : 0;
            agrees(figure, groups.filter((one) => one.level === level.key && one.group === group).length, `${level.key} ${group}`);
          }
        const large = view.tracks
          .flatMap((track) => track.levels)
          .map(({ key }) => key)
          .filter((key) => groups.filter((one) => one.level === key).length >= 5);
        for (const [at, group] of view.groups.entries())
          agrees(
            view.sums[at] ?? "few",
            groups.filter((one) => large.includes(one.level) && one.group === group).length,
            `${group} together`,
          );
        // Of one framework version all are of one kind, and nothing is said.
        if (kind === "version") expect(shown).toBe(0);
        else expect(shown).toBeGreaterThan(3);
      }
    expect(await getSplit(lea, { by: "tenure", unit: "engineering" })).toBeNull();
    expect(await getSplit(lea, { by: "salary" })).toBeNull();
    expect(await getSplit(await as("mo"), { by: "tenure" })).toBeNull();
  });
});
