"use client";
import { DataCell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { ParityView } from "@/lib/parity/queries";

type EndsTableProps = Pick<ParityView, "units" | "tracks"> & { hrefs: Record<string, string> };

/** How far the groups of each track go in each unit, and whether most have somebody further along. */
export function EndsTable({ units, tracks, hrefs }: EndsTableProps) {
  return (
    <Table caption="How far the groups of each track go, by unit">
      <thead>
        <tr>
          <HeadCell>Unit</HeadCell>
          {tracks.map((track) => (
            <HeadCell key={track.key}>{track.name}</HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {units.map(({ key, name, ends }) => (
          <tr key={key}>
            <RowHead href={hrefs[key]} className="whitespace-nowrap">
              {name}
            </RowHead>
            {ends.map(({ track, furthest, further }) => (
              <DataCell key={track}>
                {furthest ? `As far as ${furthest.title} (${furthest.people})` : <span className="text-fg-muted">No group to show</span>}
                {further === false && <span className="block text-xs text-fg-muted">Most have no group further along to learn from</span>}
              </DataCell>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
