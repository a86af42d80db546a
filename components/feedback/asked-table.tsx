import { DataCell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { formatDay } from "@/lib/format";
import type { listOwnRequests } from "@/lib/feedback/queries";

/** Whom one asked. A question without an answer says nothing about why. */
export function AskedTable({ requests }: { requests: Awaited<ReturnType<typeof listOwnRequests>> }) {
  return (
    <Table caption="Whom I asked">
      <thead>
        <tr>
          <HeadCell>Whom</HeadCell>
          <HeadCell>What</HeadCell>
          <HeadCell>When</HeadCell>
          <HeadCell>Answer</HeadCell>
        </tr>
      </thead>
      <tbody>
        {requests.map((one) => (
          <tr key={one.id}>
            <RowHead>{one.asked.name}</RowHead>
            <DataCell className="min-w-48">
              {one.competency && <span className="text-fg-muted">{one.competency}: </span>}
              {one.question}
            </DataCell>
            <DataCell className="whitespace-nowrap">{formatDay(one.day)}</DataCell>
            <DataCell className="whitespace-nowrap">{one.answered ? "Answered" : <span className="text-fg-muted">Not yet</span>}</DataCell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
