import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Field, Input } from "@/components/ui/form/field";
import type { OpeningView } from "@/lib/opportunities/queries";

export type OwnerActions = Record<"extend" | "withdraw" | "finish", FormAction>;

/** What the owner can do with an assignment that runs. */
export function OwnerTools({ opening: { id, endsOn }, actions }: { opening: OpeningView; actions: OwnerActions }) {
  return (
    <div className="grid gap-3">
      <p>
        <a href={`/opportunities/${id}/change`} className="inline-block min-h-6 text-sm text-accent-text hover:underline">
          Change what it says
        </a>
      </p>
      <ActionForm
        action={actions.extend}
        success="It lasts longer now."
        className="flex! flex-wrap items-end gap-2"
        aria-label="Let it last longer"
      >
        <input type="hidden" name="assignmentId" value={id} />
        <Field name="endsOn" label="Let it last until">
          <Input type="date" defaultValue={endsOn} key={endsOn} />
        </Field>
        <SubmitButton variant="secondary">Extend</SubmitButton>
      </ActionForm>
      <div className="flex flex-wrap gap-2">
        <One action={actions.finish} id={id} success="Marked as done.">
          Mark as done
        </One>
        <One action={actions.withdraw} id={id} success="Taken off the board.">
          Take it off the board
        </One>
      </div>
    </div>
  );
}

function One({ action, id, success, children }: { action: FormAction; id: string; success: string; children: string }) {
  return (
    <ActionForm action={action} success={success} aria-label={children}>
      <input type="hidden" name="assignmentId" value={id} />
      <SubmitButton variant="secondary" pendingText="…">
        {children}
      </SubmitButton>
    </ActionForm>
  );
}
