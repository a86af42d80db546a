import { Section } from "@/components/ui/card";
import { DataCell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { type Week, weekParts } from "@/lib/ladders/rules";

/** The shares of the week that a level expects. */
export function ExpectedWeek({ week }: { week: Week }) {
  return (
    <Section title="Expected week">
      <dl className="grid grid-cols-2 gap-x-4 gap-y-2 sm:grid-cols-5">
        {weekParts.map(([part, label]) => (
          <div key={part}>
            <dt className="text-xs text-fg-muted">{label}</dt>
            <dd className="tabular-nums">{`${week[part]} %`}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

type Level = { title: string; week: Week | null };

/** The expected weeks of two levels beside one another. */
export function ExpectedWeeks({ levels }: { levels: [Level, Level] }) {
  if (!levels.some(({ week }) => week)) return null;
  return (
    <div className="max-w-180">
      <Table caption="The expected week, in percent" showCaption>
        <thead>
          <tr>
            <HeadCell>Part</HeadCell>
            {levels.map(({ title }) => (
              <HeadCell key={title} numeric className="py-1 whitespace-normal">
                {title}
              </HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {weekParts.map(([part, label]) => (
            <tr key={part}>
              <RowHead>{label}</RowHead>
              {levels.map(({ title, week }) => (
                <DataCell key={title} numeric>
                  {week ? week[part] : "not said"}
                </DataCell>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
