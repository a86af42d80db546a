import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Field, Input } from "@/components/ui/form/field";

type InterestFormProps = { assignmentId: string; audience: string; action: FormAction };

/** One line to the owner. Nobody else learns of it but one's own manager, who is asked about the hours. */
export function InterestForm({ assignmentId, audience, action }: InterestFormProps) {
  return (
    <ActionForm
      action={action}
      success="Said. You can take it back at any time."
      draftKey={`interest-${assignmentId}`}
      aria-label="I'm interested"
    >
      <input type="hidden" name="assignmentId" value={assignmentId} />
      <Field name="words" label="Why would you like it? One line." audience={audience}>
        <Input maxLength={300} placeholder="I would like to find out whether leading suits me." />
      </Field>
      <SubmitButton className="justify-self-start">I'm interested</SubmitButton>
    </ActionForm>
  );
}
