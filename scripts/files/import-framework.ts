// npm run framework:import -- FILE [--key K] [--label L] [--attribution FILE] [--dry-run] [--publish] [--as EMAIL]
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { Refused } from "@/lib/errors";
import { countOf, listOf } from "@/lib/format";
import { type FrameworkImport, importFramework } from "@/lib/frameworks/mutations";
import { command } from "../support/connect";
import { administratorViewer } from "../support/viewer";

await command(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      key: { type: "string" },
      label: { type: "string" },
      attribution: { type: "string" },
      "dry-run": { type: "boolean" },
      publish: { type: "boolean" },
      as: { type: "string" },
    },
  });
  const [file, ...more] = positionals;
  if (!file || more.length)
    throw new Refused(
      "Name one file: npm run framework:import -- FILE [--key K] [--label L] [--attribution FILE] [--dry-run] [--publish] [--as EMAIL]",
    );
  const text = read(file);
  const attribution = values.attribution === undefined ? licenceBeside(file, text) : read(values.attribution);
  const viewer = await administratorViewer(values.as);
  const done = await importFramework(viewer, {
    text,
    attribution,
    key: values.key ?? "",
    version: values.label ?? "",
    publish: values.publish ?? false,
    dryRun: values["dry-run"] ?? false,
  });
  process.stdout.write(`${inWords(done)}\n`);
});

function read(file: string): string {
  if (!existsSync(file)) throw new Refused(`There is no file ${file}.`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch {
    throw new Refused(`The file ${file} is not UTF-8 text.`);
  }
}

// Somebody else's file does not name its licence: one that lies beside it travels with it.
function licenceBeside(file: string, text: string): string {
  const licence = join(dirname(file), "LICENSE");
  return !/^format:/m.test(text) && existsSync(licence) ? read(licence) : "";
}

function inWords({ outcome, dryRun, key, version, name, state, counts }: FrameworkImport): string {
  const what = `Version ${version} of “${name}” (${key})`;
  if (outcome === "unchanged") return `${what} is there already, ${state}, with the same content. Nothing changed.`;
  const sizes = listOf([
    countOf(counts.tracks, "track"),
    countOf(counts.levels, "level"),
    countOf(counts.competencies, "competency", "competencies"),
    countOf(counts.expectations, "expectation"),
    countOf(counts.statements, "statement"),
  ]);
  const done = outcome === "imported" ? `imported as ${state === "draft" ? "a draft" : "published"}` : "published";
  return `${what} ${dryRun ? `would be ${done}; nothing was changed` : `is ${done}`}: ${sizes}.`;
}
