import { Badge } from "@/components/ui/badge";
import { DataCell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { formatDay } from "@/lib/format";
import type { MovesView } from "@/lib/track-moves/queries";

/** Track moves at a glance, whichever way they go. */
export function MoveList({ moves }: { moves: MovesView["moves"] }) {
  return (
    <Table caption="Track moves">
      <thead>
        <tr>
          <HeadCell>Who</HeadCell>
          <HeadCell>From</HeadCell>
          <HeadCell>To</HeadCell>
          <HeadCell>On</HeadCell>
          <HeadCell>State</HeadCell>
        </tr>
      </thead>
      <tbody>
        {moves.map(({ id, who, from, to, startsOn, state }) => (
          <tr key={id}>
            <RowHead href={`/track-moves/${id}`} className="whitespace-nowrap">
              {who}
            </RowHead>
            <DataCell className="whitespace-nowrap">{from.track}</DataCell>
            <DataCell className="whitespace-nowrap">
              {to.track}, {to.title}
            </DataCell>
            <DataCell className="whitespace-nowrap">
              <time dateTime={startsOn}>{formatDay(startsOn)}</time>
            </DataCell>
            <DataCell>
              <Badge>{state}</Badge>
            </DataCell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
