"use client";
import { DataCell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { AheadView } from "@/lib/scenarios/queries";

/** What each supposition leads to in two years, beside one another. */
export function ComparedTable({ tracks, compared }: Pick<AheadView, "tracks" | "compared">) {
  return (
    <Table caption="Scenarios beside one another: people by level in two years">
      <thead>
        <tr>
          <HeadCell>Level</HeadCell>
          {compared.map(({ name }, index) => (
            <HeadCell key={index} numeric>
              {name}
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {tracks.flatMap((track) =>
          track.levels.map(({ key, title, outlook }) => (
            <tr key={key}>
              <RowHead className="whitespace-nowrap">{title}</RowHead>
              {compared.map(({ people }, index) => (
                <DataCell key={index} numeric>
                  {outlook.length ? people[key] : "not shown"}
                </DataCell>
              ))}
            </tr>
          )),
        )}
        <tr>
          <RowHead>In the further half of their track</RowHead>
          {compared.map(({ further }, index) => (
            <DataCell key={index} numeric>
              {further}%
            </DataCell>
          ))}
        </tr>
      </tbody>
    </Table>
  );
}
