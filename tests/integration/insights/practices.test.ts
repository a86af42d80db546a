import { beforeAll, describe, expect, it } from "vitest";
import { addDays, dayAt, dayOf, daysBetween } from "@/lib/clock";
import { everything } from "@/lib/db";
import type { Figure } from "@/lib/disclosures/rules";
import { exportFigures } from "@/lib/figure-files/mutations";
import { freshnessOf } from "@/lib/growth-plans/rules";
import { getPractices } from "@/lib/practices/queries";
import { planGroups, showVerdicts, talkGroups } from "@/lib/practices/rules";
import { as } from "@/tests/support/cast";
import { addHistory, plainPeople, takeFiguresAnew, withOwner } from "@/tests/support/organisations/plain-people";
import { type PlainPerson, standing } from "@/tests/support/organisations/standing";

let people: PlainPerson[];
beforeAll(async () => {
  const lea = await as("lea");
  await addHistory(500);
  await withOwner((client) =>
    client.query(`
      CREATE TEMP TABLE them AS SELECT p.id, row_number() OVER (ORDER BY p.handle)::int AS i, s.level_id FROM person p JOIN stint s ON s.person_id = p.id AND s.ended_on IS NULL WHERE handle ~ '^person-[0-9]+$';
      INSERT INTO work_mix (person_id, month, side, coding, review_and_design, people, meetings, other)
        SELECT id, date_trunc('month', day_in('UTC') - m * 31)::date, side::"MixSide", CASE side WHEN 'wanted' THEN 60 ELSE 30 + i % 10 END, 10, CASE side WHEN 'wanted' THEN 10 + i % 2 ELSE 40 - i % 10 END, 10, CASE side WHEN 'wanted' THEN 10 - i % 2 ELSE 10 END
          FROM them CROSS JOIN generate_series(0, 1) AS m CROSS JOIN (VALUES ('wanted'), ('real')) s(side) WHERE i % 3 = 0 ON CONFLICT DO NOTHING;
      INSERT INTO assessment_round (id, person_id, level_id, opened_by_id, state, opened_at, revealed_at)
        SELECT gen_random_uuid(), id, level_id, id, 'revealed', now() - make_interval(days => n * 40 + 5), now() - make_interval(days => n * 40 + 1) FROM them CROSS JOIN generate_series(1, 2) n WHERE i % 5 = 0;
      INSERT INTO assessment (id, round_id, side, author_id) SELECT gen_random_uuid(), r.id, side::"AssessmentSide", r.person_id FROM assessment_round r JOIN them ON them.id = r.person_id CROSS JOIN (VALUES ('self'), ('manager')) s(side)
        WHERE NOT EXISTS (SELECT FROM assessment a WHERE a.round_id = r.id);
      INSERT INTO rating (assessment_id, competency_id, answer)
        SELECT a.id, c.id, (CASE (length(c.key) + them.i / 5 + extract(day FROM r.opened_at)::int) % 4 WHEN 0 THEN 'no_chance' WHEN 1 THEN 'meets' WHEN 2 THEN 'growing' ELSE 'beyond' END)::"RatingAnswer"
          FROM assessment a JOIN assessment_round r ON r.id = a.round_id JOIN them ON them.id = r.person_id CROSS JOIN competency c WHERE NOT EXISTS (SELECT FROM rating g WHERE g.assessment_id = a.id);
      INSERT INTO meeting (id, pairing_id, starts_at, state) SELECT gen_random_uuid(), p.id, now() - make_interval(days => 3 + (i * 7) % 50), 'held' FROM pairing p JOIN them ON them.id = p.guest_id WHERE p.kind = 'line' AND i % 2 = 0;
      ALTER TABLE trial DISABLE TRIGGER USER;
      INSERT INTO trial (id, person_id, sponsor_id, title, track, starts_on, ends_on, share, find_out, promise, agreed_at)
        SELECT gen_random_uuid(), id, (SELECT id FROM person WHERE handle = 'lea'), 'A thing', 'management', day_in('UTC') - 60 - i % 500, day_in('UTC') - 20 - i % 500, 50, 'x', 'x', now() FROM them WHERE i % 4 = 0;
      ALTER TABLE trial ENABLE TRIGGER USER;
      INSERT INTO trial_verdict (trial_id, verdict, learnt) SELECT t.id, (ARRAY['yes', 'no', 'not_yet'])[1 + i % 3]::"Verdict", 'x' FROM trial t JOIN them ON them.id = t.person_id WHERE i % 8 = 0;
      DROP TABLE them`),
  );
  await takeFiguresAnew();
  // Lea reads these figures, and is not counted in them.
  people = (await plainPeople()).filter(({ id }) => id !== lea.personId);
});

