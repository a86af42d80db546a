import { Card } from "@/components/ui/card";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import type { BriefView } from "@/lib/briefs/queries";

type PointsProps = { points: BriefView["points"]; handle: string; dismiss: FormAction };

/** What is worth a word, each with why; what one lets go stays away for good. */
export function Points({ points, handle, dismiss }: PointsProps) {
  return (
    <Card title="Talking points">
      {points.length ? (
        <ul className="grid gap-2">
          {points.map(({ key, words, quote, why }) => (
            <li key={key} className="flex items-start justify-between gap-3">
              <div className="min-w-0">
                <p>{words}</p>
                {quote && <p className="border-l-2 border-border-strong pl-3 wrap-anywhere">{quote}</p>}
                <p className="text-sm text-fg-muted">{why}</p>
              </div>
              <ActionForm action={dismiss} className="no-print block!">
                <input type="hidden" name="handle" value={handle} />
                <input type="hidden" name="key" value={key} />
                <SubmitButton size="sm" variant="quiet" pendingText="…">
                  Dismiss<span className="sr-only"> {quote ?? words}</span>
                </SubmitButton>
              </ActionForm>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-fg-muted">Nothing stands out. A good moment to just ask how they are.</p>
      )}
    </Card>
  );
}
