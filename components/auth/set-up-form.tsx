import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Field, Input } from "@/components/ui/form/field";

export function SetUpForm({ action }: { action: FormAction }) {
  return (
    <ActionForm action={action} className="rounded-lg border border-border bg-surface p-5" aria-label="Set up">
      <Field name="name" label="Your name">
        <Input autoComplete="name" required />
      </Field>
      <Field name="email" label="Your e-mail">
        <Input type="email" autoComplete="username" required />
      </Field>
      <Field name="password" label="A password" hint="At least 12 characters. A few words in a row are easy to keep.">
        <Input type="password" autoComplete="new-password" required />
      </Field>
      <SubmitButton pendingText="Setting up…">Set up Pendulum</SubmitButton>
    </ActionForm>
  );
}