let shown = 0;
const agrees = (figure: Figure | undefined, plain: number, what: string) => {
  if (typeof figure === "number") expect(figure, what).toBe(plain);
  else if (figure === "few") expect(plain, what).toBeLessThan(5);
  shown += typeof figure === "number" ? 1 : 0;
};

describe("how growing is going", () => {
  it("counts fresh plans and kept 1-on-1s by level as a plain look at each of them does", async () => {
    const view = await getPractices(await as("lea"));
    if (!view) throw new Error("nothing");
    const [plans, pairings, zones] = await Promise.all([
      everything.growthPlan.findMany({ where: { state: { not: "closed" } } }),
      everything.pairing.findMany({
        where: { kind: "line", endedAt: null },
        select: { guestId: true, cadenceDays: true, meetings: { where: { state: "held" }, orderBy: { startsAt: "desc" }, take: 1 } },
      }),
      everything.person.findMany({ select: { id: true, timeZone: true } }),
    ]);
    const zoneOf = new Map(zones.map(({ id, timeZone }) => [id, timeZone]));
    const names = { fresh: "Fresh", due: "Quiet for two weeks", stale: "Quiet for a month", paused: "Resting" };
    const planOf = new Map(plans.map((plan) => [plan.personId, names[freshnessOf(plan, view.today, zoneOf.get(plan.personId) ?? "UTC")]]));
    const talkOf = new Map(
      pairings.map(({ guestId, cadenceDays, meetings: [last] }) => [
        guestId,
        last && daysBetween(dayAt(last.startsAt, "UTC"), view.today) <= cadenceDays * 1.5 ? "Kept" : "Not kept",
      ]),
    );
    for (const [index, { key }] of view.plans.levels.entries()) {
      const there = people.filter((person) => standing(person, view.today)?.key === key);
      for (const [at, group] of planGroups.entries())
        agrees(
          view.plans.levels[index]?.figures[at],
          there.filter(({ id }) => (planOf.get(id) ?? "No plan") === group).length,
          `${key} ${group}`,
        );
      for (const [at, group] of talkGroups.entries())
        agrees(
          view.talks.levels[index]?.figures[at],
          there.filter(({ id }) => (talkOf.get(id) ?? "No regular 1-on-1") === group).length,
          `${key} ${group}`,
        );
    }
    expect(shown).toBeGreaterThan(8);
    expect(view.plans.finding).toMatch(/^\d+( of \d+)? people at levels that can be shown have a fresh plan\.$/);
  });

  it("counts who tried another track and what they took from it, as a plain look at each trial does", async () => {
    const view = await getPractices(await as("lea"));
    if (!view) throw new Error("nothing");
    const trials = (
      await everything.trial.findMany({
        where: { agreedAt: { not: null }, withdrawnAt: null },
        include: { verdict: { select: { verdict: true } } },
      })
    ).map(({ startsOn, endsOn, endedOn, ...trial }) => ({ ...trial, from: dayOf(startsOn), until: dayOf(endedOn ?? endsOn) }));
    const year = addDays(view.today, -365);
    const tried = new Set(
      trials.filter(({ from, until }) => from <= view.today && (until < view.today ? until : view.today) > year).map((one) => one.personId),
    );
    for (const [index, { key }] of view.trials.levels.entries()) {
      const there = people.filter((person) => standing(person, view.today)?.key === key);
      agrees(view.trials.levels[index]?.figures[0], there.filter(({ id }) => tried.has(id)).length, `${key} tried`);
      agrees(view.trials.levels[index]?.figures[1], there.filter(({ id }) => !tried.has(id)).length, `${key} did not`);
    }
    const last = new Map<string, (typeof trials)[number]>();
    for (const trial of trials.filter(({ until }) => until < view.today && until > year).sort((a, b) => (a.until < b.until ? -1 : 1)))
      last.set(trial.personId, trial);
    for (const [at, verdict] of (["yes", "no", "not_yet", null] as const).entries())
      agrees(
        view.trials.verdicts[at],
        [...last.values()].filter((one) => (one.verdict?.verdict ?? null) === verdict).length,
        `verdict ${verdict}`,
      );
    expect(view.trials.verdicts.some((figure) => typeof figure === "number")).toBe(true);
  });

  it("says of verdicts nothing that gives a small group away, and nothing where all are alike", () => {
    expect(showVerdicts({ yes: 9, no: 0, notYet: 0, open: 0 }, 5)).toEqual(["held", "held", "held", "held"]);
    expect(showVerdicts({ yes: 2, no: 1, notYet: 0, open: 0 }, 5)).toEqual(["few", "few", "few", "few"]);
    expect(showVerdicts({ yes: 9, no: 1, notYet: 0, open: 0 }, 5).filter((figure) => typeof figure === "number")).toEqual([]);
    expect(showVerdicts({ yes: 9, no: 7, notYet: 6, open: 5 }, 5)).toEqual([9, 7, 6, 5]);
  });

  it("says mean weeks of groups alone, to the nearest five per cent", async () => {
    const view = await getPractices(await as("lea"));
    const mixes = await everything.workMix.findMany({ orderBy: { month: "desc" } });
    expect(view?.weeks.levels.length).toBeGreaterThan(1);
    for (const { key, wanted, real } of view?.weeks.levels ?? []) {
      const weeks = people.flatMap((person) => {
        if (standing(person, view?.today ?? "")?.key !== key) return [];
        const own = mixes.filter((mix) => mix.personId === person.id && dayOf(mix.month) > addDays(view?.today ?? "", -93));
        const first = own.find((mix) => mix.side === "wanted" && own.some((other) => other.side === "real" && +other.month === +mix.month));
        const second = own.find((mix) => mix.side === "real" && +mix.month === +(first?.month ?? 0));
        return first && second ? [{ first, second }] : [];
      });
      expect(weeks.length).toBeGreaterThanOrEqual(5);
      const mean = (side: "first" | "second", part: "coding" | "people") =>
        Math.round(weeks.reduce((sum, week) => sum + week[side][part], 0) / weeks.length / 5) * 5;
      expect([wanted.coding, wanted.people, real.coding, real.people]).toEqual([
        mean("first", "coding"),
        mean("first", "people"),
        mean("second", "coding"),
        mean("second", "people"),
      ]);
    }
  });

  it("counts competencies once for each person, by the latest that their manager's side says", async () => {
    const view = await getPractices(await as("lea"));
    const ratings = await everything.rating.findMany({
      where: { assessment: { side: "manager", round: { state: "revealed" } } },
      select: {
        answer: true,
        competency: { select: { key: true } },
        assessment: { select: { round: { select: { personId: true, revealedAt: true } } } },
      },
    });
    const latest = new Map<string, { at: number; answer: string | null; key: string }>();
    for (const { answer, competency, assessment } of ratings) {
      const name = `${assessment.round.personId} ${competency.key}`;
      const at = +(assessment.round.revealedAt ?? 0);
      if ((latest.get(name)?.at ?? 0) < at) latest.set(name, { at, answer, key: competency.key });
    }
    const count = (key: string, answers: string[]) =>
      [...latest.values()].filter((one) => one.key === key && answers.includes(one.answer ?? "")).length;
    let some = 0;
    for (const { key, shows, growing, noChance } of view?.competencies.list ?? []) {
      agrees(shows, count(key, ["meets", "beyond"]), `${key} shows`);
      agrees(growing, count(key, ["growing"]), `${key} growing`);
      agrees(noChance, count(key, ["no_chance"]), `${key} no chance`);
      some += typeof noChance === "number" ? 1 : 0;
    }
    expect(some).toBeGreaterThan(0);
    expect(view?.competencies.finding).toContain("No chance so far: ");
  });

  it("is the same in the file, and there for nobody but those who lead the whole", async () => {
    const lea = await as("lea");
    const { text } = await exportFigures(lea, { view: "health" });
    expect(text).toContain("growth plans,Developer,No plan,");
    for (const [, figure] of text.matchAll(/,(\d+),"?Everybody/g)) expect(Number(figure)).toBeGreaterThanOrEqual(5);
    expect(await getPractices(lea, { unit: "engineering" })).toBeNull();
    for (const who of ["mo", "ada", "dan"] as const) expect(await getPractices(await as(who))).toBeNull();
  });
});
