import "server-only";
import type pg from "pg";
import { rampDays } from "@/lib/track-moves/rules";

/** The end of a ramp is noticed this many days ahead. */
const aheadDays = 7;

/**
 * Begins the track moves whose day has come where the person is, and notices what time brings them: a plan that has to
 * be put right, the end of the first 90 days, a day to ask again. Each happens once, from however many processes.
 */
export async function carryMoves(client: pg.ClientBase): Promise<void> {
  await client.query("SELECT start_due_track_moves()");
  await client.query(
    `SELECT tell_of_move(both_of_move(held.id), 'move_held', held.id, 'held-' || held.print)
       FROM (SELECT m.id, md5(string_agg(w.code || w.about, ' ' ORDER BY w.code, w.about)) AS print
               FROM track_move m, track_move_waits(m.id) w WHERE m.state = 'agreed' GROUP BY m.id) held
      WHERE NOT EXISTS (SELECT FROM notice n WHERE n.key = 'move-' || held.id || '-held-' || held.print AND n.person_id = ANY (both_of_move(held.id)))`,
  );
  await client.query(
    `SELECT tell_of_move(both_of_move(m.id), 'ramp_ending', m.id, 'ramp')
       FROM track_move m JOIN person p ON p.id = m.person_id
      WHERE m.state = 'started' AND day_in(p.time_zone) > m.starts_on + $1::int - 1 - $2::int
        AND NOT EXISTS (SELECT FROM notice n WHERE n.key = 'move-' || m.id || '-ramp' AND n.person_id = m.person_id)`,
    [rampDays, aheadDays],
  );
  await client.query(
    `SELECT tell_of_move(both_of_move(m.id), 'move_ask_again', m.id, 'again-' || m.ask_again_on)
       FROM track_move m JOIN person p ON p.id = m.person_id
      WHERE m.ask_again_on BETWEEN day_in(p.time_zone) - 30 AND day_in(p.time_zone)
        AND NOT EXISTS (SELECT FROM notice n WHERE n.key = 'move-' || m.id || '-again-' || m.ask_again_on AND n.person_id = m.person_id)`,
  );
}
