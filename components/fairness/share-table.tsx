import { Card } from "@/components/ui/card";
import { DataCell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { FairnessView } from "@/lib/fairness/queries";
import { stepInWords } from "@/lib/fairness/rules";

/** What share of each group did an assignment, in steps. */
export function ShareTable({ parting: { name, shares }, min }: { parting: FairnessView["partings"][number]; min: number }) {
  return (
    <Card title={`By ${name.toLowerCase()}`}>
      {shares ? (
        <Table caption={`Who did an assignment, by ${name.toLowerCase()}`}>
          <thead>
            <tr>
              <HeadCell>{name}</HeadCell>
              <HeadCell>Did an assignment</HeadCell>
              <HeadCell>
                <span className="sr-only">The same as a bar</span>
              </HeadCell>
            </tr>
          </thead>
          <tbody>
            {shares.map((share) => (
              <tr key={share.name}>
                <RowHead className="whitespace-nowrap">{share.name}</RowHead>
                <DataCell className="whitespace-nowrap">{stepInWords(share.step)}</DataCell>
                <DataCell className="w-1/2 min-w-32">
                  <svg viewBox="0 0 100 6" className="h-2 w-full" preserveAspectRatio="none" aria-hidden="true">
                    <rect width="100" height="6" className="fill-surface-3" />
                    <rect x={share.step.from} width={share.step.to - share.step.from} height="6" className="fill-accent" />
                  </svg>
                </DataCell>
              </tr>
            ))}
          </tbody>
        </Table>
      ) : (
        <p className="text-fg-muted">
          Not told: too few people work here, or beside the tables above it would speak of fewer than {min} of them.
        </p>
      )}
    </Card>
  );
}
