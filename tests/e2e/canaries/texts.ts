// Private texts of the cast with a marker of their own, and who may read each.
import type { Handle } from "../../support/browser";
import type { Site } from "../../support/site";

/** Who may read each person's plan: themselves and everybody above them, now. */
export const readers: Record<Handle, Handle[]> = {
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
export const managers: Partial<Record<Handle, Handle>> = {
  eve: "mo",
  sarah: "mo",
  ivy: "mo",
  tom: "mo",
  mo: "dan",
  ned: "dan",
  sam: "ned",
};
/** Who offers each of them something: nobody above them. */
export const ownerOf = (handle: Handle): Handle => (handle === "tom" ? "sam" : "tom");
export const managersOf = (handle: Handle): Handle[] => (handle === "dan" ? ["lea"] : [managers[handle] ?? []].flat());
/** Who hears of an interest and of what comes of it. */
export const threeAround = (handle: Handle): Handle[] => [handle, ownerOf(handle), ...managersOf(handle)];
/** Who is led by each of them in a trial. */
export const ledBy = (handle: Handle): Handle => (handle === "ivy" ? "sarah" : "ivy");
/** Addresses of what was planted, for guessing. */
export const planted: string[] = [];
export const cast = Object.keys(readers) as Handle[];
/** Who reads a track move: the person and their manager now; and what it tells the team, those beside them as well. */
export const twoOf = (handle: Handle): Handle[] => [handle, ...managersOf(handle)];
export const teamOf = (handle: Handle): Handle[] => {
  const beside = cast.filter((who) => managers[handle] && managers[who] === managers[handle]);
  return [...new Set([...twoOf(handle), ...beside])];
};

/** Plants a marker in every private text of everybody. */
export async function plant(site: Site) {
  await site.query("DELETE FROM trial; DELETE FROM readiness_answer");
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
    planted.push(`/assessments/${round[0]?.id}`);
    await plantInterests(site, handle, marker);
    await plantBetween(site, handle, marker);
    await plantTrials(site, handle, marker);
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
        `INSERT INTO evidence (id, person_id, kind, happened_on, title, plain_line, words, shared) VALUES (gen_random_uuid(), ${person}, 'delivery', day_in('UTC') - 1, 'A thing', '', $1, ${shared})`,
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
         VALUES (gen_random_uuid(), ${of(ownerOf(handle))}, 'A thing', 'x', 'x', 2, day_in('UTC'), day_in('UTC') + 30) RETURNING id)
       INSERT INTO interest (id, assignment_id, person_id, words) SELECT gen_random_uuid(), a.id, ${of(handle)}, $1 FROM a RETURNING id, assignment_id`,
      [marker(field)],
    );
    planted.push(`/opportunities/${interest?.assignment_id}`);
    if (field === "wish") continue;
    await site.query(
      `INSERT INTO interest_answer (interest_id, side, author_id, is_yes, words)
       SELECT $1, side, ${of(ownerOf(handle))}, true, $2 FROM unnest(enum_range(NULL::"AnswerSide")) side`,
      [interest?.id, marker("answer")],
    );
    const [participation] = await site.query<{ id: string }>(
      `INSERT INTO participation (id, interest_id, started_on, kick_off) VALUES (gen_random_uuid(), $1, day_in('UTC'), $2) RETURNING id`,
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
    planted.push(`/opportunities/doing/${participation?.id}`);
  }
}

// Feedback for two and for three, answers to oneself, and a change of manager that is not sealed.
async function plantBetween(site: Site, handle: Handle, marker: (field: string) => string) {
  const of = (who: string) => `(SELECT id FROM person WHERE handle = '${who}')`;
  const other = of(ownerOf(handle));
  for (const [field, readers] of [
    ["whisper", "subject"],
    ["feedback", "manager"],
  ])
    await site.query(
      `INSERT INTO feedback (id, author_id, subject_id, words, readers, manager_id)
       VALUES (gen_random_uuid(), ${other}, ${of(handle)}, $1, $2::"FeedbackReaders", CASE $2 WHEN 'manager' THEN manager_now(${of(handle)}) END)`,
      [marker(field as string), readers],
    );
  await site.query(
    `INSERT INTO decision_check (id, person_id, taken_on, mentoring, challenge, hands_on, leading_by, words) VALUES (gen_random_uuid(), ${of(handle)}, day_in('UTC'), 3, 'both', 3, 'both', $1)`,
    [marker("check")],
  );
  const [handoff] = await site.query<{ id: string }>(
    `INSERT INTO handoff (id, person_id, from_id, to_id, wish) VALUES (gen_random_uuid(), ${of(handle)}, ${other}, ${of(managersOf(handle)[0] ?? "priya-raman")}, $1) RETURNING id`,
    [marker("wished")],
  );
  await site.query(
    `INSERT INTO handoff_line (id, handoff_id, author_id, kind, words) VALUES (gen_random_uuid(), $1, ${other}, 'commitment', $2)`,
    [handoff?.id, marker("agreed")],
  );
  planted.push(`/handoffs/${handoff?.id}`);
}

// A trial that has ended, with what everybody around it says, and what two think of a first move.
async function plantTrials(site: Site, handle: Handle, marker: (field: string) => string) {
  const of = (who: string) => `(SELECT id FROM person WHERE handle = '${who}')`;
  const id = crypto.randomUUID();
  await site.query(
    `ALTER TABLE trial DISABLE TRIGGER USER;
     INSERT INTO trial (id, person_id, sponsor_id, title, track, starts_on, ends_on, share, find_out, promise, agreed_at, ended_on, end_words)
     VALUES ('${id}', ${of(handle)}, ${of(ownerOf(handle))}, 'A thing', 'management', day_in('UTC') - 20, day_in('UTC') + 20, 50,
             '${marker("findout")}', '${marker("promise")}', now(), day_in('UTC'), '${marker("ending")}');
     ALTER TABLE trial ENABLE TRIGGER USER`,
  );
  await site.query(
    `INSERT INTO trial_pulse (trial_id, week, energy, meeting_hours, hands_on_hours, again, words) VALUES ($1, 0, 'took', 1, 1, 'no', $2)`,
    [id, marker("week")],
  );
  await site.query(`INSERT INTO trial_verdict (trial_id, verdict, learnt) VALUES ($1, 'no', $2)`, [id, marker("learnt")]);
  await site.query(
    `ALTER TABLE trial_person DISABLE TRIGGER USER;
     INSERT INTO trial_person (trial_id, person_id) VALUES ('${id}', ${of(ledBy(handle))});
     ALTER TABLE trial_person ENABLE TRIGGER USER`,
  );
  await site.query(
    `INSERT INTO led_pulse (trial_id, sponsor_id, author_id, round, answer, words) VALUES ($1, ${of(ownerOf(handle))}, ${of(ledBy(handle))}, 1, 'hard', $2)`,
    [id, marker("led")],
  );
  await site.query(
    `INSERT INTO readiness_answer (person_id, manager_id, side, hands_on, shown)
     SELECT ${of(handle)}, manager_now(${of(handle)}), 'self', 'yes', $1 WHERE manager_now(${of(handle)}) IS NOT NULL`,
    [marker("ready")],
  );
  planted.push(`/trials/${id}`);
}

// A track move that began lately and is settled, with words in every part of it.
async function plantMove(site: Site, handle: Handle, marker: (field: string) => string) {
  const person = `(SELECT id FROM person WHERE handle = '${handle}')`;
  const level = (key: string) => `(SELECT id FROM level WHERE key = '${key}')`;
  const [move] = await site.query<{ id: string }>(
    `INSERT INTO track_move (id, person_id, proposed_by_id, from_level_id, level_id, starts_on, why, team_message, state, started_at, ended_at)
     VALUES (gen_random_uuid(), ${person}, ${person}, ${level("senior")}, ${level("team-lead")}, day_in('UTC') - 5, $1, $2, 'settled', now(), now()) RETURNING id`,
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
  await site.query(`INSERT INTO ramp_item (id, move_id, words, due_on) VALUES (gen_random_uuid(), $1, $2, day_in('UTC'))`, [
    move?.id,
    marker("moveline"),
  ]);
  planted.push(`/track-moves/${move?.id}`);
}
