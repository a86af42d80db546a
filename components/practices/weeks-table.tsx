"use client";
import { DataCell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { weekParts } from "@/lib/ladders/rules";
import type { PracticesView } from "@/lib/practices/queries";

/** The mean week of each level, wanted beside real. */
export function WeeksTable({ levels }: PracticesView["weeks"]) {
  return (
    <Table caption="The mean week by level, wanted and real">
      <thead>
        <tr>
          <HeadCell>Level</HeadCell>
          <HeadCell>Week</HeadCell>
          {weekParts.map(([part, name]) => (
            <HeadCell key={part} numeric>
              {name}
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {levels.flatMap(({ key, title, wanted, real }) =>
          [
            { name: "Wanted", week: wanted },
            { name: "Real", week: real },
          ].map(({ name, week }) => (
            <tr key={`${key} ${name}`}>
              <RowHead className="whitespace-nowrap">{title}</RowHead>
              <DataCell>{name}</DataCell>
              {weekParts.map(([part]) => (
                <DataCell key={part} numeric>
                  about {week[part]}%
                </DataCell>
              ))}
            </tr>
          )),
        )}
      </tbody>
    </Table>
  );
}
