// Random requests of several people and of nobody against a served copy: none is a fault of ours, and none changes
// anything without an event.
import { onServer } from "@/scripts/database/prepare";
import type { Site } from "../site";
import { type Action, cookies, headers, knownActions, pagePaths, type Random, randomOf, values } from "./nonsense";
import { cookieOf } from "./people";
import { type Asked, ask, type Field, formOf, formsIn } from "./raw";
import { counted, seenChanges, watchChanges } from "./watch";

const cast = ["eve", "lea", "sarah", "dan", "mo", "ada", "ned", "ivy"];
const atOnce = 4;
/** Requests between two looks at who is still signed in. */
const stretch = 250;

export type Found = {
  statuses: Record<string, number>;
  /** Answers of 5xx, faults that a form owned up to, and lines without an answer. */
  faults: string[];
  unrecorded: string[];
  empty: string[];
  events: number;
};

/** Sends this many requests, the same for the same seed on the same data but for ids. */
export async function fuzz(site: Site, { requests, seed }: { requests: number; seed: number }): Promise<Found> {
  const random = randomOf(seed);
  await watchChanges(site.ownerUrl);
  const about = await aboutOf(site);
  const statuses: Record<string, number> = {};
  const faults: string[] = [];
  const sessions = new Map<string, string>();
  for (let sent = 0; sent < requests; sent += stretch) {
    await renew(site, sessions);
    const batch = Array.from({ length: Math.min(stretch, requests - sent) }, () => oneOf(random, about, site.address, sessions));
    const sendAll = async () => {
      for (let next = batch.pop(); next; next = batch.pop()) {
        const outcome = await send(site.address, next.isForm ? await filledIn(random, about, site.address, next) : next);
        statuses[outcome.status] = (statuses[outcome.status] ?? 0) + 1;
        if (outcome.fault) faults.push(outcome.fault);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, sendAll));
  }
  return { statuses, faults: counted(faults), ...(await seenChanges(site.ownerUrl)) };
}

// No jobs run here, which is what it says.
const isUnready = ({ path }: Asked, status: number) => status === 503 && /^\/+api\/ready\b/.test(path ?? "");

async function send(address: string, asked: Asked): Promise<{ status: number; fault?: string }> {
  const { status, text } = await ask(address, asked).catch((error: Error) => ({ status: 0, text: error.message }));
  const owned = /Something went wrong on our side/.test(text);
  // Who sends more than is taken may find the line closed.
  const isFault = (status >= 500 && !isUnready(asked, status)) || owned || (status === 0 && !/ECONNRESET|EPIPE/.test(text));
  return {
    status,
    ...(isFault ? { fault: `${status} ${JSON.stringify({ ...asked, body: String(asked.body ?? "").slice(0, 1500) })}` } : {}),
  };
}

// Some requests sign out, others use up what one person may send in a minute.
async function renew(site: Site, sessions: Map<string, string>) {
  await site.query("DELETE FROM rate_limit");
  for (const who of cast) {
    const cookie = sessions.get(who);
    if (cookie && (await isIn(site, cookie))) continue;
    const fresh = await cookieOf(site.address, who).catch(() => null);
    if (fresh) sessions.set(who, fresh);
    else sessions.delete(who);
  }
}

const isIn = async (site: Site, cookie: string) => (await ask(site.address, { path: "/settings", headers: { cookie } })).status === 200;

type About = { actions: Action[]; paths: string[]; ids: Map<string, string[]>; handles: string[] };

async function aboutOf(site: Site): Promise<About> {
  const ids = new Map<string, string[]>();
  const handles = await onServer(site.ownerUrl, async (client) => {
    const { rows } = await client.query<{ table: string }>(
      "SELECT table_name AS table FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'id' AND data_type = 'uuid' ORDER BY 1",
    );
    for (const { table } of rows) {
      const found = await client.query<{ id: string }>(`SELECT id FROM ${client.escapeIdentifier(table)} ORDER BY id LIMIT 30`);
      if (found.rows.length)
        ids.set(
          table,
          found.rows.map(({ id }) => id),
        );
    }
    return (await client.query<{ handle: string }>("SELECT handle FROM person ORDER BY handle")).rows.map(({ handle }) => handle);
  });
  return { actions: knownActions(), paths: pagePaths(), ids, handles };
}

