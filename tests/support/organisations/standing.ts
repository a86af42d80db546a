// The slow, plain way to know who was where: every row is read, and every day looked up one by one.
import type pg from "pg";
import type { Day } from "@/lib/clock";

type Spell = { from: Day; until: Day | null };
type Level = { key: string; order: number; track: string; label: string };
export type PlainPerson = {
  id: string;
  startedOn: Day;
  place: string;
  employed: Spell;
  levels: (Spell & { level: Level })[];
  units: (Spell & { path: string })[];
};

/** Everybody who was ever at a level of a framework. */
export async function readPlainPeople(client: pg.ClientBase): Promise<PlainPerson[]> {
  const { rows } = await client.query<{ person: PlainPerson }>(`
      SELECT json_build_object('id', p.id, 'startedOn', p.started_on, 'place', coalesce(nullif(p.location, ''), p.time_zone),
        'employed', json_build_object('from', p.started_on, 'until', p.left_on),
        'levels', (SELECT coalesce(json_agg(json_build_object('from', a.started_on, 'until', a.ended_on, 'level', json_build_object('key', l.key, 'order', l."order", 'track', t.key, 'label', v.label)) ORDER BY a.started_on), '[]')
           FROM placement a JOIN level l ON l.id = a.level_id JOIN track t ON t.id = l.track_id JOIN framework_version v ON v.id = l.version_id WHERE a.person_id = p.id),
        'units', (SELECT coalesce(json_agg(json_build_object('from', m.started_on, 'until', m.ended_on, 'path', u.path)), '[]')
           FROM unit_membership m JOIN org_unit u ON u.id = m.org_unit_id WHERE m.person_id = p.id)) AS person
        FROM person p`);
  return rows.map((row) => row.person);
}

const on = (day: Day) => (spell: Spell) => spell.from <= day && (spell.until === null || spell.until > day);

/** Where somebody stood on a day: their level and the path of their unit, or nothing when they were not here or had none. */
export function standing(person: PlainPerson, day: Day) {
  const held = person.levels.find(on(day));
  if (!held || !on(day)(person.employed)) return null;
  return { ...held.level, since: held.from, path: person.units.find(on(day))?.path ?? "" };
}
