import { Card } from "@/components/ui/card";
import { countOf } from "@/lib/format";
import type { PersonView } from "@/lib/people/queries";

/** Who reports to this person. */
export function ReportList({ reports, count }: { reports: PersonView["reports"]; count: number }) {
  return (
    <Card title={countOf(count, "report")}>
      <ul className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-2">
        {reports.map(({ handle, name, title }) => (
          <li key={handle} className="flex min-w-0 flex-wrap items-baseline gap-x-2">
            <a href={`/people/${handle}`} className="link inline-block min-h-6 leading-6">
              {name}
            </a>
            <span className="truncate text-fg-muted">{title}</span>
          </li>
        ))}
      </ul>
      {count > reports.length && <p className="text-sm text-fg-muted">These are the first {reports.length} by name.</p>}
    </Card>
  );
}
