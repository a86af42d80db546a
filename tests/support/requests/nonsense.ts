// Seeded nonsense: what a request may be made of, good, half good and bad.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkout } from "@/scripts/database/embedded";

/** The same numbers for the same seed. */
export function randomOf(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    below,
    chance: (share: number) => next() < share,
    pick: <T>(list: readonly T[]): T => list[below(list.length)] as T,
    some: <T>(list: readonly T[], most: number): T[] => Array.from({ length: below(most + 1) }, () => list[below(list.length)] as T),
  };
}
export type Random = ReturnType<typeof randomOf>;

export const values = [
  "",
  " ",
  "0",
  "-1",
  "1",
  "3",
  "99999999999999999999",
  "1e309",
  "NaN",
  "true",
  "on",
  "null",
  "undefined",
  "[]",
  "{}",
  "[[[[[[[[]]]]]]]]",
  "$",
  "$1",
  "$@1",
  "$F1",
  "$K1",
  "$undefined",
  "%",
  "_",
  "%00",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\u202egnp",
  "e\u0301".repeat(300),
  "a".repeat(5000),
  "- ".repeat(1500),
  "> ".repeat(900),
  "<script>alert(1)</script>",
  "'; DROP TABLE person; --",
  "../../../etc/passwd",
  "//evil.example",
  "javascript:alert(1)",
  "https://example.com/a?b=c#d",
  "0000-00-00",
  "2026-02-30",
  "9999-12-31",
  "-0001-01-01",
  "infinity",
  "24:00",
  "Europe/Nowhere",
  "Asia/Kathmandu",
  "__proto__",
  "constructor",
  "👩‍👩‍👧‍👦",
  "I did this and it went well.",
  "Deploy the sign-in service",
] as const;

export const headers: readonly Record<string, string>[] = [
  {},
  {},
  {},
  { rsc: "1" },
  { rsc: "1", "next-router-state-tree": "%5B%22%22%2C%7B%7D%5D" },
  { rsc: "1", "next-router-prefetch": "1" },
  { rsc: "1", "next-router-segment-prefetch": "/_tree" },
  { rsc: "1", "next-router-segment-prefetch": "/../x" },
  { "next-router-state-tree": "%ff" },
  { "next-router-state-tree": '["",{"children":["__PAGE__",{}]}]' },
  { "next-url": "/%ff" },
  { "next-url": "//evil.example" },
  { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
  { "x-middleware-prefetch": "1" },
  { "x-nextjs-data": "1" },
  { "x-forwarded-host": "evil.example" },
  { "x-forwarded-for": "a, b, ::::" },
  { "x-forwarded-proto": "ftp" },
  { "x-http-method-override": "DELETE" },
  { "accept-language": "zz-ZZ;q=x" },
  { range: "bytes=9-1" },
  { "if-none-match": "*", "if-modified-since": "never" },
  { referer: "http://[" },
  { accept: "text/x-component" },
  { "next-hmr-refresh": "1" },
  { purpose: "prefetch", "sec-fetch-dest": "x" },
];

export const cookies = [
  "pendulum.session=",
  "pendulum.session=a.b.c.d.e",
  "pendulum.session=%ff",
  "__Host-pendulum.session=x",
  "theme=<b>",
  "theme=dark",
  "next-auth.csrf-token=x|y",
  "pendulum.browser=.",
  "=; ;;a=%",
  `a=${"b".repeat(3000)}`,
];

/** An action of the build: the pages that have it, the fields of its form, and the words that its choices know. */
export type Action = { id: string; domain: string; pages: string[]; names: string[]; choices: Record<string, string[]>; words: string[] };

/** As the build and the sources tell them. */
export function knownActions(): Action[] {
  const manifest = JSON.parse(readFileSync(join(checkout, ".next/server/server-reference-manifest.json"), "utf8")) as {
    node: Record<string, { filename?: string; exportedName?: string; workers: Record<string, unknown> }>;
  };
  // What is not of a domain is the gallery of components, with actions that fail on purpose.
  return Object.entries(manifest.node)
    .filter(([, { filename }]) => filename?.startsWith("lib/"))
    .map(([id, { filename = "", exportedName = "", workers }]) => {
      const domain = /^lib\/([^/]+)\//.exec(filename)?.[1] ?? "";
      return { id, domain, pages: Object.keys(workers).map(addressOfPage), ...formOfAction(domain, exportedName) };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

// Of the sources, because the schemas themselves are for the server alone: near enough to be accepted often.
function formOfAction(domain: string, action: string): Pick<Action, "names" | "choices" | "words"> {
  const read = (file: string) => (existsSync(file) ? readFileSync(file, "utf8") : "");
  const [text, actions] = ["schema.ts", "actions.ts"].map((file) => read(join(checkout, "lib", domain, file))) as [string, string];
  const blocks = new Map(
    [...text.matchAll(/const (\w+) = (?:z\s*\.object\()?\{([^]*?)\n?\s*\}\)?[^;]*;\n/g)].map(([, name, body]) => [name, body ?? ""]),
  );
  const namesIn = (body: string): string[] => [
    ...[...body.matchAll(/(?:^|[{,]|\n)\s*([a-z]\w*)(?=:|,|\s*$)/g)].map(([, name]) => name as string),
    ...[...body.matchAll(/\.\.\.(\w+)/g)].flatMap(([, name]) => namesIn(blocks.get(name) ?? "")),
  ];
  const schema = new RegExp(`\\b${action} = action\\(\\s*(\\w+)`).exec(actions)?.[1] ?? action.replace(/Action$/, "Schema");
  const enums = text.matchAll(/\b(\w+)(?::| =)\s*z\s*\.enum\(\[([^\]]*)\]/g);
  const choices = [...enums].map(([, name, list]) => [name, [...(list ?? "").matchAll(/"([^"]*)"/g)].map(([, word]) => word ?? "")]);
  return {
    names: [...new Set(namesIn(blocks.get(schema) ?? ""))],
    choices: Object.fromEntries(choices),
    words: [...new Set([...text.matchAll(/"([a-z][a-z_-]*)"/g)].map(([, word]) => word as string))],
  };
}

const addressOfPage = (page: string) =>
  `/${page
    .replace(/^app\//, "")
    .replace(/\([^)]*\)\//g, "")
    .replace(/\/?(page|route)$/, "")}`;

/** The addresses of all pages and routes, with their variable parts in brackets. */
export function pagePaths(): string[] {
  const files = readdirSync(join(checkout, "app"), { recursive: true, encoding: "utf8" }).filter((file) =>
    /(^|\/)(page\.tsx|route\.ts)$/.test(file),
  );
  const paths = files.map((file) => `/${file.replace(/\([^)]*\)\//g, "").replace(/\/?(page\.tsx|route\.ts)$/, "")}`);
  const others = ["/_next/static/x.js", "/favicon.ico", "/_next/image?url=x", "/_next/data/x/me.json", "/.well-known/x", "/nothing"];
  const auth = [
    "csrf",
    "session",
    "providers",
    "signin",
    "signout",
    "callback/credentials",
    "callback/x",
    "error",
    "verify-request",
    "_log",
    "x",
  ];
  return [...paths.filter((path) => !path.includes("...")), ...others, ...auth.map((name) => `/api/auth/${name}`)].sort();
}
