import { EditLink } from "@/components/growth-plans/edit-link";
import { type Update, UpdateItem } from "@/components/growth-plans/update-list";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Field, RadioCards, Textarea } from "@/components/ui/form/field";
import { formatDay } from "@/lib/format";
import { feelingWords } from "@/lib/growth-plans/rules";

export type UpdateActions = Record<"correctUpdate" | "removeUpdate" | "restoreUpdate", FormAction>;
type OwnUpdatesProps = {
  updates: Update[];
  today: string;
  audience: string;
  /** The update whose words are being corrected. */
  editing: string | null;
  /** The one that was removed a moment ago. */
  removed: string | null;
  actions: UpdateActions;
};

const feelings = Object.entries(feelingWords).map(([value, label]) => ({ value, label }));

/** One's own latest updates, each of which can be corrected or removed. */
export function OwnUpdates({ updates, today, audience, editing, removed, actions }: OwnUpdatesProps) {
  return (
    <>
      {removed && (
        <ActionForm
          action={actions.restoreUpdate}
          success="The update is back."
          className="flex! flex-wrap items-center gap-3 rounded-lg bg-info-soft p-3"
          aria-label="Bring the update back"
        >
          <input type="hidden" name="updateId" value={removed} />
          <span role="status">Update removed.</span>
          <SubmitButton variant="secondary" size="sm" pendingText="Undoing…">
            Undo
          </SubmitButton>
        </ActionForm>
      )}
      {updates.length ? (
        <ol className="grid gap-3">
          {updates.map((update) => (
            <UpdateItem key={update.id} update={update} today={today}>
              {update.id === editing ? (
                <CorrectForm update={update} audience={audience} action={actions.correctUpdate} />
              ) : (
                <Tools update={update} remove={actions.removeUpdate} />
              )}
            </UpdateItem>
          ))}
        </ol>
      ) : (
        <p className="text-fg-muted">Your updates appear here.</p>
      )}
    </>
  );
}

function Tools({ update: { id, day }, remove }: { update: Update; remove: FormAction }) {
  const which = <span className="sr-only"> the update of {formatDay(day)}</span>;
  return (
    <div className="no-print flex flex-wrap items-center gap-x-3">
      <EditLink form={id} at="updates">
        Edit{which}
      </EditLink>
      <ActionForm action={remove} className="block!">
        <input type="hidden" name="updateId" value={id} />
        <SubmitButton variant="quiet" size="sm" pendingText="…">
          Remove{which}
        </SubmitButton>
      </ActionForm>
    </div>
  );
}

function CorrectForm({ update: { id, day, feeling, words }, audience, action }: { update: Update; audience: string; action: FormAction }) {
  return (
    <ActionForm
      action={action}
      success="Your update is corrected."
      draftKey={`correction-${id}`}
      aria-label={`Edit the update of ${formatDay(day)}`}
      className="mt-2 rounded-md border border-border p-3"
    >
      <input type="hidden" name="updateId" value={id} />
      <RadioCards name="feeling" legend="How was it going?" options={feelings} defaultValue={feeling} />
      <Field name="words" label="Your update" audience={audience}>
        <Textarea rows={2} defaultValue={words} />
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton>Save</SubmitButton>
        <a href="/me#updates" data-scroll="keep" className="min-h-6 text-sm text-accent-text hover:underline">
          Cancel
        </a>
      </div>
    </ActionForm>
  );
}
