import { DataCell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { type MapRow, missingWords } from "@/lib/competency-maps/rules";

/** Each competency with who showed it, who practises it and who had no chance; what is missing is said in words. */
export function MapTable({ rows }: { rows: MapRow[] }) {
  const groups = [...new Set(rows.map((row) => row.group))];
  return (
    <Table caption="Competencies of my team">
      <thead className="max-sm:sr-only">
        <tr>
          <HeadCell>Competency</HeadCell>
          <HeadCell>Shown within a year</HeadCell>
          <HeadCell>Growing</HeadCell>
          <HeadCell>No chance so far</HeadCell>
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group}>
          <tr>
            <th scope="rowgroup" colSpan={4} className="px-3 pt-4 pb-1 text-left text-xs font-medium text-fg-muted">
              {group}
            </th>
          </tr>
          {rows
            .filter((row) => row.group === group)
            .map((row) => (
              <tr key={row.key} className="max-sm:grid max-sm:gap-1 max-sm:p-3 max-sm:*:h-auto max-sm:*:p-0">
                <RowHead>{row.name}</RowHead>
                <DataCell>{row.shown.length ? names(row.shown) : <span className="text-fg-muted">{missingWords(row)}</span>}</DataCell>
                <DataCell>
                  {row.growing.length > 0 && <span className="sm:hidden">Growing: </span>}
                  {names(row.growing)}
                </DataCell>
                <DataCell>
                  {row.noChance.length > 0 && <span className="sm:hidden">No chance so far: </span>}
                  {names(row.noChance)}
                </DataCell>
              </tr>
            ))}
        </tbody>
      ))}
    </Table>
  );
}

/** As many names as a cell holds. */
const namesShown = 8;
const names = (all: string[]) =>
  all.length > namesShown ? `${all.slice(0, namesShown).join(", ")} and ${all.length - namesShown} more` : all.join(", ");
