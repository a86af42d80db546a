import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Question } from "@/components/ui/form/question";
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
        <One
          action={actions.finish}
          id={id}
          success="Marked as done."
          label="Done"
          says="It ends today for everybody who does it, nobody else can join, and it stays closed."
        >
          Mark as done
        </One>
        <One
          action={actions.withdraw}
          id={id}
          success="Taken off the board."
          label="Take it off"
          says="Nobody can ask for it any more, and it stays closed."
        >
          Take it off the board
        </One>
      </div>
    </div>
  );
}

type OneProps = { action: FormAction; id: string; success: string; label: string; says: string; children: string };

function One({ action, id, success, label, says, children }: OneProps) {
  return (
    <ActionForm action={action} success={success} aria-label={children}>
      <input type="hidden" name="assignmentId" value={id} />
      <Question label={label} says={says}>
        <SubmitButton variant="secondary" pendingText="…">
          {children}
        </SubmitButton>
      </Question>
    </ActionForm>
  );
}
