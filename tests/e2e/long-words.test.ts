// A word that does not fit on a phone, in every box that people type into: no page grows sideways.
import type { Handle } from "../support/browser";
import { test } from "../support/browser";
import { expectNoSidewaysScroll } from "../support/pages";
import type { Site } from "../support/site";

/** Columns that hold what people type, in whichever table; what frameworks and administrators name is not among them. */
const typed =
  "words title plain_line next_step aim_words aim_experience experience ability correction left_out why upkeep affected afterwards outcome_words question what kick_off end_words practised surprised find_out promise learnt shown cover team_message wish name elsewhere band_words chance reopened_reason".split(
    " ",
  );
const named = ["person", "org_unit", "level", "track", "band", "competency", "competency_group", "framework", "rubric_step"];

async function stretch(site: Site) {
  const columns = await site.query<{ table: string; column: string }>(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns
      WHERE table_schema = 'public' AND data_type = 'text' AND column_name = ANY($1) AND table_name <> ALL($2)`,
    [typed, named],
  );
  // Also where the database lets nobody change what was said.
  const updates = columns.map(
    ({ table, column }) => `UPDATE "${table}" SET "${column}" = left("${column}", 15) || repeat('w', 60) WHERE "${column}" <> ''`,
  );
  await site.query(["SET session_replication_role = replica", ...updates].join(";"));
}

const idOf = (table: string, where = "true") => `SELECT id FROM ${table} WHERE ${where} LIMIT 1`;
const of = (handle: string) => `(SELECT id FROM person WHERE handle = '${handle}')`;
const pages: [Handle, string, string?][] = [
  ["eve", "/me"],
  ["eve", "/me/timeline"],
  ["eve", "/me/history"],
  ["eve", "/evidence"],
  ["eve", "/evidence/brag"],
  ["eve", "/feedback"],
  ["eve", "/feedback?show=asked"],
  ["eve", "/me/decision-check"],
  ["tom", "/feedback"],
  ["sarah", "/me"],
  ["eve", "/assessments/*", idOf("assessment_round", "state = 'revealed'")],
  ["eve", "/trials/*", idOf("trial", `person_id = ${of("eve")}`)],
  ["tom", "/trials/*/pulse", idOf("trial", `person_id = ${of("eve")}`)],
  ["tom", "/trials"],
  ["tom", "/people/mo"],
  ["tom", "/opportunities"],
  ["tom", "/opportunities/*", idOf("stretch_assignment", "state = 'open'")],
  ["sarah", "/opportunities/doing/*", idOf("participation", `interest_id IN (SELECT id FROM interest WHERE person_id = ${of("sarah")})`)],
  ["sarah", "/opportunities/mine"],
  ["mo", "/opportunities/mine"],
  ["mo", "/team"],
  ["mo", "/team/eve?since=2020-01-01"],
  ["mo", "/team/duties"],
  ["mo", "/team/opportunities-wanted"],
  ["mo", "/people/eve/plan"],
  ["mo", "/people/eve/evidence"],
  ["mo", "/people/eve/notes"],
  ["mo", "/one-on-ones/eve"],
  ["ivy", "/track-moves/*", idOf("track_move", `person_id = ${of("ivy")}`)],
  ["ned", "/track-moves/*", idOf("track_move", `person_id = ${of("farid-rahimi")}`)],
  ["ned", "/handoffs/*", idOf("handoff", `person_id = ${of("mateo-herrera")}`)],
  ["mo", "/handoffs/*", idOf("handoff", `person_id = ${of("mateo-herrera")}`)],
];

test("a word of seventy-five letters breaks wherever somebody typed it, at 390 px", async ({ as, another }) => {
  test.setTimeout(120_000);
  const on = await another();
  await stretch(on);
  for (const [who, path, id] of pages)
    await test.step(`${path} for ${who}`, async () => {
      const page = await as(who, { on, javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
      const found = id ? (await on.query<{ id: string }>(id))[0]?.id : "";
      await page.goto(path.replace("*", found ?? ""));
      await expectNoSidewaysScroll(page);
      await page.close();
    });
});
