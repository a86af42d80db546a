// npm run people:import -- FILE [--levels MAP.csv] [--seats] [--started DAY] [--as EMAIL] [--apply]
// Without --apply it only says what it would do.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { isDay } from "@/lib/clock";
import { Refused } from "@/lib/errors";
import { countOf } from "@/lib/format";
import { importPeople } from "@/lib/imports/mutations";
import type { ImportSummary } from "@/lib/imports/rules";
import { command } from "../support/connect";
import { administratorViewer } from "../support/viewer";

// Whoever reads the output may stop early, as head does.
process.stdout.on("error", () => process.exit(process.exitCode));

await command(async () => {
  const { file, levels, seats, startedOn, as, apply } = readArguments();
  const viewer = await administratorViewer(as);
  const summary = await importPeople(viewer, {
    csv: readText(file),
    levels: levels ? readText(levels) : "",
    seats,
    startedOn,
    dryRun: !apply,
  });
  print(summary, apply);
  if (summary.faultCount) throw new Refused("Nothing was changed.");
});

function readArguments() {
  const options = {
    levels: { type: "string" },
    seats: { type: "boolean", default: false },
    started: { type: "string" },
    as: { type: "string" },
    "dry-run": { type: "boolean", default: false },
    apply: { type: "boolean", default: false },
  } as const;
  const { values, positionals } = parse(() => parseArgs({ options, allowPositionals: true }));
  const [file] = positionals;
  if (!file || positionals.length > 1)
    throw new Refused(
      "Please name one CSV file: npm run people:import -- FILE [--levels MAP.csv] [--seats] [--started DAY] [--as EMAIL] [--apply]",
    );
  if (values.started !== undefined && !isDay(values.started)) throw new Refused("--started wants a day, such as 2026-11-20.");
  if (values.apply && values["dry-run"]) throw new Refused("Please say either --dry-run or --apply.");
  return { file, levels: values.levels, seats: values.seats, startedOn: values.started ?? null, as: values.as, apply: values.apply };
}

function parse<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Refused((error as Error).message.split(".")[0] as string);
  }
}

function readText(path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    throw new Refused(`The file ${path} cannot be read.`);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refused(`The file ${path} is not UTF-8 text. Please save it as UTF-8.`);
  }
}

function print(summary: ImportSummary, apply: boolean) {
  const say = (text: string) => process.stdout.write(`${text}\n`);
  say(
    `${countOf(summary.rows, "row")}, ${countOf(summary.people, "person", "people")}: ${summary.created} new, ${summary.changed} changed, ${summary.moved} moved, ${summary.unchanged} unchanged; ${countOf(summary.placed, "level")} to begin.`,
  );
  if (summary.newUnits.length) say(`New units: ${summary.newUnits.join("; ")}.`);
  if (summary.ignoredColumns.length) say(`Columns that were not read: ${summary.ignoredColumns.join(", ")}.`);
  if (summary.leavers.length) say(`Have left, so nothing changes for them: ${summary.leavers.join(", ")}.`);
  for (const { title, people } of summary.titlesWithoutLevel)
    say(`No level for the title "${title}" (${countOf(people, "person", "people")}).`);
  for (const { file, line, column, message } of summary.faults)
    process.stderr.write(`${file ?? "people"}, line ${line}${column ? `, ${column}` : ""}: ${message}\n`);
  if (summary.faultCount > summary.faults.length) process.stderr.write(`and ${summary.faultCount - summary.faults.length} more.\n`);
  if (!summary.faultCount) say(apply ? "Done." : "This was a dry run. Add --apply to do it.");
}