function oneOf(random: Random, about: About, address: string, sessions: Map<string, string>): Asked & { isForm?: boolean } {
  const path = pathOf(random, about);
  const session = random.chance(0.8) ? sessions.get(random.pick(cast)) : undefined;
  const cookie = [session, ...(random.chance(0.15) ? [random.pick(cookies)] : [])].filter(Boolean).join("; ");
  const base = {
    ...random.pick(headers),
    ...(cookie ? { cookie } : {}),
    ...(random.chance(0.9) ? { origin: address } : random.chance(0.5) ? { origin: random.pick(["null", "https://evil.example", ""]) } : {}),
  };
  const kind = random.below(20);
  if (kind < 7) return { path, headers: base };
  if (kind < 8) return { method: random.pick(["HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "PROPFIND", "TRACE"]), path, headers: base };
  if (kind < 9) {
    const type = random.pick([
      "text/plain",
      "application/json",
      "multipart/form-data",
      "multipart/form-data; boundary=x",
      "a/b; charset=zz",
    ]);
    return { method: "POST", path, headers: { ...base, "content-type": type }, body: random.pick(values) };
  }
  if (kind < 10) {
    const fields = random
      .some([...values], 6)
      .map((value) => [random.pick(["csrfToken", "email", "password", "callbackUrl", "json"]), value]);
    const body = new URLSearchParams(fields as [string, string][]).toString();
    return { method: "POST", path, headers: { ...base, "content-type": "application/x-www-form-urlencoded" }, body };
  }
  if (kind < 14) return { path, headers: { ...base, origin: address }, isForm: true };
  return actionOf(random, about, base);
}

// A form that stands on a page, filled in as somebody would, and now and then with nonsense in one field.
async function filledIn(random: Random, { handles }: About, address: string, { path = "/", headers = {} }: Asked): Promise<Asked> {
  const page = await ask(address, { path, headers }).catch(() => ({ text: "" }));
  const forms = formsIn(page.text);
  // The gallery's forms fail on purpose.
  if (!forms.length || path.includes("developers")) return { path, headers };
  const spoilt = random.chance(0.3) ? random.below(12) : -1;
  const fields = random.pick(forms).flatMap((field, index): [string, string][] => {
    if (index === spoilt) return [[field.name, random.pick(values)]];
    const typed = filling(random, field, handles);
    return typed === null ? [] : [[field.name, typed]];
  });
  const form = formOf(fields);
  return { method: "POST", path, body: form.body, headers: { ...headers, ...form.headers } };
}

function filling(random: Random, { name, type, value, choices }: Field, handles: string[]): string | null {
  if (type === "hidden") return value;
  if (type === "checkbox" || type === "radio" || type === "button") return random.chance(0.6) ? value || "on" : null;
  if (choices.length) return random.pick(choices);
  if (value && random.chance(0.5)) return value;
  if (type === "date") return new Date(Date.now() + (random.below(120) - 60) * 86_400_000).toISOString().slice(0, 10);
  if (type === "time") return `${10 + random.below(9)}:30`;
  if (type === "number" || type === "range") return String(random.below(60));
  if (type === "url") return `https://example.com/${random.below(9)}`;
  if (/colleague|holder|manager|person|who|host|guest/i.test(name)) return random.pick(handles);
  return random.pick(["A sentence that somebody typed.", "Two\n\nparagraphs.", "**Bold** and `code`."]);
}

// A form of the build's own, as a browser with scripts sends it or without, whole, half or spoilt.
function actionOf(random: Random, about: About, base: Record<string, string>): Asked {
  const action = random.pick(about.actions);
  const path = pathOf(random, random.chance(0.9) ? { ...about, paths: action.pages } : about);
  const id = random.chance(0.95) ? action.id : random.pick([...values.filter((value) => /^[\x20-\x7e]+$/.test(value)), action.id.slice(1)]);
  const names = random.chance(0.93) ? action.names : random.some([...action.names, ...random.pick(about.actions).names], 5);
  const fields = names
    .filter(() => random.chance(0.97))
    .map((name) => [random.chance(0.03) ? `${name}.${random.pick(about.handles)}` : name, valueOf(random, about, action, name)] as const);
  if (random.chance(0.1)) fields.push([random.pick(["_key", "$x", "__proto__", "id", "a.b.c", "."]), random.pick(values)]);
  if (random.chance(0.15)) {
    const form = formOf([[`$ACTION_ID_${id}`, ""], ...fields]);
    return { method: "POST", path, body: form.body, headers: { ...base, ...form.headers } };
  }
  const args = random.chance(0.93)
    ? '[null,"$K1"]'
    : random.pick(["[]", '["$K1"]', '[null,"$K9"]', "{", '[null,{"a":1}]', '["$F1"]', "[null,null]"]);
  const form = formOf([...fields.map(([name, value]) => [`_1_${name}`, value] as const), ["0", args]]);
  return { method: "POST", path, body: form.body, headers: { ...base, ...form.headers, "next-action": id, accept: "text/x-component" } };
}

function valueOf(random: Random, { ids, handles }: About, action: Action, name: string): string {
  if (random.chance(0.06)) return random.pick(values);
  const choices = action.choices[name];
  if (choices?.length) return random.pick(choices);
  if (/version$/i.test(name)) return String(random.pick([0, 0, 0, 1, 1, 2, 3]));
  if (/On$|^since$|day/i.test(name)) return new Date(Date.now() + (random.below(200) - 60) * 86_400_000).toISOString().slice(0, 10);
  if (/^id$|Id$/.test(name)) {
    const table = (name === "id" ? action.domain.replace(/s$/, "") : name.slice(0, -2))
      .replace(/[A-Z-]/g, (letter) => `_${letter.toLowerCase()}`)
      .replace(/_-/g, "_");
    return random.pick(ids.get(table) ?? random.pick([...ids.values()]));
  }
  if (/handle|holder|manager|person|who|host|guest|to$/i.test(name) && random.chance(0.8)) return random.pick(handles);
  if (action.words.length && random.chance(0.2)) return random.pick(action.words);
  return random.pick([
    "A sentence that somebody typed.",
    "Two\n\nparagraphs.",
    "3",
    "1",
    "on",
    "",
    `https://example.com/${random.below(9)}`,
  ]);
}

function pathOf(random: Random, { paths, ids, handles }: About): string {
  const filled = random.pick(paths).replace(/\[[^\]]+\]/g, (part) => {
    if (random.chance(0.1)) return encodeURIComponent(random.pick(values).replace(/[\ud800-\udfff]/g, ""));
    return /handle/.test(part) ? random.pick(handles) : random.pick(random.pick([...ids.values()]));
  });
  const spoilt = random.chance(0.04)
    ? random.pick([`${filled}/%ff`, `${filled}%00`, `/${filled}`, `${filled}/`, `${filled}.rsc`, `${filled}/..%2f..`, `${filled};a=b`])
    : filled;
  if (random.chance(0.6)) return spoilt;
  const search = random.some([...values], 3).map((value) => {
    const name = random.pick([
      "page",
      "next",
      "q",
      "person",
      "date",
      "on",
      "about",
      "kind",
      "unit",
      "handle",
      "from",
      "to",
      "token",
      "callbackUrl",
      "_rsc",
      "sort",
    ]);
    return `${name}=${random.chance(0.9) ? encodeURIComponent(value.replace(/[\ud800-\udfff]/g, "")) : "%ff"}`;
  });
  return `${spoilt}?${search.join("&")}`;
}
