// npm run sabotage: plants each fault in a copy, asks the quick tests, and names what none of them noticed.
//   npm run sabotage                     all of them
//   npm run sabotage -- --kind=sign-in   those of a kind
//   npm run sabotage -- --sample=10      ten, spread over the list
//   npm run sabotage -- --file=lib/db    those in files whose path begins so
//   npm run sabotage -- --severe         those that must never pass unseen
//   npm run sabotage -- --minutes=30     takes up no more after half an hour
//   npm run sabotage -- --near           asks the nearest tests alone
import { parseArgs } from "node:util";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkout } from "@/scripts/database/embedded";
import { main, step } from "@/scripts/support/progress";
import { ask, type Copy, makeCopy, plant } from "./copies";
import { type Fault, type Kind, severe } from "./fault";
import { faults } from "./faults/all";
import { nearest } from "./nearest";

// The databases of the innocent copy, made anew in each run, which faults in the code are tried on as they are.
const template = `sabotage_${Date.now()}`;
/** A fault is given up after so many seconds: all quick tests on one busy core. */
const longest = 600;

type Outcome = { fault: Fault; noticedBy: string | null; late: boolean; seconds: number };

await main(async () => {
  const { values } = parseArgs({
    options: {
      kind: { type: "string" },
      file: { type: "string" },
      severe: { type: "boolean" },
      near: { type: "boolean" },
      sample: { type: "string" },
      minutes: { type: "string" },
      copies: { type: "string", default: "2" },
    },
  });
  const fitting = faults.filter(
    ({ kind, file }) =>
      (!values.kind || kind === values.kind) && (!values.file || file.startsWith(values.file)) && (!values.severe || severe.includes(kind)),
  );
  const chosen = spread(fitting, Number(values.sample ?? Number.POSITIVE_INFINITY));
  if (!chosen.length) throw new Error("There is no such fault in the list.");
  const until = Date.now() + Number(values.minutes ?? Number.POSITIVE_INFINITY) * 60_000;
  const tests = testFiles();
  const number = Math.min(2, Number(values.copies), chosen.length);
  const copies = await step("Copying the checkout", () => Promise.all(Array.from({ length: number }, (_, index) => makeCopy(index))));
  try {
    await step("Asking the tests about the copies as they are", () => Promise.all(copies.map(prepare)));
    const outcomes: Outcome[] = [];
    // Those in the schema need databases of their own, in whose place those of the innocent copy go.
    const queue = [...chosen.filter((fault) => !inSchema(fault)), ...chosen.filter(inSchema)];
    await Promise.all(
      copies.map(async (copy) => {
        for (let fault = queue.shift(); fault && Date.now() < until; fault = queue.shift())
          outcomes.push(
            say(await tryFault(copy, fault, values.near ? nearest(fault.file, tests).slice(0, 1) : nearest(fault.file, tests))),
          );
      }),
    );
    report(outcomes, chosen.length);
  } finally {
    for (const { cluster } of copies) await cluster.stop();
  }
});

function inSchema({ file }: Fault): boolean {
  return file.startsWith("prisma/");
}

// Makes the copy's databases, and makes sure that an innocent copy passes: what fails anyway notices nothing.
async function prepare(copy: Copy) {
  const { failed, late } = await ask(copy, ["tests/integration/access"], template, longest);
  if (failed || late) throw new Error(`The tests fail without any fault: ${failed ?? "they take too long"}`);
}

async function tryFault(copy: Copy, fault: Fault, rounds: string[][]): Promise<Outcome> {
  const remove = plant(copy, fault);
  try {
    let seconds = 0;
    for (const files of rounds) {
      // What is planted in the schema must be in the databases; what is planted in the code need not be.
      const verdict = await ask(copy, files, inSchema(fault) ? null : template, longest - seconds);
      seconds += verdict.seconds;
      if (verdict.failed || verdict.late) return { fault, noticedBy: verdict.failed, late: verdict.late, seconds };
    }
    return { fault, noticedBy: null, late: false, seconds };
  } finally {
    remove();
  }
}

function say(outcome: Outcome): Outcome {
  const { fault, noticedBy, late, seconds } = outcome;
  const red = process.stdout.isTTY ? ["\x1b[31m", "\x1b[0m"] : ["", ""];
  process.stdout.write(
    noticedBy
      ? `✓ ${fault.kind} · ${fault.file} (${seconds.toFixed(0)} s)\n    ${noticedBy}\n`
      : `${red[0]}✗ ${fault.kind} · ${fault.file}: ${fault.why}${late ? " (no answer in time)" : ""}\n    ${fault.was} → ${fault.becomes}${red[1]}\n`,
  );
  return outcome;
}

function report(outcomes: Outcome[], chosen: number) {
  const noticed = (those: Outcome[]) => `${those.filter(({ noticedBy }) => noticedBy).length} of ${those.length}`;
  const isSevere = ({ fault }: Outcome) => severe.includes(fault.kind);
  const kinds = [...new Set(outcomes.map(({ fault }) => fault.kind))].sort((one, other) => weight(one) - weight(other));
  const rows = kinds.map((kind) => {
    const those = outcomes.filter(({ fault }) => fault.kind === kind);
    return (severe.includes(kind) ? "must be noticed" : "should be").padEnd(18) + kind.padEnd(24) + noticed(those);
  });
  const [grave, light] = [outcomes.filter(isSevere), outcomes.filter((one) => !isSevere(one))];
  process.stdout.write(`\nNoticed by the tests\n${rows.join("\n")}\n`);
  process.stdout.write(`\nof those that must be: ${noticed(grave)}; of the others: ${noticed(light)}\n`);
  if (outcomes.length < chosen) process.stdout.write(`${chosen - outcomes.length} were not tried\n`);
  const survivors = outcomes.filter(({ noticedBy }) => !noticedBy);
  if (survivors.some(isSevere) || survivors.length > outcomes.length * 0.05) process.exitCode = 1;
}

function weight(kind: Kind): number {
  return severe.includes(kind) ? severe.indexOf(kind) : severe.length;
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
