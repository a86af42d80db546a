import { Words } from "@/components/ui/markdown/words";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Question } from "@/components/ui/form/question";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { formatDay } from "@/lib/format";
import type { PlanView } from "@/lib/growth-plans/queries";
import { comfortWords, endingWords, kindWords } from "@/lib/growth-plans/rules";
import type { Writer } from "@/lib/nudges/rules";
import { EditLink } from "./edit-link";
import { ReviseFocusForm } from "./focus-form";

type Focus = NonNullable<PlanView["plan"]>["focuses"][number];
/** What its own person can do with a focus, and which one is open for it. */
type FocusForms = { editing: string | null; writer: Writer | null; revise: FormAction; end: FormAction };
type FocusListProps = { focuses: Focus[]; audience: string; forms: FocusForms | null };

/** What is practised now: at most three. `forms` are there for the plan's own person. */
export function FocusList({ focuses, audience, forms }: FocusListProps) {
  if (!focuses.length)
    return (
      <EmptyState title="No focus yet" level={3} example="Mentoring: let Sarah run the next change on her own.">
        A focus is one thing to practise, with one next step. Three at a time are enough.
      </EmptyState>
    );
  return (
    <ul className="grid gap-3">
      {focuses.map((focus) => (
        <li key={focus.id} className="grid gap-2 rounded-md border border-border p-3">
          <div className="flex flex-wrap items-center gap-2">
            <h3 className="font-semibold">{focus.name}</h3>
            <Badge>{kindWords[focus.kind]}</Badge>
            <Badge>{comfortWords[focus.comfort]}</Badge>
            {focus.dueOn && (
              <Badge tone={focus.overdue ? "warn" : "neutral"}>
                {focus.overdue ? `The date was ${formatDay(focus.dueOn)}` : `By ${formatDay(focus.dueOn)}`}
              </Badge>
            )}
          </div>
          <Words>{focus.nextStep}</Words>
          {focus.statements.length > 0 && (
            <details>
              <summary className="min-h-6 text-sm text-fg-muted">What {focus.level?.title} expects here</summary>
              <ul className="mt-1 list-disc pl-5 text-sm text-fg-muted">
                {focus.statements.map((statement) => (
                  <li key={statement}>{statement}</li>
                ))}
              </ul>
            </details>
          )}
          {forms && forms.editing !== focus.id && (
            <EditLink form={focus.id} at="focuses">
              Change or end it
            </EditLink>
          )}
          {forms?.editing === focus.id && (
            <div className="grid gap-4">
              <ReviseFocusForm action={forms.revise} focus={focus} audience={audience} writer={forms.writer} />
              <ActionForm
                action={forms.end}
                success="The focus has ended."
                aria-label={`End ${focus.name}`}
                className="border-t border-border pt-3"
              >
                <input type="hidden" name="focusId" value={focus.id} />
                <Question
                  label="End this focus"
                  says="It makes room for another and cannot be taken up again; what it said stays in your history. Practised enough, or set aside: both are fine."
                  size="sm"
                >
                  <div className="flex flex-wrap gap-2">
                    {Object.entries(endingWords).map(([value, label]) => (
                      <SubmitButton key={value} variant="secondary" size="sm" name="ending" value={value} pendingText="Ending…">
                        {label}
                      </SubmitButton>
                    ))}
                  </div>
                </Question>
              </ActionForm>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
