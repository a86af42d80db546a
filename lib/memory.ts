import "server-only";
import { db } from "./db";

const most = 300;
const kept = new Map<string, Promise<unknown>>();

/**
 * What is slow to count and the same for everybody who may ask, counted once for as long as nothing changed:
 * `key` says what, `of` whether it depends on where people stand alone or on anything. Never on who asks.
 */
export async function remembered<T>(key: string, count: () => Promise<T>, of: "places" | "anything" = "anything"): Promise<T> {
  const full = `${await lastChange(of)} ${key}`;
  const known = kept.get(full) as Promise<T> | undefined;
  if (known) return known;
  const counting = count();
  kept.set(full, counting);
  counting.catch(() => kept.delete(full));
  for (const old of kept.keys()) {
    if (kept.size <= most) break;
    kept.delete(old);
  }
  return counting;
}

// Whoever changes where or at what level people are makes stints; every other change records an event.
async function lastChange(of: "places" | "anything"): Promise<string> {
  const [row] = await db(null).$queryRaw<{ stamp: string }[]>`
    SELECT concat((SELECT max(id) FROM stint), ' ', (SELECT sum(people) FROM headcount WHERE org_unit_id = '00000000-0000-0000-0000-000000000000'), ' ',
                  CASE WHEN ${of === "anything"} THEN (SELECT id FROM audit_event ORDER BY at DESC, id DESC LIMIT 1) END) AS stamp`;
  return row?.stamp ?? "";
}

/** Forgets all of it, for measuring what it costs to count. */
export const forget = () => kept.clear();
