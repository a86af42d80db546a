import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Question } from "@/components/ui/form/question";
import type { UnsentFormView } from "@/lib/unsent-forms/queries";

/** After a session ended in the middle of a form: what was typed, to copy and send again. */
export function UnsentForms({ forms, dismiss }: { forms: UnsentFormView[]; dismiss: FormAction }) {
  return (
    <section aria-label="Not sent yet" className="mb-5 grid gap-2 rounded-lg bg-warn-soft p-4">
      <p className="font-medium">You were signed out before this was saved. Here is what you wrote and chose.</p>
      {forms.map((form) => (
        <div key={form.id} className="grid gap-1">
          {form.texts.map(({ name, label, text }) => (
            <div key={name} className="grid gap-0.5">
              <p className="text-sm text-muted">{label}</p>
              <p className="rounded-md bg-surface px-3 py-2 wrap-anywhere whitespace-pre-wrap">{text}</p>
            </div>
          ))}
          <a href={form.path} className="link w-fit text-sm">
            Open the page it belongs to
          </a>
        </div>
      ))}
      <ActionForm action={dismiss}>
        <Question label="Discard" says="What you wrote and chose here is gone for good." size="sm">
          <SubmitButton variant="secondary" size="sm" pendingText="Letting go…">
            Discard it
          </SubmitButton>
        </Question>
      </ActionForm>
    </section>
  );
}
