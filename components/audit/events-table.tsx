import { DataCell, HeadCell, Table } from "@/components/ui/table";
import type { EventsView } from "@/lib/audit/queries";
import { eventWords, fieldWords } from "@/lib/audit/rules";
import { formatInstant } from "@/lib/format";

type EventsTableProps = { events: EventsView["events"]; timeZone: string; caption: string; showAbout?: boolean };

/** What was changed, by whom and when: which fields, never the words. */
export function EventsTable({ events, timeZone, caption, showAbout = false }: EventsTableProps) {
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <HeadCell>When</HeadCell>
          <HeadCell>What</HeadCell>
          <HeadCell>Fields</HeadCell>
          {showAbout && <HeadCell>About</HeadCell>}
          <HeadCell>By</HeadCell>
        </tr>
      </thead>
      <tbody>
        {events.map(({ id, at, event, fields, actor, about }) => (
          <tr key={id}>
            <DataCell className="whitespace-nowrap">
              <time dateTime={at.toISOString()}>{formatInstant(at, timeZone)}</time>
            </DataCell>
            <DataCell className="whitespace-nowrap">{eventWords(event)}</DataCell>
            <DataCell className="min-w-40">{fields.map(fieldWords).join(", ")}</DataCell>
            {showAbout && <DataCell className="whitespace-nowrap">{about?.name}</DataCell>}
            <DataCell className="whitespace-nowrap">{actor?.name ?? "Pendulum"}</DataCell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
