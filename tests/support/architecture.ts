// The rules of the house, as functions of its files, so that the tests can plant a violation of each.

/** Sources by path, such as "lib/team/queries.ts". */
export type Sources = Record<string, string>;

const notDomains = new Set(["access", "auth", "jobs", "requests"]);
const domainFiles = new Set(["schema.ts", "rules.ts", "reads.ts", "queries.ts", "mutations.ts", "actions.ts"]);
/** Actions that run before there is a viewer, or touch nobody's data; they check origin and input themselves. */
const actionsWithoutViewer = new Set(["lib/auth/actions.ts", "lib/themes/actions.ts"]);
/** Where figures about an organisation are counted. */
const countsPeople = new Set(["lib/snapshots/reads.ts"]);
const vague = /^(utils?|helpers?|services?|common|misc|index)\.(tsx?|mjs)$/;
const longest = 300;
const fullest = 12;

/** Every way in which these files break the rules, a sentence each. */
export function complaints(files: Sources): string[] {
  return [
    ...Object.entries(files).flatMap(([path, source]) => [
      ...nameComplaints(path),
      ...sizeComplaints(path, source),
      ...layerComplaints(path, source),
      ...viewerComplaints(path, source),
      ...dayComplaints(path, source),
    ]),
    ...folderComplaints(Object.keys(files)),
  ];
}

function nameComplaints(path: string): string[] {
  const [top, folder, file, ...deeper] = path.split("/");
  const found: string[] = [];
  if (vague.test(path.split("/").at(-1) ?? "")) found.push(`${path}: a vague name`);
  if (top === "lib" && folder && file && !notDomains.has(folder) && (deeper.length || !domainFiles.has(file)))
    found.push(`${path}: a domain folder holds only ${[...domainFiles].join(", ")}`);
  return found;
}

const sizeComplaints = (path: string, source: string) =>
  !path.endsWith(".sql") && source.split("\n").length - 1 > longest ? [`${path}: over ${longest} lines`] : [];

function folderComplaints(paths: string[]): string[] {
  const counts = new Map<string, number>();
  for (const path of paths) counts.set(path.slice(0, path.lastIndexOf("/")), (counts.get(path.slice(0, path.lastIndexOf("/"))) ?? 0) + 1);
  return [...counts]
    .filter(([folder, count]) => folder && count > (folder === "components/ui" ? 18 : fullest))
    .map(([folder, count]) => `${folder}: ${count} files`);
}

