import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Field, Input } from "@/components/ui/form/field";

export function SignInForm({ action, next }: { action: FormAction; next: string }) {
  return (
    <ActionForm action={action} className="rounded-lg border border-border bg-surface p-5" aria-label="Sign in">
      <input type="hidden" name="next" value={next} />
      <Field name="email" label="E-mail">
        <Input type="email" autoComplete="username" required />
      </Field>
      <Field name="password" label="Password">
        <Input type="password" autoComplete="current-password" required />
      </Field>
      <SubmitButton pendingText="Signing in…">Sign in</SubmitButton>
    </ActionForm>
  );
}
