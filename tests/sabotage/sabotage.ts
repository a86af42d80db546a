// npm run sabotage: plants each fault in a copy, asks the quick tests, and names what none of them noticed.
//   npm run sabotage                     all of them
//   npm run sabotage -- --kind=sign-in   those of a kind
//   npm run sabotage -- --sample=10      ten, spread over the list
//   npm run sabotage -- --file=lib/db    those in files whose path begins so
import { parseArgs } from "node:util";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkout } from "@/scripts/database/embedded";
import { main, step } from "@/scripts/support/progress";
import { ask, type Copy, makeCopy, plant } from "./copies";
import { type Fault, severe } from "./fault";
import { faults } from "./faults/all";
import { nearest } from "./nearest";

// The databases of the innocent copy, which faults in the code are tried on as they are.
const template = "sabotage";

type Outcome = { fault: Fault; noticedBy: string | null; seconds: number };

await main(async () => {
  const { values } = parseArgs({
    options: { kind: { type: "string" }, sample: { type: "string" }, file: { type: "string" }, copies: { type: "string", default: "2" } },
  });
  const chosen = spread(
    faults.filter(({ kind, file }) => (!values.kind || kind === values.kind) && (!values.file || file.startsWith(values.file))),
    values.sample ? Number(values.sample) : Number.POSITIVE_INFINITY,
  );
  if (!chosen.length) throw new Error("There is no such fault in the list.");
  const tests = testFiles();
  const copies = await step("Copying the checkout", () =>
    Promise.all(Array.from({ length: Number(values.copies) }, (_, number) => makeCopy(number))),
  );
  await step("Asking the tests about the copies as they are", async () => {
    for (const copy of copies) await prepare(copy);
  });
  const outcomes: Outcome[] = [];
  const queue = [...chosen];
  await Promise.all(
    copies.map(async (copy) => {
      for (let fault = queue.shift(); fault; fault = queue.shift()) outcomes.push(say(await tryFault(copy, fault, tests)));
    }),
  );
  report(outcomes);
});

// Makes the copy's databases, and makes sure that an innocent copy passes: what fails anyway notices nothing.
async function prepare(copy: Copy) {
  const { failed } = await ask(copy, ["tests/integration/access"], template);
  if (failed) throw new Error(`The tests fail without any fault: ${failed}`);
}

async function tryFault(copy: Copy, fault: Fault, tests: Record<string, string>): Promise<Outcome> {
  const remove = plant(copy, fault);
  try {
    let seconds = 0;
    for (const files of nearest(fault.file, tests)) {
      // What is planted in the schema must be in the databases; what is planted in the code need not be.
      const verdict = await ask(copy, files, fault.file.startsWith("prisma/") ? null : template);
      seconds += verdict.seconds;
      if (verdict.failed) return { fault, noticedBy: verdict.failed, seconds };
    }
    return { fault, noticedBy: null, seconds };
  } finally {
    remove();
  }
}

function say(outcome: Outcome): Outcome {
  const { fault, noticedBy, seconds } = outcome;
  const red = process.stdout.isTTY ? ["\x1b[31m", "\x1b[0m"] : ["", ""];
  process.stdout.write(
    noticedBy
      ? `✓ ${fault.kind} · ${fault.file} (${seconds.toFixed(0)} s)\n    ${noticedBy}\n`
      : `${red[0]}✗ ${fault.kind} · ${fault.file}: ${fault.why}\n    ${fault.was} → ${fault.becomes}${red[1]}\n`,
  );
  return outcome;
}

function report(outcomes: Outcome[]) {
  const survivors = outcomes.filter(({ noticedBy }) => !noticedBy);
  const kinds = [...new Set(outcomes.map(({ fault }) => fault.kind))];
  const rows = kinds.map((kind) => {
    const those = outcomes.filter(({ fault }) => fault.kind === kind);
    return `${kind.padEnd(24)}${String(those.filter(({ noticedBy }) => noticedBy).length).padStart(4)} of ${those.length}`;
  });
  process.stdout.write(`\nNoticed by the quick tests\n${rows.join("\n")}\n`);
  process.stdout.write(`\n${outcomes.length - survivors.length} passed, ${survivors.length} failed\n`);
  const secret = survivors.filter(({ fault }) => severe.includes(fault.kind));
  if (secret.length || survivors.length > outcomes.length * 0.05) process.exitCode = 1;
}

function spread<T>(all: T[], most: number): T[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, index) => all[Math.floor((index * all.length) / most)] as T);
}

function testFiles(): Record<string, string> {
  const files: Record<string, string> = {};
  for (const folder of ["tests/unit", "tests/integration"])
    for (const name of readdirSync(join(checkout, folder), { recursive: true, encoding: "utf8" }))
      if (/\.tsx?$/.test(name)) files[join(folder, name)] = readFileSync(join(checkout, folder, name), "utf8");
  return files;
}