function layerComplaints(path: string, source: string): string[] {
  const found: string[] = [];
  const imports = [...source.matchAll(/^import (type )?[^;]*?from "([^"]+)"/gms)].map(([, type, from]) => ({
    type: Boolean(type),
    from: from ?? "",
  }));
  const refuse = (pattern: RegExp, why: string, allowTypes = false) => {
    for (const { type, from } of imports) if (pattern.test(from) && !(allowTypes && type)) found.push(`${path}: imports ${from}; ${why}`);
  };
  if (/^lib\/.*\/(rules|schema)\.ts$/.test(path))
    refuse(/\/(queries|mutations|actions)$|^@\/lib\/(db|auth|action)/, "rules and schemas are pure", true);
  if (/^lib\/.*\/queries\.ts$/.test(path)) refuse(/\/(mutations|actions)$/, "reads do not write", true);
  if (path.startsWith("lib/")) refuse(/^@\/(app|components|scripts|tests)\//, "lib knows nothing of what is built on it");
  if (path.startsWith("components/ui/")) refuse(/^@\/(lib|app|prisma)\//, "components/ui would fit in any product");
  else if (path.startsWith("components/")) refuse(/^@\/lib\/(db|auth|.*\/(queries|mutations|schema))/, "components are given data", true);
  // Route handlers have no form between them and what they do.
  if (/^(app|components)\//.test(path) && !/^app\/api\/.*\/route\.ts$/.test(path))
    refuse(/\/mutations$/, "pages read, forms act", path.startsWith("components/"));
  if (/\bmintViewer\b/.test(source) && !/^(lib\/(auth|access)|scripts\/support\/viewer|tests)/.test(path))
    found.push(`${path}: mints a viewer`);
  if (/\binclude:/.test(source) && /^(lib|app)\//.test(path)) found.push(`${path}: select, never include`);
  // Who asks the database is said in one place, and reading across people in those that count.
  if (path.startsWith("lib/") && path !== "lib/db.ts") {
    if (/\bforFigures\b/.test(source) && !countsPeople.has(path)) found.push(`${path}: reads across people for figures`);
    if (/\$transaction\b|\baskAs\b|app\.(purpose|person_id)/.test(source) && path !== "lib/access/connections.ts")
      found.push(`${path}: says who asks`);
    if (/import \{[^}]*\b(everything|pool)\b[^}]*\} from "@\/lib\/db"/.test(source)) found.push(`${path}: sees everybody's rows`);
    if (!path.startsWith("lib/jobs/")) refuse(/\/access\/connections$/, "who asks is said in lib/db");
  }
  // Types see to the rest: a count is no figure, unless somebody says so.
  if (/\bas (Shown|Figure)\b/.test(source) && /^(app|components|lib)\//.test(path) && path !== "lib/disclosures/rules.ts")
    found.push(`${path}: figures are made in lib/disclosures`);
  if (/RawUnsafe|dangerouslySetInnerHTML/.test(source) && !path.startsWith("tests/")) found.push(`${path}: an unsafe escape`);
  if (/^lib\/.*\/(queries|mutations)\.ts$/.test(path) && !source.includes('import "server-only"'))
    found.push(`${path}: must be server-only`);
  return found;
}

function viewerComplaints(path: string, source: string): string[] {
  if (/^lib\/.*\/(queries|mutations)\.ts$/.test(path))
    return exportedFunctions(source)
      .filter(({ head }) => !/^\(\s*viewer: Viewer\b/.test(head))
      .map(({ name }) => `${path}: ${name} does not take the viewer first`);
  if (/^lib\/.*\/actions\.ts$/.test(path) && !actionsWithoutViewer.has(path)) {
    const fair = source.trimStart().startsWith('"use server"') ? [] : [`${path}: must begin with "use server"`];
    const others = [...source.matchAll(/^export (?!const \w+ = action\(|type )(.*)$/gm)].map(
      ([, rest]) => `${path}: exports ${rest}; every action is made by action()`,
    );
    return [...fair, ...others];
  }
  return [];
}

// Migrations before this one are as they were; it replaced what they said of days.
const firstWithDays = "prisma/migrations/20261127100000_days/";

// A day is somebody's: a session's zone, or the server's, says nothing of it.
function dayComplaints(path: string, source: string): string[] {
  const found: string[] = [];
  if (/^tests\/(support|unit)\/architecture/.test(path) || (path.startsWith("prisma/migrations/") && path < firstWithDays)) return found;
  if (
    /\bcurrent_date|localtime|current_timestamp::date|now\(\)::date|now\(\) AT TIME ZONE [^)]*\)::date/i.test(source) &&
    !path.startsWith(firstWithDays)
  )
    found.push(`${path}: asks the session what day it is; day_in(time_zone) says it`);
  if (/\btoday\(\)|\bdayOf\(new Date\(\)|\bnew Date\(\)\.toISOString\(\)\.(slice|split)/.test(source) && path !== "lib/clock.ts")
    found.push(`${path}: a day without a zone`);
  if (/\b\w+On: \{ \w+: new Date\(\) \}/.test(source)) found.push(`${path}: compares a day with an instant`);
  return found;
}

/** The exported functions of a module, with what follows their name. */
export function exportedFunctions(source: string): { name: string; head: string }[] {
  const declared = [...source.matchAll(/^export (?:async )?function (\w+)(?:<[^(]*>)?([^]{0,60})/gm)];
  const assigned = [...source.matchAll(/^export const (\w+) = (?:cache\()?(?:async )?(\([^]{0,60})/gm)].filter(([, , head]) =>
    head?.startsWith("("),
  );
  return [...declared, ...assigned].map(([, name, head]) => ({ name: name ?? "", head: head ?? "" }));
}
