import { DataCell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { Day } from "@/lib/clock";
import { formatDay, formatDistance } from "@/lib/format";
import type { WaitingView } from "@/lib/matches/queries";

/** Who waits for a chance, the longest first, with what they said they would like. */
export function WaitingTable({ waiting, today }: { waiting: WaitingView; today: Day }) {
  return (
    <Table caption="Who waits for a chance">
      <thead>
        <tr>
          <HeadCell>Who</HeadCell>
          <HeadCell>Waits since</HeadCell>
          <HeadCell>What they said</HeadCell>
        </tr>
      </thead>
      <tbody>
        {waiting.map(({ handle, name, since, wishes }) => (
          <tr key={handle}>
            <RowHead href={`/team/${handle}`} className="whitespace-nowrap">
              {name}
            </RowHead>
            <DataCell className="whitespace-nowrap">
              <time dateTime={since}>{formatDay(since)}</time>
              <span className="text-fg-muted"> ({formatDistance(since > today ? today : since, today)})</span>
            </DataCell>
            <DataCell className="min-w-56">
              <ul>
                {wishes.map((wish) => (
                  <li key={wish} className="wrap-anywhere whitespace-pre-line">
                    {wish}
                  </li>
                ))}
              </ul>
            </DataCell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
