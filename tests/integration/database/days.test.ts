import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dateOf, dayOf, daysBetween, latestDay, today } from "@/lib/clock";
import { pool } from "@/lib/db";
import { constraintSentence } from "@/lib/errors";
import { workingDay } from "@/prisma/example/company";
import { withOwner } from "@/tests/support/database";

describe("a day", () => {
  it("is somebody's: the database tells it by their zone, as the clock does, whatever zone it has itself", async () => {
    const zones = ["Pacific/Niue", "America/Toronto", "UTC", "Asia/Kathmandu", "Pacific/Kiritimati"];
    const { rows } = await pool().query<{ day: string }>(
      "SELECT day_in(zone)::text AS day FROM unnest($1::text[]) WITH ORDINALITY z(zone, at) ORDER BY at",
      [zones],
    );
    expect(rows.map(({ day }) => day)).toEqual(zones.map((zone) => today(zone)));
    expect((await pool().query("SELECT latest_day()::text AS day")).rows).toEqual([{ day: latestDay() }]);
  });

  it("is never the server's: sessions of the app are UTC", async () => {
    expect((await pool().query("SHOW timezone")).rows).toEqual([{ TimeZone: "UTC" }]);
    const [{ zone } = { zone: "" }] = await withOwner<{ zone: string }>(
      "SELECT split_part(setconfig[1], '=', 2) AS zone FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase WHERE d.datname = current_database()",
    );
    expect(zone).toMatch(/^Pacific/);
  });

  it("is in a zone that the database knows", async () => {
    const refused = await pool()
      .query("UPDATE person SET time_zone = 'Europe/Atlantis' WHERE handle = 'tom'")
      .catch((error: unknown) => error);
    expect(constraintSentence(refused)).toBe("This time zone is not known here.");
    const { rows } = await pool().query("SELECT zone FROM unnest($1::text[]) zone WHERE day_in(zone) IS NULL", [
      Intl.supportedValuesOf("timeZone"),
    ]);
    expect(rows).toEqual([]);
  });
});

describe("the example company", () => {
  it("meets, tries and promises on working days", async () => {
    const days = await withOwner<{ what: string; day: string }>(`
      SELECT what, day::text FROM (
        SELECT 'a talk' AS what, (m.starts_at AT TIME ZONE p.time_zone)::date AS day FROM meeting m JOIN pairing t ON t.id = m.pairing_id JOIN person p ON p.id = t.host_id
        UNION ALL SELECT 'a next step', due_on FROM focus UNION ALL SELECT 'a step of a ramp', due_on FROM ramp_item
        UNION ALL SELECT 'a trial', unnest(ARRAY[starts_on, ends_on]) FROM trial UNION ALL SELECT 'a look back', revisit_on FROM decision
        UNION ALL SELECT 'an opening', unnest(ARRAY[starts_on, ends_on, closes_on]) FROM stretch_assignment UNION ALL SELECT 'a move', starts_on FROM track_move WHERE state = 'proposed'
      ) told WHERE day IS NOT NULL AND extract(isodow FROM day) > 5`);
    expect(days).toEqual([]);
  });

  it("has a working day next to every day, both ways", () => {
    fc.assert(
      fc.property(fc.date({ min: new Date("2020-01-01"), max: new Date("2035-01-01"), noInvalidDate: true }), (date) => {
        const day = dayOf(date);
        const [last, next] = [workingDay(day, "last"), workingDay(day, "next")];
        for (const one of [last, next]) expect([1, 2, 3, 4, 5]).toContain(dateOf(one).getUTCDay());
        expect([last <= day, next >= day, daysBetween(last, next) <= 3]).toEqual([true, true, true]);
      }),
    );
  });
});

describe("an end", () => {
  it("is never before its beginning, in any table that has both, and a sentence says so", async () => {
    const pairs = await withOwner<{ table: string; checks: string[] }>(`
      SELECT c.table_name AS table, coalesce((SELECT array_agg(k.conname::text) FROM pg_constraint k
               WHERE k.conrelid = format('%I', c.table_name)::regclass AND k.contype = 'c'
                 AND pg_get_constraintdef(k.oid) ~ ('\\y' || e.column_name || '\\y') AND pg_get_constraintdef(k.oid) ~ ('\\y' || c.column_name || '\\y')), '{}') AS checks
        FROM information_schema.columns c JOIN information_schema.columns e USING (table_schema, table_name)
        JOIN information_schema.tables t USING (table_schema, table_name)
       WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
         AND (c.column_name, e.column_name) IN (('started_on', 'ended_on'), ('started_on', 'left_on'), ('starts_on', 'ends_on'), ('starts_on', 'ended_on'),
              ('started_at', 'ended_at'), ('agreed_at', 'ended_at'), ('opened_at', 'revealed_at'), ('created_at', 'expires_at'), ('first_at', 'last_at'))`);
    expect(pairs.length).toBeGreaterThan(12);
    for (const { table, checks } of pairs) {
      const sentences = checks.map((name) => constraintSentence(new Error(`violates check constraint "${name}"`)));
      expect(sentences.some(Boolean), `${table} lets something end before it began, or has no sentence for it`).toBe(true);
    }
  });
});
