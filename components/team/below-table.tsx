import { LevelBadge, TrackBadge } from "@/components/ui/ladder-badges";
import { DataCell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { BelowView } from "@/lib/team/queries";

/** Everybody further along the line, under whom they report to. */
export function BelowTable({ people }: { people: BelowView["people"] }) {
  return (
    <Table caption="The line below">
      <thead className="max-sm:sr-only">
        <tr>
          <HeadCell>Person</HeadCell>
          <HeadCell>Reports to</HeadCell>
          <HeadCell>Level</HeadCell>
          <HeadCell>Plan</HeadCell>
        </tr>
      </thead>
      <tbody>
        {people.map(({ handle, name, manager, level }) => (
          <tr key={handle} className="max-sm:grid max-sm:gap-1 max-sm:p-3 max-sm:*:h-auto max-sm:*:p-0">
            <RowHead href={`/people/${handle}`}>{name}</RowHead>
            <DataCell>{manager?.name}</DataCell>
            <DataCell>
              {level ? (
                <span className="flex flex-wrap items-center gap-2 py-1">
                  <LevelBadge code={level.code} title={level.title} />
                  <TrackBadge kind={level.track.kind} name={level.track.name} />
                </span>
              ) : (
                <span className="text-fg-muted">No level yet</span>
              )}
            </DataCell>
            <DataCell>
              <a href={`/people/${handle}/plan`} className="inline-block min-h-6 text-accent-text hover:underline">
                Growth plan<span className="sr-only"> of {name}</span>
              </a>
            </DataCell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
