// Every private text of the cast holds a marker of its own; the whole product is crawled as each of
// them, and no marker may turn up for anybody outside its allowed set.
import { expect, type Handle, test, type Site } from "../support/browser";

/** Who may read each person's plan: themselves and everybody above them, now. */
const readers: Record<Handle, Handle[]> = {
  eve: ["eve", "mo", "dan", "lea"],
  sarah: ["sarah", "mo", "dan", "lea"],
  ivy: ["ivy", "mo", "dan", "lea"],
  tom: ["tom", "mo", "dan", "lea"],
  mo: ["mo", "dan", "lea"],
  ned: ["ned", "dan", "lea"],
  sam: ["sam", "ned", "dan", "lea"],
  dan: ["dan", "lea"],
  lea: ["lea"],
  ada: ["ada", "lea"],
};
/** Who manages whom now, where both are of the cast. */
const managers: Partial<Record<Handle, Handle>> = { eve: "mo", sarah: "mo", ivy: "mo", tom: "mo", mo: "dan", ned: "dan", sam: "ned" };
/** Who offers each of them something: nobody above them. */
const ownerOf = (handle: Handle): Handle => (handle === "tom" ? "sam" : "tom");
/** Who hears of an interest and of what comes of it. */
const threeAround = (handle: Handle): Handle[] => {
  const manager = handle === "dan" ? "lea" : managers[handle];
  return [handle, ownerOf(handle), ...(manager ? [manager] : [])];
};
/** Who reads a track move: the person and their manager now; and what it tells the team, those beside them as well. */
const twoOf = (handle: Handle): Handle[] => threeAround(handle).filter((who) => who !== ownerOf(handle));
const teamOf = (handle: Handle): Handle[] => {
  const beside = cast.filter((who) => managers[handle] && managers[who] === managers[handle]);
  return [...new Set([...twoOf(handle), ...beside])];
};
const rounds: string[] = [];
const moves: string[] = [];
const offers: string[] = [];
const cast = Object.keys(readers) as Handle[];
/** Instances of one kind of page that are opened; beyond them they differ in whom they are about only. */
const perKind = 4;
/** Pages that are asked for at the same time. */
const atOnce = 4;

async function plant(site: Site) {
  for (const handle of cast) {
    const person = `(SELECT id FROM person WHERE handle = '${handle}')`;
    const plan = `(SELECT id FROM growth_plan WHERE person_id = ${person} AND state <> 'closed')`;
    const marker = (field: string) => `canary-${handle}-${field}`;
    await site.query(
      `INSERT INTO growth_plan (id, person_id) SELECT gen_random_uuid(), ${person} WHERE NOT EXISTS (SELECT ${plan} INTERSECT SELECT id FROM growth_plan)`,
    );
    await site.query(
      `UPDATE growth_plan SET aim = 'experience', aim_level_id = NULL, aim_experience = $1, aim_words = $2 WHERE id = ${plan}`,
      [marker("experience"), marker("aim")],
    );
    await site.query(`UPDATE focus SET ended_at = now(), ending = 'practised' WHERE plan_id = ${plan} AND ended_at IS NULL`);
    await site.query(
      `INSERT INTO focus (id, plan_id, slot, experience, next_step, comfort, kind) VALUES (gen_random_uuid(), ${plan}, 1, $1, $2, 'edge', 'additive')`,
      [marker("focus"), marker("step")],
    );
    await site.query(
      `INSERT INTO growth_update (id, plan_id, author_id, feeling, words) VALUES (gen_random_uuid(), ${plan}, ${person}, 'stuck', $1)`,
      [marker("update")],
    );
    // An open round: what each side wrote is its author's alone.
    const round = await site.query<{ id: string }>(
      `INSERT INTO assessment_round (id, person_id, level_id, opened_by_id) SELECT gen_random_uuid(), ${person}, id, ${person} FROM level WHERE key = 'cto' RETURNING id`,
    );
    const manager = managers[handle];
    for (const [side, author] of [["self", handle], ...(manager ? [["manager", manager]] : [])])
      await site.query(
        `WITH written AS (INSERT INTO assessment (id, round_id, side, author_id) SELECT gen_random_uuid(), $1, $2::"AssessmentSide", id FROM person WHERE handle = $3 RETURNING id)
         INSERT INTO rating (assessment_id, competency_id, answer, words) SELECT written.id, c.id, 'meets', $4 FROM written, competency c WHERE c.key = 'teamwork'`,
        [round[0]?.id, side, author, marker(side as string)],
      );
    rounds.push(`/assessments/${round[0]?.id}`);
    await plantInterests(site, handle, marker);
    await plantMove(site, handle, marker);
    if (manager)
      await site.query(
        `INSERT INTO talk_line (id, pairing_id, host_id, guest_id, kind, author_id, words, position)
         SELECT gen_random_uuid(), id, host_id, guest_id, 'agenda', guest_id, $1, 1000 FROM pairing
          WHERE guest_id = ${person} AND host_id = (SELECT id FROM person WHERE handle = $2)`,
        [marker("talk"), manager],
      );
    // About Eve, and about Tom where Eve writes it herself.
    await site.query(
      `INSERT INTO private_note (id, author_id, person_id, kind, words) SELECT gen_random_uuid(), ${person}, id, 'private', $1 FROM person WHERE handle = $2`,
      [marker("note"), handle === "eve" ? "tom" : "eve"],
    );
    for (const shared of [true, false])
      await site.query(
        `INSERT INTO evidence (id, person_id, kind, happened_on, title, plain_line, words, shared) VALUES (gen_random_uuid(), ${person}, 'delivery', current_date - 1, 'A thing', '', $1, ${shared})`,
        [marker(shared ? "shared" : "kept")],
      );
  }
}

