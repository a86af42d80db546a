import { takeFigures } from "@/lib/jobs/figures";
// The example company with many more people in it, and what is known of each.
import pg from "pg";
import { generate } from "@/tests/bench/generator";
import { ownerUrl } from "../database";
import { readPlainPeople } from "./standing";

export async function withOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  return work(client).finally(() => client.end());
}

/** Counts anew what leadership reads, as the next week's job would, whatever was counted before. */
export const takeFiguresAnew = () =>
  withOwner(async (client) => {
    await client.query("DELETE FROM figure_snapshot");
    await takeFigures(client);
  });

/** Adds people with years behind them to the example company: moves both ways, some back again, leavers, and those who changed units. */
export const addHistory = (people: number) =>
  withOwner(async (client) => {
    await client.query("UPDATE person SET employee_number = 'x' || employee_number");
    await generate(client, people);
    await client.query(`
      CREATE TEMP TABLE made_up AS SELECT id, right(handle, -7)::int AS i, started_on FROM person WHERE handle ~ '^person-[0-9]+$';
      UPDATE person p SET left_on = day_in('UTC') - (made_up.i % 900) FROM made_up WHERE p.id = made_up.id AND made_up.i % 7 = 3 AND day_in('UTC') - (made_up.i % 900) > p.started_on + 60;
      UPDATE placement a SET ended_on = day_in('UTC') - (made_up.i % 300) - 30 FROM made_up
       WHERE a.person_id = made_up.id AND a.ended_on IS NULL AND made_up.i % 4 = 1 AND a.started_on < day_in('UTC') - (made_up.i % 300) - 60;
      INSERT INTO placement (id, person_id, level_id, started_on, ended_on, reason)
        SELECT gen_random_uuid(), made_up.id, l.id, day_in('UTC') - (made_up.i % 300) - 30, CASE WHEN made_up.i % 8 = 1 THEN day_in('UTC') - (made_up.i % 300) - 5 END, 'track_move'
          FROM made_up JOIN placement a ON a.person_id = made_up.id AND a.ended_on = day_in('UTC') - (made_up.i % 300) - 30
          JOIN level was ON was.id = a.level_id JOIN track t ON t.id = was.track_id
          JOIN level l ON l.version_id = was.version_id AND l.key = CASE t.kind WHEN 'management' THEN 'staff' ELSE 'team-lead' END
         WHERE made_up.i % 4 = 1 AND NOT EXISTS (SELECT FROM placement o WHERE o.person_id = made_up.id AND (o.ended_on IS NULL OR o.ended_on > a.ended_on));
      INSERT INTO placement (id, person_id, level_id, started_on, reason)
        SELECT gen_random_uuid(), made_up.id, l.id, b.ended_on, 'returned'
          FROM made_up JOIN placement b ON b.person_id = made_up.id AND b.reason = 'track_move' AND b.ended_on IS NOT NULL
          JOIN LATERAL (SELECT * FROM placement WHERE person_id = made_up.id AND ended_on = b.started_on) a ON true
          JOIN level was ON was.id = a.level_id JOIN level l ON l.track_id = was.track_id AND l."order" = greatest(was."order" - (made_up.i / 8) % 2, (SELECT min("order") FROM level WHERE track_id = was.track_id));
      DROP TABLE made_up`);
  });

/** Everybody who was ever at a level of a framework. */
export const plainPeople = () => withOwner(readPlainPeople);
