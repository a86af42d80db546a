import { LevelBadge, TrackBadge } from "@/components/ui/ladder-badges";
import { DataCell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { DirectoryView } from "@/lib/people/queries";

/** Who works here, by name. */
export function DirectoryTable({ people }: { people: DirectoryView["people"] }) {
  return (
    <Table caption="People by name">
      <thead>
        <tr>
          <HeadCell>Person</HeadCell>
          <HeadCell>Title</HeadCell>
          <HeadCell>Level</HeadCell>
          <HeadCell>Track</HeadCell>
          <HeadCell>Unit</HeadCell>
          <HeadCell>Manager</HeadCell>
        </tr>
      </thead>
      <tbody>
        {people.map(({ id, handle, name, title, level, unit, manager, leftOn }) => (
          <tr key={id}>
            <RowHead href={`/people/${handle}`} className="whitespace-nowrap">
              {name}
            </RowHead>
            <DataCell className="min-w-40">{leftOn ? "Has left" : title}</DataCell>
            <DataCell>{level && <LevelBadge code={level.code} />}</DataCell>
            <DataCell>{level && <TrackBadge kind={level.track.kind} name={level.track.name} />}</DataCell>
            <DataCell className="whitespace-nowrap">{unit}</DataCell>
            <DataCell className="whitespace-nowrap">
              {manager && (
                <a href={`/people/${manager.handle}`} className="inline-block min-h-6 leading-6 hover:underline">
                  {manager.name}
                </a>
              )}
            </DataCell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
