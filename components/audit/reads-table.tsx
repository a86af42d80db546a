import { DataCell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { ReadsView } from "@/lib/audit/queries";
import { eventWords } from "@/lib/audit/rules";
import { formatInstant } from "@/lib/format";

/** Who read which of one's records: a line for each reader, record and day. */
export function ReadsTable({ reads, timeZone }: { reads: ReadsView["reads"]; timeZone: string }) {
  return (
    <Table caption="Who has read my records">
      <thead>
        <tr>
          <HeadCell>Who</HeadCell>
          <HeadCell>What</HeadCell>
          <HeadCell>Last read</HeadCell>
          <HeadCell numeric>Times that day</HeadCell>
        </tr>
      </thead>
      <tbody>
        {reads.map(({ reader, kind, day, lastAt, times }) => (
          <tr key={`${reader.handle} ${kind} ${day}`}>
            <RowHead className="whitespace-nowrap">{reader.name}</RowHead>
            <DataCell className="whitespace-nowrap">{eventWords(kind)}</DataCell>
            <DataCell className="whitespace-nowrap">
              <time dateTime={lastAt.toISOString()}>{formatInstant(lastAt, timeZone)}</time>
            </DataCell>
            <DataCell numeric>{times}</DataCell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
