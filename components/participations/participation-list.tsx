import { DataCell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { countOf } from "@/lib/format";
import type { ParticipationListView } from "@/lib/participations/queries";
import { stretchInWords } from "@/lib/participations/rules";

/** What one does or did, and those who report to one. */
export function ParticipationList({ view: { participations, today } }: { view: ParticipationListView }) {
  return (
    <Table caption="What is being done">
      <thead>
        <tr>
          <HeadCell>What</HeadCell>
          <HeadCell>Who</HeadCell>
          <HeadCell>Offered by</HeadCell>
          <HeadCell>How much</HeadCell>
          <HeadCell>When</HeadCell>
        </tr>
      </thead>
      <tbody>
        {participations.map((one) => (
          <tr key={one.id}>
            <RowHead href={`/opportunities/doing/${one.id}`} className="min-w-48">
              {one.title}
            </RowHead>
            <DataCell className="whitespace-nowrap">{one.who}</DataCell>
            <DataCell className="whitespace-nowrap">{one.owner}</DataCell>
            <DataCell className="whitespace-nowrap">{countOf(one.hours, "hour")} a week</DataCell>
            <DataCell className="min-w-48">{stretchInWords(one, today)}</DataCell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
