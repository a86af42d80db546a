import { Badge } from "@/components/ui/badge";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { DataCell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { formatDate, formatDay } from "@/lib/format";
import type { PairingView } from "@/lib/one-on-ones/queries";
import { cadences, isOverdue, kindNames } from "@/lib/one-on-ones/rules";

type PairingListProps = { pairings: PairingView[]; today: string; answer: FormAction };

/** Those one talks with, the nearest date first. */
export function PairingList({ pairings, today, answer }: PairingListProps) {
  return (
    <Table caption="Those I talk with">
      <thead className="max-sm:sr-only">
        <tr>
          <HeadCell>With</HeadCell>
          <HeadCell>Next</HeadCell>
          <HeadCell>Last</HeadCell>
          <HeadCell>How often</HeadCell>
          <HeadCell>As</HeadCell>
        </tr>
      </thead>
      <tbody>
        {pairings.map((pairing) => (
          <tr key={pairing.id} className="max-sm:grid max-sm:gap-1 max-sm:p-3 max-sm:*:h-auto max-sm:*:p-0">
            {pairing.waitsForMe || pairing.waitsForThem ? (
              <>
                <RowHead>{pairing.other.name}</RowHead>
                <DataCell colSpan={3}>
                  {pairing.waitsForMe ? (
                    <Answer pairing={pairing} action={answer} />
                  ) : (
                    <span className="text-fg-muted">You asked; the answer is theirs</span>
                  )}
                </DataCell>
              </>
            ) : (
              <>
                <RowHead href={`/one-on-ones/${pairing.other.handle}`}>{pairing.other.name}</RowHead>
                <DataCell className="whitespace-nowrap">
                  {pairing.next ? (
                    `${formatDate(pairing.next.day)}, ${pairing.next.time}`
                  ) : (
                    <span className="text-fg-muted">No date yet</span>
                  )}
                </DataCell>
                <DataCell className="whitespace-nowrap">
                  <span className="flex flex-wrap items-center gap-2">
                    {pairing.last ? formatDay(pairing.last.day) : <span className="text-fg-muted">Not yet</span>}
                    {isOverdue(
                      {
                        cadenceDays: pairing.cadenceDays,
                        since: pairing.since ?? today,
                        last: pairing.last?.day ?? null,
                        next: pairing.next?.day ?? null,
                      },
                      today,
                    ) && <Badge tone="warn">{pairing.last ? "A while ago" : "Overdue"}</Badge>}
                  </span>
                </DataCell>
                <DataCell className="whitespace-nowrap">{cadences[pairing.cadenceDays as keyof typeof cadences]}</DataCell>
              </>
            )}
            <DataCell className="whitespace-nowrap">{kindNames[pairing.kind]}</DataCell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Answer({ pairing, action }: { pairing: PairingView; action: FormAction }) {
  return (
    <ActionForm action={action} aria-label={`Answer ${pairing.other.name}`} className="flex! flex-wrap items-center py-1">
      <input type="hidden" name="handle" value={pairing.other.handle} />
      <span>would like to talk regularly</span>
      <SubmitButton size="sm" name="answer" value="yes">
        Gladly
      </SubmitButton>
      <SubmitButton size="sm" variant="quiet" name="answer" value="no">
        Not now
      </SubmitButton>
    </ActionForm>
  );
}
