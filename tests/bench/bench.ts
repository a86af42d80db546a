// npm run bench: how much of an empty page's throughput the three pages keep, and whether they stay as
// fast when the organisation grows. Prints a Markdown table; see README.md for the method. --quick is shorter.
import autocannon from "autocannon";
import { ensureBuild, runScript } from "@/scripts/support/app";
import { main, step } from "@/scripts/support/progress";
import { handleOf, signers } from "./generator";
import { type Organisation, openOrganisations } from "./organisation";
import { servePages, serveFloor, type Target } from "./servers";
import { allSizes, type Figures, figuresTable, type Sample, summary, type Updates, updatesTable } from "./summary";

const quick = process.argv.includes("--quick");
const connections = [1, 16];
const rounds = quick ? 2 : 5;
const seconds = quick ? 1 : 2;
const say = (text: string) => process.stdout.write(`${text}\n`);

await main(async () => {
  await step("Building the app (only when something changed)", () => ensureBuild());
  const { organisations, stop } = await openOrganisations(allSizes, say);
  const stops = [stop];
  try {
    const floor = await step("Building and serving the floor", () => serveFloor(4100));
    stops.push(floor.stop);
    const groups: Target[][] = [];
    for (const organisation of organisations) {
      const { targets, server } = await servePages(organisation, 4110);
      stops.push(server.stop);
      groups.push([floor.target, ...targets]);
    }
    await step("Looking at every page, and warming up", async () => {
      for (const target of new Set(groups.flat())) await look(target);
      for (const target of new Set(groups.flat())) await load(target, 16, quick ? 1 : 3);
    });
    const samples = await step(`Measuring ${rounds} rounds`, () => measure(groups));
    const updates = await step("Measuring updates beside the same SQL", () =>
      measureUpdates(organisations.find(({ people }) => people === 10_000)),
    );
    const figures = await step("Counting everybody anew, and measuring leadership's queries", () => measureFigures(organisations.at(-1)));
    say(`\n${summary(samples)}\n\n${updates}\n\n${figures}`);
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
  const guards = await step("Sending the worst to what anybody may ask", () => runScript("tests/bench/guards.ts"));
  say(guards.text);
  if (guards.code !== 0) throw new Error("A guard took too long.");
});

async function measureUpdates(organisation: Organisation | undefined): Promise<string> {
  if (!organisation) return "";
  const args = [handleOf(signers(organisation.people).engineer), quick ? "1" : "2"];
  return updatesTable(await runBeside<Updates[]>("tests/bench/updates.ts", args, organisation));
}

async function measureFigures(organisation: Organisation | undefined): Promise<string> {
  if (!organisation) return "";
  const args = [handleOf(signers(organisation.people).leader), organisation.ownerUrl];
  return figuresTable(await runBeside<Figures>("tests/bench/figures.ts", args, organisation));
}

// In a process of its own, as the app's role; its last line is JSON.
async function runBeside<T>(script: string, args: string[], organisation: Organisation): Promise<T> {
  const { code, text } = await runScript(script, args, {
    DATABASE_URL: organisation.appUrl,
    DATABASE_CONNECTIONS: "16",
    NEXTAUTH_SECRET: "x".repeat(32),
    NEXTAUTH_URL: "http://localhost:3000",
  });
  if (code !== 0) throw new Error(text);
  return JSON.parse(text.trim().split("\n").at(-1) ?? "") as T;
}

// The floor runs beside each organisation's pages, in changing order, so that drift hits all alike.
async function measure(groups: Target[][]): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const count of connections) {
      for (const group of round % 2 ? [...groups].reverse() : groups) {
        const turned = [...group.slice(round % group.length), ...group.slice(0, round % group.length)];
        const measured = new Map<Target, Awaited<ReturnType<typeof load>>>();
        for (const target of turned) measured.set(target, await load(target, count, seconds));
        const floor = measured.get(group[0] as Target)?.rate ?? Number.NaN;
        for (const [{ name, people }, { rate, latency }] of measured)
          samples.push({ name, people, connections: count, rate, latency, ofFloor: rate / floor });
      }
    }
  }
  return samples;
}

async function look({ name, people, url, headers, contains }: Target) {
  const response = await fetch(url, { headers, redirect: "manual" });
  const text = await response.text();
  if (response.status !== 200 || !text.includes(contains))
    throw new Error(
      `${name} for ${people} people answers ${response.status} ${text.includes(contains) ? "with" : "without"} "${contains}".`,
    );
}

/** Requests per second and the median latency in milliseconds; every answer must be a 200. */
function load({ name, url, headers }: Target, count: number, duration: number): Promise<{ rate: number; latency: number }> {
  return new Promise((settle, fail) => {
    const times: number[] = [];
    // Its own histogram knows whole milliseconds only.
    const instance = autocannon({ url, headers, connections: count, duration }, (error, result) => {
      if (error || result.errors || result.non2xx) fail(error ?? new Error(`${name} failed ${result.errors + result.non2xx} times.`));
      else settle({ rate: times.length / result.duration, latency: times.sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN });
    });
    instance.on("response", (_client, _status, _bytes, time) => times.push(time));
  });
}
