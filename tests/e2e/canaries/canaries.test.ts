// Every private text of the cast holds a marker of its own; the whole product is crawled as each of
// them, and no marker may turn up for anybody outside its allowed set.
import { expect, type Handle, type Site, test } from "../../support/browser";
import { cast, ledBy, managers, managersOf, ownerOf, plant, planted, readers, teamOf, threeAround, twoOf } from "./texts";

/** Instances of one kind of page that are opened; beyond them they differ in whom they are about only. */
const perKind = 4;
/** Pages that are asked for at the same time. */
const atOnce = 4;

async function tablesWith(site: Site, words: RegExp): Promise<string[]> {
  const tables = await site.query<{ name: string }>(
    "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1",
  );
  expect(tables.length).toBeGreaterThan(40);
  const found = await Promise.all(
    tables.map(async ({ name }) => ({
      name,
      rows: await site.query(`SELECT 1 FROM ${name} t WHERE t::text ~ $1 LIMIT 1`, [words.source]),
    })),
  );
  return found.filter(({ rows }) => rows.length).map(({ name }) => name.replace("public.", ""));
}

/** Parts of addresses that name a page; what else stands there names a record. */
const pages =
  "plan compare evidence notes brag new doing mine change give ask duties map below readiness pulse terms flows parity health ahead".split(
    " ",
  );
const kindOf = (path: string) =>
  path
    .split("?")[0]
    ?.split("/")
    .map((part, depth) => (depth > 1 && !pages.includes(part) ? "*" : part))
    .join("/") + (path.includes("?") ? "?" : "");

test("no private word turns up for anybody outside its allowed set, on any page, in any payload or export", async ({ as, another }) => {
  test.setTimeout(300_000);
  const site = await another();
  await plant(site);
  const seen: Record<string, Set<Handle>> = {};
  for (const who of cast) {
    const page = await as(who, { on: site });
    const guesses = [
      ...planted,
      ...cast.flatMap((handle) => [
        `/people/${handle}`,
        `/people/${handle}/plan`,
        `/people/${handle}/evidence`,
        `/people/${handle}/notes`,
        `/people/${handle}/readiness`,
        `/team/${handle}?since=2020-01-01`,
        `/one-on-ones/${handle}`,
        `/admin/people/${handle}`,
      ]),
    ];
    const waiting = [
      "/",
      "/me",
      "/assessments",
      "/opportunities",
      "/opportunities/mine",
      "/trials",
      "/team/opportunities-wanted",
      "/evidence",
      "/evidence/brag?private=on",
      "/team",
      "/organisation",
      "/people",
      "/settings",
      "/admin",
      "/admin/events",
      "/api/exports/organisation",
      "/api/exports/me?format=json",
      "/api/exports/me?format=md",
      "/me/timeline",
      "/me/history",
      "/one-on-ones",
      "/track-moves",
      "/feedback",
      "/feedback?show=given",
      "/me/decision-check",
      "/team/map",
      "/team/below",
      ...guesses,
    ];
    const visited = new Set<string>();
    const kinds = new Map<string, number>();
    const visit = async (path: string) => {
      const bodies = await Promise.all(
        // The first of a kind is asked for as a page and as data; others hold the same data in their page.
        (guesses.includes(path) && (kinds.get(kindOf(path)) ?? 0) <= atOnce ? [{}, { RSC: "1" }] : [{}]).map(async (headers) => {
          const response = await page.request.get(path, { headers });
          expect(response.status(), `${path} as ${who}`).toBeLessThan(500);
          return response.text();
        }),
      );
      const body = bodies.join("\n");
      for (const [marker] of body.matchAll(/canary-[a-z]+-[a-z]+/g)) (seen[marker] ??= new Set()).add(who);
      for (const [, link] of body.matchAll(/href="(\/(?!_next)[^"#]*)/g)) if (link) waiting.push(link.replaceAll("&amp;", "&"));
    };
    while (waiting.length) {
      const next = waiting.splice(0, atOnce).filter((path) => {
        const kind = kindOf(path);
        if (visited.has(path) || (!guesses.includes(path) && (kinds.get(kind) ?? 0) >= perKind)) return false;
        visited.add(path);
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
        return true;
      });
      await Promise.all(next.map(visit));
    }
    expect(visited.size, `pages that ${who} can go to`).toBeGreaterThan(20);
  }
  const between = ["whisper", "feedback", "check", "wished", "agreed"];
  const trying = ["findout", "promise", "ending", "week", "learnt"];
  const around = ["wish", "begun", "answer", "kickoff", "checkin", "reflection", "debrief", ...trying];
  const apart = ["led", "ready"];
  const ofMove = ["movewhy", "moveteam", "moveremark", "moveband", "moveending", "moveline"];
  for (const handle of cast)
    for (const field of [
      ...around,
      ...between,
      ...apart,
      ...ofMove,
      "experience",
      "aim",
      "focus",
      "step",
      "update",
      "shared",
      "kept",
      "self",
      "manager",
      "talk",
      "note",
    ]) {
      const ofTwo = field === "moveteam" ? teamOf(handle) : ofMove.includes(field) ? twoOf(handle) : null;
      const few = ofTwo ?? (around.includes(field) ? threeAround(handle) : null);
      const allowed =
        few ??
        {
          kept: [handle],
          check: [handle],
          wished: [handle],
          agreed: [handle, ownerOf(handle)],
          whisper: [handle, ownerOf(handle)],
          feedback: threeAround(handle),
          note: [handle],
          led: [ledBy(handle), ownerOf(handle)],
          ready: handle === "lea" ? [] : [handle, ...managersOf(handle)],
          self: [handle],
          manager: [managers[handle] ?? []].flat(),
          talk: managers[handle] ? [handle, managers[handle]] : [],
        }[field] ??
        readers[handle];
      const strangers = [...(seen[`canary-${handle}-${field}`] ?? [])].filter((who) => !allowed.includes(who));
      expect(strangers, `who read ${field} of ${handle} and may not`).toEqual([]);
      // A canary nobody hears proves nothing.
      expect([...(seen[`canary-${handle}-${field}`] ?? [])].sort(), `who read ${field} of ${handle}`).toEqual([...allowed].sort());
    }
  expect(site.said(), "what the server logs").not.toContain("canary");
  // Word for word, as a dump of the database would show it: private notes stand in their own table and nowhere else.
  expect(await tablesWith(site, /canary-[a-z]+-note/)).toEqual(["private_note"]);
  for (const table of await tablesWith(site, /canary/)) expect(["audit_event", "access_event", "notice"]).not.toContain(table);
});
