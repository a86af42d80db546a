import { beforeAll, describe, expect, it } from "vitest";
import { everything } from "@/lib/db";
import type { Figure } from "@/lib/disclosures/rules";
import { getFlows, getReturns } from "@/lib/flows/queries";
import { exportFigures } from "@/lib/figure-files/mutations";
import { addDays, today } from "@/lib/clock";
import { as } from "@/tests/support/cast";
import { addHistory, plainPeople, withOwner } from "@/tests/support/organisations/plain-people";
import { type PlainPerson, standing } from "@/tests/support/organisations/standing";

let people: PlainPerson[];
beforeAll(async () => {
  await addHistory(900);
  people = await plainPeople();
});

/** What is shown is the plain count, and what is "few" is few. */
const agrees = (figure: Figure, plain: number, what: string) => {
  if (typeof figure === "number") expect(figure, what).toBe(plain);
  else if (figure === "few") expect(plain, what).toBeLessThan(5);
};

describe("flows between levels and tracks", () => {
  it("equal a plain recount of who stood where, for the whole and for units, in several years", async () => {
    const lea = await as("lea");
    const units = await everything.orgUnit.findMany({
      where: { key: { in: ["unit-1", "unit-2", "unit-9", "engineering"] } },
      select: { key: true, path: true },
    });
    const ends = (await getFlows(lea))?.ends ?? [];
    let shown = 0;
    for (const unit of [null, ...units])
      for (const until of [ends[0], ends[2], ends[7]] as string[]) {
        const view = await getFlows(lea, { until, ...(unit ? { unit: unit.key } : {}) });
        if (!view) throw new Error("nothing");
        const steps = people.map((person) => ({ a: standing(person, view.from), b: standing(person, view.until) }));
        const inside = (place: { path: string } | null) => !unit || Boolean(place?.path.startsWith(unit.path));
        const stayed = steps.filter(({ a, b }) => a && b && inside(a) && inside(b));
        for (const { from, to, figure } of view.moves) {
          const named = (track: string) => view.tracks.find((one) => one.key === track)?.name;
          agrees(
            figure,
            stayed.filter(({ a, b }) => named(a?.track ?? "") === from && named(b?.track ?? "") === to).length,
            `${from} to ${to}`,
          );
          shown += typeof figure === "number" ? 1 : 0;
        }
        for (const track of view.tracks)
          for (const level of track.levels) {
            agrees(level.joined, steps.filter(({ a, b }) => !a && b?.key === level.key && inside(b)).length, `joined ${level.key}`);
            agrees(level.left, steps.filter(({ a, b }) => !b && a?.key === level.key && inside(a)).length, `left ${level.key}`);
            for (const other of level.within)
              agrees(
                other.figure,
                stayed.filter(({ a, b }) => a?.key === level.key && b?.key === other.key).length,
                `${level.key} to ${other.key}`,
              );
            for (const other of level.others) {
              const crossed = stayed.filter(({ a, b }) => a?.track !== b?.track);
              agrees(other.came, crossed.filter(({ b }) => b?.key === level.key).length, `came to ${level.key}`);
              agrees(other.went, crossed.filter(({ a }) => a?.key === level.key).length, `went from ${level.key}`);
              shown += [other.came, other.went].filter((figure) => typeof figure === "number").length;
            }
          }
      }
    expect(shown).toBeGreaterThan(10);
  });

  it("say in the same words how many went each way, and how many of them came back", async () => {
    const lea = await as("lea");
    const view = await getFlows(lea);
    if (!view) throw new Error("nothing");
    expect(view.finding).toMatch(
      /^\d+ of \d+ people moved between tracks: \d+ from [A-Z].+ to [^.]+\.( The other ways?: [^.]+\.)?( \d+ of them came back to where they had been before\.)?$/,
    );
    for (const { from, to, back } of view.moves) {
      const named = (track: string) => view.tracks.find((one) => one.key === track)?.name;
      const plain = people.filter((person) => {
        const [a, b] = [standing(person, view.from), standing(person, view.until)];
        const before = person.levels.some((one) => one.from < view.from && one.level.track === b?.track);
        return a && b && named(a.track) === from && named(b.track) === to && before;
      }).length;
      agrees(back, plain, `back from ${from} to ${to}`);
    }
  });

  it("are shown for years that end with a quarter, of which none lies within another", async () => {
    const lea = await as("lea");
    const view = await getFlows(lea, { until: addDays(today(lea.timeZone), -250) });
    expect(view?.until).toBe(view?.ends[0]);
    for (const end of view?.ends ?? []) expect(end).toMatch(/^\d{4}-(01|04|07|10)-01$/);
    expect(view?.from).toBe(`${Number(view?.until.slice(0, 4)) - 1}${view?.until.slice(4)}`);
  });

  it("count who came back over ten years, and to which level, as a plain look at every history does", async () => {
    const view = await getReturns(await as("lea"));
    if (!view) throw new Error("nothing");
    const ways = new Map<string, number>();
    for (const { levels } of people) {
      const seen = new Set<string>();
      levels.forEach(({ level, from }, at) => {
        const before = levels[at - 1]?.level;
        if (!before || before.track === level.track || from <= view.since || from > view.today) return;
        const way = `${before.track} ${level.track}`;
        if (seen.has(way)) return;
        seen.add(way);
        const back = levels
          .slice(at + 1)
          .find((one, index) => one.level.track === before.track && levels[at + index]?.level.track === level.track);
        const how = back ? (back.level.order >= before.order ? "same" : "earlier") : "away";
        ways.set(`${way} ${how}`, (ways.get(`${way} ${how}`) ?? 0) + 1);
      });
    }
    const keys = { "Individual contributor": "ic", Management: "management" } as Record<string, string>;
    const tracks = await everything.track.findMany({ select: { key: true, name: true } });
    for (const { key, name } of tracks) keys[name] = key;
    for (const { from, to, same, earlier, away } of view.returns) {
      const plain = (how: string) => ways.get(`${keys[from]} ${keys[to]} ${how}`) ?? 0;
      agrees(same, plain("same"), "same");
      agrees(earlier, plain("earlier"), "earlier");
      agrees(away, plain("away"), "away");
    }
    expect(view.finding).toMatch(/^From .+ back to .+ came \d+ people at the level they had left or one after it/);
  });

  it("are the same in the file as on the page, and taking it is recorded", async () => {
    const lea = await as("lea");
    const view = await getFlows(lea);
    const { text } = await exportFigures(lea, { view: "flows", as: "csv" });
    const level = view?.tracks[0]?.levels.find((one) => typeof one.joined === "number");
    expect(text).toContain(`outside,${level?.title},${level?.joined}`);
    const drawing = await exportFigures(lea, { view: "flows", as: "svg" });
    expect(drawing.text).toContain("<svg");
    expect(drawing.text).toContain(`As of ${view?.until}`);
    for (const [, figure] of drawing.text.matchAll(/>(\d+)<\/text>/g)) expect(Number(figure)).toBeGreaterThanOrEqual(5);
    expect((await everything.auditEvent.findFirst({ where: { event: "organisation.exported" }, orderBy: { at: "desc" } }))?.fields).toEqual(
      ["flows", "svg", view?.until, "whole"],
    );
  });

  it("are not there for those without leadership, and end at the unit of those who lead one", async () => {
    for (const who of ["mo", "ada", "dan"] as const) {
      expect(await getFlows(await as(who))).toBeNull();
      expect(await getReturns(await as(who))).toBeNull();
    }
    await withOwner((client) =>
      client.query(
        "INSERT INTO access_grant (id, person_id, kind, org_unit_id) VALUES (gen_random_uuid(), (SELECT id FROM person WHERE handle = 'dan'), 'leadership', (SELECT id FROM org_unit WHERE name = 'Payments'))",
      ),
    );
    const dan = await as("dan");
    expect((await getFlows(dan))?.unit?.name).toBe("Payments");
    expect(await getFlows(dan, { unit: "engineering" })).toBeNull();
    expect(await getReturns(dan)).toBeNull();
  });
});
