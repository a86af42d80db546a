import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Field, RadioCards, Textarea } from "@/components/ui/form/field";
import type { PlanView } from "@/lib/growth-plans/queries";
import { feelingWords } from "@/lib/growth-plans/rules";

type UpdateFormProps = { action: FormAction; focuses: NonNullable<PlanView["plan"]>["focuses"]; audience: string; draftKey: string };

const feelings = Object.entries(feelingWords).map(([value, label]) => ({ value, label }));

/** The two-minute update: how it goes, about what, one sentence. */
export function UpdateForm({ action, focuses, audience, draftKey }: UpdateFormProps) {
  const abouts = [...focuses.map((focus) => ({ value: focus.id, label: focus.name })), { value: "", label: "In general" }];
  return (
    <ActionForm action={action} success="Saved. Your plan is fresh." resetOnSuccess draftKey={draftKey} aria-label="Two-minute update">
      <RadioCards name="feeling" legend="How is it going?" options={feelings} />
      {focuses.length > 0 && <RadioCards name="focusId" legend="About" options={abouts} layout="pills" defaultValue={focuses[0]?.id} />}
      <Field name="words" label="One sentence" hint="What did you do, notice or learn?" audience={audience}>
        <Textarea rows={2} />
      </Field>
      <SubmitButton className="justify-self-start">Save update</SubmitButton>
    </ActionForm>
  );
}
