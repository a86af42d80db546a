import { Badge } from "@/components/ui/badge";
import { DataCell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { formatDay } from "@/lib/format";
import type { OwnAssignmentsView } from "@/lib/opportunities/queries";
import { stateWords } from "@/lib/opportunities/rules";

/** Everything one offers at a glance: how it stands, who does it, who waits. */
export function OwnAssignments({ assignments }: { assignments: OwnAssignmentsView["assignments"] }) {
  return (
    <Table caption="What I offer">
      <thead>
        <tr>
          <HeadCell>What</HeadCell>
          <HeadCell>State</HeadCell>
          <HeadCell>Until</HeadCell>
          <HeadCell>Who does it</HeadCell>
          <HeadCell numeric>Wait for an answer</HeadCell>
        </tr>
      </thead>
      <tbody>
        {assignments.map(({ id, title, state, endsOn, doing, waiting }) => (
          <tr key={id}>
            <RowHead href={`/opportunities/${id}`} className="min-w-48">
              {title}
            </RowHead>
            <DataCell>
              <Badge>{stateWords[state]}</Badge>
            </DataCell>
            <DataCell className="whitespace-nowrap">{formatDay(endsOn)}</DataCell>
            <DataCell>
              <ul>
                {doing.map((one) => (
                  <li key={one.id}>
                    <a href={`/opportunities/doing/${one.id}`} className="inline-block min-h-6 text-accent-text hover:underline">
                      {one.name}
                    </a>
                    {one.endedOn && <span className="text-fg-muted"> (ended)</span>}
                  </li>
                ))}
              </ul>
            </DataCell>
            <DataCell numeric>{waiting || ""}</DataCell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
