// Run by bench.ts on the largest organisation. First every figure of the headcount, the years, the flows and the splits is
// held against a plain recount of everybody; then each analytical query is measured beside the statements it sends, sent by
// hand. Prints both as JSON; a figure that differs ends the run.
import assert from "node:assert/strict";
import pg from "pg";
import { closePools } from "@/lib/db";
import type { Figure } from "@/lib/disclosures/rules";
import { getFairness } from "@/lib/fairness/queries";
import { getFlows, getReturns } from "@/lib/flows/queries";
import { getDistribution, getSeries } from "@/lib/insights/queries";
import { forget } from "@/lib/memory";
import { getLeading, getParity } from "@/lib/parity/queries";
import { getPractices } from "@/lib/practices/queries";
import { getSplit } from "@/lib/splits/queries";
import { groupOf, splitKinds } from "@/lib/splits/rules";
import { personViewer } from "@/scripts/support/viewer";
import { type PlainPerson, readPlainPeople, standing } from "@/tests/support/organisations/standing";

const [handle = "", ownerUrl = ""] = process.argv.slice(2);
const leader = await personViewer(handle);
const byHand = new pg.Client({ connectionString: ownerUrl });
await byHand.connect();

const figures = await recount(await readPlainPeople(byHand));
const queries = [];
for (const [name, ask] of Object.entries({
  "People by track and level, today": () => getDistribution(leader),
  "People by track and level, three years ago": () => getDistribution(leader, { day: "2023-11-20" }),
  "Forty quarters": () => getSeries(leader),
  "Flows in a year": () => getFlows(leader),
  "Who came back": () => getReturns(leader),
  "By years in the company": () => getSplit(leader, { by: "tenure" }),
  "Where tracks end": () => getParity(leader),
  "Who leads": () => getLeading(leader),
  "Plans, talks and weeks": () => getPractices(leader),
  "Who gets the opportunities": () => getFairness(leader),
}))
  queries.push({ name, ...(await beside(ask)) });
process.stdout.write(`${JSON.stringify({ figures, queries })}\n`);
await byHand.end();
await closePools();

/** Milliseconds of a query when nothing is remembered, and of its statements one after another. */
async function beside(ask: () => Promise<unknown>) {
  const sent: { text: string; values: unknown[] }[] = [];
  const query = Reflect.get(pg.Client.prototype, "query") as (...all: unknown[]) => unknown;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [one, values] = args as [string | { text: string; values?: unknown[] }, unknown[]];
    sent.push(typeof one === "string" ? { text: one, values: values ?? [] } : { text: one.text, values: one.values ?? values ?? [] });
    return query.apply(this, args);
  } as pg.Client["query"];
  const anew = () => (forget(), ask());
  await anew().finally(() => {
    pg.Client.prototype.query = query as pg.Client["query"];
  });
  const own: number[] = [];
  const alone: number[] = [];
  for (let round = 0; round < 5; round++) {
    own.push(await milliseconds(anew));
    alone.push(
      await milliseconds(async () => {
        for (const { text, values } of sent) await byHand.query(text, values);
      }),
    );
  }
  return { own: median(own), alone: median(alone) };
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** How many figures were held against a plain recount; throws at the first that differs. */
async function recount(people: PlainPerson[]): Promise<number> {
  let count = 0;
  const agrees = (figure: Figure | undefined, plain: number, what: string) => {
    count++;
    if (typeof figure === "number") assert.equal(figure, plain, what);
    else if (figure === "few") assert.ok(plain < 5, what);
  };
  const tally = (keys: (string | undefined)[]) => {
    const sums = new Map<string, number>();
    for (const key of keys) if (key !== undefined) sums.set(key, (sums.get(key) ?? 0) + 1);
    return (key: string) => sums.get(key) ?? 0;
  };
  const series = await getSeries(leader);
  assert.ok(series);
  for (const [at, day] of series.days.entries()) {
    const there = tally(people.map((person) => standing(person, day)?.key));
    const page = await getDistribution(leader, { day });
    for (const [lane, track] of series.tracks.entries())
      for (const [index, level] of track.levels.entries()) {
        agrees(level.figures[at], there(level.key), `${level.key} on ${day}`);
        assert.equal(page?.tracks[lane]?.levels[index]?.figure, level.figures[at], `${level.key} on ${day}`);
      }
  }
  const flows = await getFlows(leader);
  assert.ok(flows);
  for (const until of flows.ends.slice(0, 5)) {
    const view = await getFlows(leader, { until });
    assert.ok(view);
    const steps = people.map((person) => ({ a: standing(person, view.from)?.key ?? "", b: standing(person, view.until)?.key ?? "" }));
    const went = tally(steps.map(({ a, b }) => `${a} ${b}`));
    for (const level of view.tracks.flatMap((track) => track.levels)) {
      agrees(level.joined, went(` ${level.key}`), `joined ${level.key} until ${until}`);
      agrees(level.left, went(`${level.key} `), `left ${level.key} until ${until}`);
      for (const other of level.within)
        agrees(other.figure, went(`${level.key} ${other.key}`), `${level.key} to ${other.key} until ${until}`);
    }
  }
  for (const by of splitKinds) {
    const view = await getSplit(leader, { by });
    assert.ok(view);
    const years = (from: string) =>
      String(Number(view.day.slice(0, 4)) - Number(from.slice(0, 4)) - (view.day.slice(5) < from.slice(5) ? 1 : 0));
    const there = tally(
      people.map((person) => {
        const place = standing(person, view.day);
        if (!place) return undefined;
        const group = { tenure: years(person.startedOn), time: years(place.since), location: person.place, version: place.label }[by];
        return `${place.key} ${groupOf(by, group)}`;
      }),
    );
    for (const level of view.tracks.flatMap((track) => track.levels))
      for (const [index, group] of view.groups.entries())
        agrees(level.figures[index], there(`${level.key} ${group}`), `${level.key} by ${group}`);
  }
  return count;
}
