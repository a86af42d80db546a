import { TrackBadge } from "@/components/ui/ladder-badges";
import { DataCell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { formatDay } from "@/lib/format";
import { tasteWords } from "@/lib/opportunities/rules";
import type { TrialListView } from "@/lib/trials/queries";
import { verdictWords } from "@/lib/trials/rules";

/** Trials one reads, the latest first. Verdicts stand side by side: none is better. */
export function TrialList({ trials }: { trials: TrialListView["trials"] }) {
  return (
    <Table caption="Trials">
      <thead>
        <tr>
          <HeadCell>What</HeadCell>
          <HeadCell>Who</HeadCell>
          <HeadCell>A taste of</HeadCell>
          <HeadCell>When</HeadCell>
          <HeadCell>How it stands</HeadCell>
        </tr>
      </thead>
      <tbody>
        {trials.map(({ id, title, names, track, startsOn, endsOn, standing, verdict, role }) => (
          <tr key={id}>
            <RowHead href={`/trials/${id}`} className="min-w-48">
              {title}
            </RowHead>
            <DataCell className="whitespace-nowrap">{role === "engineer" ? "You" : names.person}</DataCell>
            <DataCell>
              <TrackBadge kind={track} name={tasteWords[track]} />
            </DataCell>
            <DataCell className="whitespace-nowrap">
              {formatDay(startsOn)} to {formatDay(endsOn)}
            </DataCell>
            <DataCell className="min-w-48">
              {standing}
              {verdict && <span className="text-fg-muted">. Verdict: {verdictWords[verdict]}</span>}
            </DataCell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
