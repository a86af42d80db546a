import { expect, it } from "vitest";
import { pool } from "@/lib/db";
import { getFairness } from "@/lib/fairness/queries";
import { as } from "@/tests/support/cast";
import { takeFiguresAnew } from "@/tests/support/organisations/plain-people";

// As they would be with the next count.
const shares = async (parting: string) => {
  await takeFiguresAnew();
  return new Map((await getFairness(await as("lea")))?.partings.find((one) => one.name === parting)?.shares?.map((one) => [one.name, one]));
};

it("tells leadership what share of each group did an assignment, and never how large a group is", async () => {
  const before = await shares("Track");
  expect(before.get("Individual contributor")?.step).toEqual({ from: 10, to: 20 });
  expect([...before.keys()]).toEqual(["Individual contributor", "Management and No level yet"]);
  // The size of a group, beside figures of levels, would tell what is hidden there.
  for (const name of ["Track", "Time here", "Unit"])
    for (const share of (await shares(name)).values()) expect(Object.keys(share), name).toEqual(["name", "step"]);
  await pool().query("UPDATE participation SET started_on = day_in('UTC') - 400");
  // Half of Payments did one, in an assignment of twenty seats of somebody at Data; one long ago counts for nothing.
  await pool().query(
    `WITH done AS (INSERT INTO stretch_assignment (id, owner_id, title, what, why, hours, starts_on, ends_on, seats)
       SELECT gen_random_uuid(), id, 'A thing', 'x', 'x', 2, day_in('UTC') - 30, day_in('UTC') + 30, 20 FROM person WHERE handle = 'mei-chen' RETURNING id),
     team AS (SELECT p.id, row_number() OVER (ORDER BY p.handle) AS at, count(*) OVER () AS size FROM person p JOIN org_unit u ON u.id = p.org_unit_id WHERE u.name = 'Payments'),
     who AS (INSERT INTO interest (id, assignment_id, person_id, words) SELECT gen_random_uuid(), done.id, team.id, 'x' FROM done, team WHERE at <= size / 2 RETURNING id)
     INSERT INTO interest_answer (interest_id, side, author_id, is_yes) SELECT who.id, side, p.id, true FROM who, person p, unnest(enum_range(NULL::"AnswerSide")) side WHERE p.handle = 'mei-chen'`,
  );
  await pool().query(
    `INSERT INTO participation (id, interest_id, started_on) SELECT gen_random_uuid(), i.id, day_in('UTC') - 20 FROM interest i
      JOIN stretch_assignment a ON a.id = i.assignment_id WHERE a.title = 'A thing'`,
  );
  const payments = (await shares("Unit")).get("Payments");
  expect(payments && payments.step.from <= 50 && payments.step.to >= 40 && payments.step.to <= 60).toBe(true);
  await pool().query("UPDATE participation SET started_on = day_in('UTC') - 400");
  expect((await shares("Unit")).get("Payments")?.step.from).toBe(0);
  for (const who of ["mo", "dan", "ada", "eve"] as const) expect(await getFairness(await as(who)), who).toBeNull();
});
