import { Badge } from "@/components/ui/badge";
import { LevelBadge } from "@/components/ui/ladder-badges";
import { DataCell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { RoundListView } from "@/lib/assessments/queries";
import { formatDay } from "@/lib/format";

/** Rounds one takes part in, the newest first. */
export function RoundList({ rounds }: { rounds: RoundListView }) {
  return (
    <Table caption="Assessment rounds">
      <thead>
        <tr>
          <HeadCell>Who</HeadCell>
          <HeadCell>Against</HeadCell>
          <HeadCell>Opened</HeadCell>
          <HeadCell>State</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rounds.map(({ id, person, level, day, state, waitsForMe }) => (
          <tr key={id}>
            <RowHead href={`/assessments/${id}`} className="whitespace-nowrap">
              {person.name}
            </RowHead>
            <DataCell className="whitespace-nowrap">
              <LevelBadge code={level.code} title={level.title} />
            </DataCell>
            <DataCell className="whitespace-nowrap">{formatDay(day)}</DataCell>
            <DataCell className="whitespace-nowrap">
              {waitsForMe ? <Badge tone="accent">Waits for you</Badge> : <Badge>{stateWords[state]}</Badge>}
            </DataCell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

const stateWords = { open: "Waits for the other side", revealed: "Both sides are in", withdrawn: "Withdrawn" } as const;
