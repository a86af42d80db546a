/** One page measured once. `ofFloor` compares with the floor of the same minute. */
export type Sample = { name: string; people: number | null; connections: number; rate: number; latency: number; ofFloor: number };

const three = [100, 10_000, 100_000];
const broad = [1000, 10_000, 100_000];
const ends = [1000, 100_000];
const one = [10_000];
type Aim = { sizes: number[]; ofFloor: number | null; growth: number | null };
// Of the floor's throughput, and times the latency with the fewest people.
const aims: Record<string, Aim> = {
  "My growth": { sizes: three, ofFloor: 0.5, growth: 1.3 },
  Team: { sizes: three, ofFloor: 0.5, growth: 1.3 },
  Organisation: { sizes: broad, ofFloor: 0.3, growth: 2 },
  "My growth, just begun": { sizes: three, ofFloor: null, growth: 1.3 },
  "My growth, three years": { sizes: three, ofFloor: 0.45, growth: 1.3 },
  "Prepare, first talk": { sizes: three, ofFloor: null, growth: 1.3 },
  "Prepare, three years": { sizes: three, ofFloor: 0.4, growth: 1.3 },
  "Team of thirty": { sizes: one, ofFloor: 0.4, growth: null },
  "Team of two hundred": { sizes: one, ofFloor: null, growth: null },
  "Board of 5,000 openings": { sizes: ends, ofFloor: 0.4, growth: 1.5 },
  "Opening, for its owner": { sizes: ends, ofFloor: 0.4, growth: 1.5 },
};

/** How many people there are in the organisations a page is measured in. */
export const sizesOf = (page: string): number[] => aims[page]?.sizes ?? [];
export const allSizes = [...new Set(Object.values(aims).flatMap(({ sizes }) => sizes))].sort((a, b) => a - b);

/** Of two pages that differ in their history alone, how many times the median the longer one may take. */
const histories = [
  { short: "My growth, just begun", long: "My growth, three years", aim: 1.3 },
  { short: "Prepare, first talk", long: "Prepare, three years", aim: 1.3 },
];

/** The medians of the rounds as Markdown: every page at every size, then each aim and whether it is met. */
export function summary(samples: Sample[]): string {
  const pages = [...new Set(samples.map(({ name }) => name))].sort((a, b) => order(a) - order(b));
  const counts = [...new Set(samples.map(({ connections }) => connections))];
  const of = (name: string, people: number | null, count: number, what: "rate" | "latency" | "ofFloor") =>
    median(samples.filter((one) => one.name === name && one.people === people && one.connections === count).map((one) => one[what]));

  const rows = pages.flatMap((name) =>
    (name in aims ? sizesOf(name) : [null]).map((people) => {
      const cells = counts.flatMap((count) => [
        of(name, people, count, "rate").toFixed(0),
        of(name, people, count, "ofFloor").toFixed(2),
        `${of(name, people, count, "latency").toFixed(1)} ms`,
      ]);
      return [name, people === null ? "" : people.toLocaleString("en-GB"), ...cells];
    }),
  );
  const verdicts = Object.entries(aims).flatMap(([name, aim]) =>
    counts.map((count) => {
      const share = Math.min(...aim.sizes.map((people) => of(name, people, count, "ofFloor")));
      const growth = of(name, aim.sizes.at(-1) ?? null, count, "latency") / of(name, aim.sizes[0] ?? null, count, "latency");
      const met = (aim.ofFloor === null || share >= aim.ofFloor) && (aim.growth === null || growth <= aim.growth);
      return [
        name,
        String(count),
        share.toFixed(2),
        aim.ofFloor?.toFixed(2) ?? "",
        aim.growth === null ? "" : growth.toFixed(2),
        aim.growth?.toFixed(1) ?? "",
        met ? "yes" : "no",
      ];
    }),
  );
  const lengths = histories.flatMap(({ short, long, aim }) =>
    counts.map((count) => {
      const times = sizesOf(long).map((people) => of(long, people, count, "latency") / of(short, people, count, "latency"));
      const worst = Math.max(...times);
      return [`${long}, times ${short}`, String(count), worst.toFixed(2), aim.toFixed(1), worst <= aim ? "yes" : "no"];
    }),
  );
  const head = ["page", "people", ...counts.flatMap((count) => [`req/s (${count})`, `of floor (${count})`, `median (${count})`])];
  return [
    table(head, rows),
    "",
    table(["page", "connections", "least of floor", "aim", "median, largest to smallest", "aim", "met"], verdicts),
    "",
    table(["history", "connections", "most of all sizes", "aim", "met"], lengths),
  ].join("\n");
}

/** Updates per second through the mutation and by the same statements alone, as Markdown. */
export type Updates = { atOnce: number; mutation: number; hand: number; ratio: number };
export const updatesTable = (rows: Updates[]): string =>
  table(
    ["at once", "updates/s", "same SQL/s", "of it"],
    rows.map(({ atOnce, mutation, hand, ratio }) => [String(atOnce), mutation.toFixed(0), hand.toFixed(0), ratio.toFixed(2)]),
  );

/** Milliseconds of leadership's queries with nothing remembered, and of their statements alone, as Markdown. */
export type Figures = { figures: number; queries: { name: string; own: number; alone: number }[] };
export function figuresTable({ figures, queries }: Figures): string {
  const rows = queries.map(({ name, own, alone }) => [
    name,
    own.toFixed(1),
    alone.toFixed(1),
    (own / alone).toFixed(2),
    own <= 1.5 * alone ? "yes" : "no",
  ]);
  const of = (name: string) => queries.find((one) => one.name === name)?.own ?? Number.NaN;
  const times = of("Forty quarters") / of("People by track and level, three years ago");
  return [
    `${figures.toLocaleString("en-GB")} figures equal a plain recount of everybody.`,
    "",
    table(["query at 100,000 people", "ms", "its statements alone", "times", "within 1.5"], rows),
    "",
    `Forty quarters take ${times.toFixed(2)} times a single day (aim 3).`,
  ].join("\n");
}

const order = (name: string) => Object.keys(aims).indexOf(name);

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

function table(head: string[], rows: string[][]): string {
  return [head, head.map((_, column) => (column ? "---:" : "---")), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
