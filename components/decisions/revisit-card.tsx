import { Words } from "@/components/ui/markdown/words";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Field, RadioCards, Textarea } from "@/components/ui/form/field";
import { formatDay } from "@/lib/format";
import type { DueDecision } from "@/lib/outlooks/queries";
import { outcomes } from "@/lib/evidence/rules";

const options = Object.entries(outcomes).map(([value, label]) => ({ value, label }));

/** The day has come to look at a decision again. */
export function RevisitCard({ decision, action }: { decision: DueDecision; action: FormAction }) {
  const { evidenceId, title, decidedOn, why } = decision;
  return (
    <div className="grid gap-2">
      <h3 className="font-semibold">What came of it?</h3>
      <p className="border-l-2 border-border-strong pl-3 wrap-anywhere">{title}</p>
      <p className="text-sm text-fg-muted">Decided on {formatDay(decidedOn)}, because:</p>
      <Words className="text-sm text-fg-muted">{why}</Words>
      <ActionForm action={action} success="Kept with the decision." aria-label={`What came of ${title}`}>
        <input type="hidden" name="evidenceId" value={evidenceId} />
        <RadioCards name="outcome" legend="It went" options={options} />
        <Field name="outcomeWords" label="What happened?" hint="A good reason stays good evidence, whatever came of it." optional>
          <Textarea rows={2} />
        </Field>
        <SubmitButton className="justify-self-start">Save</SubmitButton>
      </ActionForm>
    </div>
  );
}