// Two interests: one that waits, and one that both said yes to.
async function plantInterests(site: Site, handle: Handle, marker: (field: string) => string) {
  const of = (who: string) => `(SELECT id FROM person WHERE handle = '${who}')`;
  for (const field of ["wish", "begun"]) {
    const [interest] = await site.query<{ id: string; assignment_id: string }>(
      `WITH a AS (INSERT INTO stretch_assignment (id, owner_id, title, what, why, hours, starts_on, ends_on)
         VALUES (gen_random_uuid(), ${of(ownerOf(handle))}, 'A thing', 'x', 'x', 2, current_date, current_date + 30) RETURNING id)
       INSERT INTO interest (id, assignment_id, person_id, words) SELECT gen_random_uuid(), a.id, ${of(handle)}, $1 FROM a RETURNING id, assignment_id`,
      [marker(field)],
    );
    offers.push(`/opportunities/${interest?.assignment_id}`);
    if (field === "wish") continue;
    await site.query(
      `INSERT INTO interest_answer (interest_id, side, author_id, is_yes, words)
       SELECT $1, side, ${of(ownerOf(handle))}, true, $2 FROM unnest(enum_range(NULL::"AnswerSide")) side`,
      [interest?.id, marker("answer")],
    );
    const [participation] = await site.query<{ id: string }>(
      `INSERT INTO participation (id, interest_id, started_on, kick_off) VALUES (gen_random_uuid(), $1, current_date, $2) RETURNING id`,
      [interest?.id, marker("kickoff")],
    );
    await site.query(`INSERT INTO check_in (id, participation_id, author_id, words) VALUES (gen_random_uuid(), $1, ${of(handle)}, $2)`, [
      participation?.id,
      marker("checkin"),
    ]);
    await site.query(`INSERT INTO reflection (participation_id, practised, surprised, energy) VALUES ($1, $2, '', 'took')`, [
      participation?.id,
      marker("reflection"),
    ]);
    await site.query(`INSERT INTO debrief (participation_id, author_id, words) VALUES ($1, ${of(ownerOf(handle))}, $2)`, [
      participation?.id,
      marker("debrief"),
    ]);
    offers.push(`/opportunities/doing/${participation?.id}`);
  }
}

// A track move that began lately and is settled, with words in every part of it.
async function plantMove(site: Site, handle: Handle, marker: (field: string) => string) {
  const person = `(SELECT id FROM person WHERE handle = '${handle}')`;
  const level = (key: string) => `(SELECT id FROM level WHERE key = '${key}')`;
  const [move] = await site.query<{ id: string }>(
    `INSERT INTO track_move (id, person_id, proposed_by_id, from_level_id, level_id, starts_on, why, team_message, state, started_at, ended_at)
     VALUES (gen_random_uuid(), ${person}, ${person}, ${level("senior")}, ${level("team-lead")}, current_date - 5, $1, $2, 'settled', now(), now()) RETURNING id`,
    [marker("movewhy"), marker("moveteam")],
  );
  await site.query(`INSERT INTO move_remark (id, move_id, author_id, words) VALUES (gen_random_uuid(), $1, ${person}, $2)`, [
    move?.id,
    marker("moveremark"),
  ]);
  await site.query(`INSERT INTO move_yes (move_id, side, author_id, band_words) VALUES ($1, 'person', ${person}, $2)`, [
    move?.id,
    marker("moveband"),
  ]);
  await site.query(`INSERT INTO move_ending (move_id, side, author_id, words) VALUES ($1, 'person', ${person}, $2)`, [
    move?.id,
    marker("moveending"),
  ]);
  await site.query(`INSERT INTO ramp_item (id, move_id, words, due_on) VALUES (gen_random_uuid(), $1, $2, current_date)`, [
    move?.id,
    marker("moveline"),
  ]);
  moves.push(`/track-moves/${move?.id}`);
}

const kindOf = (path: string) =>
  path
    .split("?")[0]
    ?.split("/")
    .map((part, depth) =>
      depth > 1 && !["plan", "compare", "evidence", "notes", "brag", "new", "doing", "mine", "change"].includes(part) ? "*" : part,
    )
    .join("/") + (path.includes("?") ? "?" : "");

test("no private word turns up for anybody outside its allowed set, on any page, in any payload or export", async ({ as, another }) => {
  test.setTimeout(300_000);
  const site = await another();
  await plant(site);
  const seen: Record<string, Set<Handle>> = {};
  for (const who of cast) {
    const page = await as(who, { on: site });
    const guesses = [
      ...rounds,
      ...offers,
      ...moves,
      ...cast.flatMap((handle) => [
        `/people/${handle}`,
        `/people/${handle}/plan`,
        `/people/${handle}/evidence`,
        `/people/${handle}/notes`,
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
      ...guesses,
    ];
    const visited = new Set<string>();
    const kinds = new Map<string, number>();
    const visit = async (path: string) => {
      const bodies = await Promise.all(
        // What is typed by hand is asked for as a page and as data; what is linked holds the same data in its page.
        (guesses.includes(path) ? [{}, { RSC: "1" }] : [{}]).map(async (headers) => {
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
  const ofMove = ["movewhy", "moveteam", "moveremark", "moveband", "moveending", "moveline"];
  const around = ["wish", "begun", "answer", "kickoff", "checkin", "reflection", "debrief"];
  for (const handle of cast)
    for (const field of [
      ...around,
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
          note: [handle],
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
  const kept = await site.query<{ texts: string }>("SELECT coalesce(string_agg(fields::text, ' '), '') AS texts FROM audit_event");
  expect(kept[0]?.texts).not.toContain("canary");
});
