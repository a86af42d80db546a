import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import type { UnsentFormView } from "@/lib/unsent-forms/queries";

/** After a session ended in the middle of a form: what was typed, to copy and send again. */
export function UnsentForms({ forms, dismiss }: { forms: UnsentFormView[]; dismiss: FormAction }) {
  return (
    <section aria-label="Not sent yet" className="mb-5 grid gap-2 rounded-lg bg-warn-soft p-4">
      <p className="font-medium">You were signed out before this was saved. Here is what you wrote.</p>
      {forms.map((form) => (
        <div key={form.id} className="grid gap-1">
          {form.texts.map((text) => (
            <p key={text} className="rounded-md bg-surface px-3 py-2 whitespace-pre-wrap">
              {text}
            </p>
          ))}
          <a href={form.path} className="link w-fit text-sm">
            Open the page it belongs to
          </a>
        </div>
      ))}
      <ActionForm action={dismiss}>
        <SubmitButton variant="secondary" size="sm" pendingText="Letting go…">
          I have it, let it go
        </SubmitButton>
      </ActionForm>
    </section>
  );
}
