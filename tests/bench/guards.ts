// How long each address that anybody may ask takes to answer 8 MB of the worst input. Run by bench.ts, or alone:
// node --conditions=react-server --import tsx tests/bench/guards.ts
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ensureBuild } from "@/scripts/support/app";
import { checkout } from "@/scripts/database/embedded";
import { main, step } from "@/scripts/support/progress";
import { openSite } from "../support/site";
import { prepareTemplates } from "../support/template";
import { type Asked, ask, fieldsIn, formOf } from "../support/requests/raw";

/** Milliseconds. */
const most = 200;
const rounds = 3;
const size = 8 * 1024 * 1024;

// Under every guard's limit of size, so that the work behind it is measured as well.
const small = 250_000;

const fieldsOf = (bytes: number, name: (at: number) => string, value: string) => {
  const each = name(0).length + value.length + 110;
  return Array.from({ length: Math.floor(bytes / each) }, (_, at) => [name(at), value] as const);
};
const worst: Record<string, (bytes: number) => readonly (readonly [string, string])[]> = {
  "many fields": (bytes) => fieldsOf(bytes, (at) => `f${at}`, ""),
  "one name, many times": (bytes) => fieldsOf(bytes, () => "email", "a"),
  "a long field": (bytes) => [["email", "a".repeat(bytes - 500)]],
  "combining marks": (bytes) => [["password", "e\u0301\u0327".repeat(Math.floor(bytes / 5) - 100)]],
  "nested names": (bytes) => fieldsOf(bytes, (at) => `a.${"b.".repeat(40)}${at}`, "x"),
  "nested lists": (bytes) => [["0", "[".repeat(bytes - 500)]],
  "heads of parts": (bytes) => [["email", "form-data; ".repeat(Math.floor(bytes / 11) - 100)]],
};

type Row = { address: string; ms: number; worst: string; status: number };

await main(async () => {
  await step("Building the app (only when something changed)", () => ensureBuild());
  const { templates, stop } = await step("Preparing a database", () => prepareTemplates());
  const site = await openSite({ port: 4170, templates, env: { PENDULUM_DEMO: "1" } });
  try {
    const rows = await step("Sending 8 MB of the worst", () => measure(site.address));
    process.stdout.write(`\n${tableOf(rows)}\n`);
    const slow = rows.filter(({ ms }) => ms > most);
    if (slow.length) throw new Error(`Over ${most} ms: ${slow.map(({ address, worst: input }) => `${address} (${input})`).join(", ")}`);
  } finally {
    await site.stop();
    await stop();
  }
});

async function measure(address: string): Promise<Row[]> {
  const page = (await ask(address, { path: "/sign-in" })).text;
  const signIn = fieldsIn(page, "Sign in");
  const targets: [name: string, send: (fields: readonly (readonly [string, string])[]) => Asked][] = [
    ["sign-in", (fields) => posted("/sign-in", [...signIn, ...fields])],
    ["sign-in, as scripts send it", (fields) => called("/sign-in", "signInAction", fields)],
    ["the cast of the demo", (fields) => called("/sign-in", "signInAsCastAction", fields)],
    ["set-up", (fields) => called("/set-up", "setUpAction", fields)],
    ["theme", (fields) => called("/sign-in", "chooseThemeAction", fields)],
    ["sign-out", (fields) => called("/me", "signOutAction", fields)],
    ["a form, signed out", (fields) => called("/me", "postUpdateAction", fields)],
    ["the import's form, signed out", (fields) => called("/admin/import", "importPeopleAction", fields)],
    ["mail stop", (fields) => encoded("/api/mail/stop", fields)],
    ["calendar", (fields) => encoded("/api/calendar/x", fields)],
    ["next-auth: sign-in", (fields) => encoded("/api/auth/callback/credentials", fields)],
    ["next-auth: sign-out", (fields) => encoded("/api/auth/signout", fields)],
    ["next-auth: log", (fields) => encoded("/api/auth/_log", fields)],
  ];
  for (const [, send] of targets) await ask(address, withOrigin(address, send([["email", "a"]])));
  const rows: Row[] = [];
  for (const [name, send] of targets) {
    let slowest: Row = { address: name, ms: 0, worst: "", status: 0 };
    for (const [input, make] of Object.entries(worst))
      for (const bytes of [size, small]) {
        const asked = withOrigin(address, send(make(bytes)));
        const answers = [];
        for (let round = 0; round < rounds; round++) answers.push(await ask(address, asked));
        // The quickest of a few: what the machine does besides is not the guard's.
        const { ms, status } = answers.sort((a, b) => a.ms - b.ms)[0] as (typeof answers)[number];
        if (ms > slowest.ms) slowest = { address: name, ms, worst: `${input}, ${bytes === size ? "8 MB" : "250 kB"}`, status };
      }
    rows.push(slowest);
  }
  return rows;
}

function withOrigin(origin: string, asked: Asked): Asked {
  return { ...asked, headers: { ...asked.headers, origin } };
}

function posted(path: string, fields: readonly (readonly [string, string])[]): Asked {
  return { method: "POST", path, ...formOf(fields) };
}

function called(path: string, action: string, fields: readonly (readonly [string, string])[]): Asked {
  const form = formOf([...fields.map(([name, value]) => [`_1_${name}`, value] as const), ["0", '[null,"$K1"]']]);
  return { method: "POST", path, body: form.body, headers: { ...form.headers, "next-action": idOf(action), accept: "text/x-component" } };
}

function encoded(path: string, fields: readonly (readonly [string, string])[]): Asked {
  // Encoded, a letter may be three.
  const body = new URLSearchParams(fields as [string, string][]).toString().slice(0, size);
  return { method: "POST", path, body, headers: { "content-type": "application/x-www-form-urlencoded" } };
}

function idOf(action: string): string {
  const file = join(checkout, ".next/server/server-reference-manifest.json");
  const { node } = JSON.parse(readFileSync(file, "utf8")) as { node: Record<string, { exportedName?: string }> };
  const found = Object.entries(node).find(([, { exportedName }]) => exportedName === action);
  if (!found) throw new Error(`The build has no ${action}.`);
  return found[0];
}

function tableOf(rows: Row[]): string {
  const lines = rows.map(
    ({ address, ms, worst: input, status }) => `| ${address} | ${ms.toFixed(0)} | ${input} | ${status} | ${ms <= most ? "yes" : "no"} |`,
  );
  return [`| address | slowest ms | input | answer | within ${most} ms |`, "| --- | ---: | --- | ---: | --- |", ...lines].join("\n");
}
