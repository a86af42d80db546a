// Run by bench.ts on one organisation: the mutation behind the two-minute update, and the same statements sent by
// hand over the same pool, in turns. Prints updates per second of both, at 1 and at 16 at a time, as JSON.
import { randomUUID } from "node:crypto";
import { closePools, everything, pool } from "@/lib/db";
import { postUpdate } from "@/lib/growth-plans/mutations";
import { personViewer } from "@/scripts/support/viewer";

const [handle = "", seconds = "2"] = process.argv.slice(2);
const viewer = await personViewer(handle);
const words = "Paired on the change, and wrote down what we found.";
const plan = await everything.growthPlan.findFirst({ where: { personId: viewer.personId }, select: { id: true } });

async function byMutation() {
  await postUpdate({ ...viewer, submission: randomUUID() }, { focusId: null, feeling: "moving", words });
}

async function byHand() {
  const client = await pool().connect();
  const [key, id] = [randomUUID(), randomUUID()];
  try {
    await client.query("BEGIN");
    await client.query({ name: "me", text: "SELECT set_config('app.person_id', $1, true)", values: [viewer.personId] });
    await client.query({
      name: "once",
      text: "INSERT INTO submission (key, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
      values: [key, viewer.personId],
    });
    await client.query({
      name: "plan",
      text: "SELECT id, state, aim_level_id FROM growth_plan WHERE person_id = $1 AND state <> 'closed'",
      values: [viewer.personId],
    });
    await client.query({ name: "focuses", text: "SELECT id, slot FROM focus WHERE plan_id = $1 AND ended_at IS NULL", values: [plan?.id] });
    await client.query({
      name: "update",
      text: "INSERT INTO growth_update (id, plan_id, author_id, feeling, words) VALUES ($1, $2, $3, 'moving', $4)",
      values: [id, plan?.id, viewer.personId, words],
    });
    await client.query({
      name: "event",
      text: "INSERT INTO audit_event (id, event, record_id, actor_id, about_id, fields) VALUES (gen_random_uuid(), 'growth_plan.updated', $1, $2, $2, '{feeling,words}')",
      values: [id, viewer.personId],
    });
    await client.query({ name: "answer", text: "UPDATE submission SET answer = to_jsonb($2::text) WHERE key = $1", values: [key, id] });
    await client.query("COMMIT");
  } finally {
    client.release();
  }
}

async function rate(work: () => Promise<void>, atOnce: number): Promise<number> {
  const until = Date.now() + Number(seconds) * 1000;
  let done = 0;
  const from = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (Date.now() < until) {
        await work();
        done++;
      }
    }),
  );
  return (done * 1000) / (performance.now() - from);
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
const results = [];
for (const atOnce of [1, 16]) {
  const [mutation, hand, ratio]: number[][] = [[], [], []];
  await rate(byMutation, atOnce);
  await rate(byHand, atOnce);
  for (let round = 0; round < 3; round++) {
    const [one, other] = [await rate(byMutation, atOnce), await rate(byHand, atOnce)];
    mutation?.push(one);
    hand?.push(other);
    ratio?.push(one / other);
  }
  results.push({ atOnce, mutation: median(mutation ?? []), hand: median(hand ?? []), ratio: median(ratio ?? []) });
}
process.stdout.write(`${JSON.stringify(results)}\n`);
await closePools();
