// What every transaction changed and which events it recorded, seen by triggers in a database of a test.
import { onServer } from "@/scripts/database/prepare";

/** What is no change of the product's own: who is signed in, limits, logs, what jobs count, keys of forms. */
const apart = /^(session|submission|access_event.*|rate_limit|unsent_form|heartbeat|audit_seal|figure_snapshot|mail)$/;

/** That somebody took something with them, or was refused it, is an event, and changes nothing. */
const changesNothing = /\.(exported|printed|denied)$/;

/** Begins to note every row that is made, changed or removed. */
export async function watchChanges(ownerUrl: string): Promise<void> {
  await onServer(ownerUrl, async (client) => {
    await client.query(`
      CREATE SCHEMA watch;
      CREATE TABLE watch.seen (tx bigint NOT NULL, source text NOT NULL, event text);
      CREATE FUNCTION watch.note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
      BEGIN
        INSERT INTO watch.seen VALUES (txid_current(), TG_TABLE_NAME, CASE WHEN TG_TABLE_NAME = 'audit_event' THEN to_jsonb(NEW) ->> 'event' END);
        RETURN NULL;
      END $$`);
    const { rows } = await client.query<{ name: string }>(
      "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition",
    );
    for (const { name } of rows)
      if (!apart.test(name))
        await client.query(
          `CREATE TRIGGER zz_watch AFTER INSERT OR UPDATE OR DELETE ON ${client.escapeIdentifier(name)} FOR EACH ROW EXECUTE FUNCTION watch.note()`,
        );
  });
}

/** Tables that a transaction changed without an event, and events without a change, each with how often. */
export async function seenChanges(ownerUrl: string): Promise<{ unrecorded: string[]; empty: string[]; events: number }> {
  return onServer(ownerUrl, async (client) => {
    const { rows } = await client.query<{ events: string[]; tables: string[] }>(`
      SELECT array_remove(array_agg(DISTINCT event), NULL) AS events, array_agg(DISTINCT source) FILTER (WHERE event IS NULL) AS tables
        FROM watch.seen GROUP BY tx`);
    return {
      unrecorded: counted(rows.filter(({ events }) => !events.length).map(({ tables }) => tables.join(" and "))),
      empty: counted(
        rows
          .filter(({ tables, events }) => !tables?.length && !events.every((event) => changesNothing.test(event)))
          .map(({ events }) => events.join(" and ")),
      ),
      events: rows.filter(({ events }) => events.length).length,
    };
  });
}

/** Each once, with how often it came. */
export function counted(words: string[]): string[] {
  const times = new Map<string, number>();
  for (const word of words) times.set(word, (times.get(word) ?? 0) + 1);
  return [...times].map(([word, count]) => `${word} (${count})`).sort();
}
