import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Field, Input } from "@/components/ui/form/field";
import type { ClaimOnMe } from "@/lib/outlooks/queries";

/** One question to the colleague a claim is about. A no is seen by the one who asked, and by nobody else. */
export function ClaimCard({ claim, action }: { claim: ClaimOnMe; action: FormAction }) {
  const { evidenceId, by, ability } = claim;
  return (
    <div className="grid gap-2">
      <h3 className="font-semibold">{by} says that you can now do this without them. Would you say so too?</h3>
      <p className="border-l-2 border-border-strong pl-3 wrap-anywhere">{ability}</p>
      <ActionForm action={action} success="Thank you. Your answer is kept." aria-label={`Answer to ${by}`}>
        <input type="hidden" name="evidenceId" value={evidenceId} />
        <input type="hidden" name="ability" value={ability} />
        <div className="flex flex-wrap gap-2">
          <SubmitButton name="answer" value="confirmed" pendingText="…">
            Yes
          </SubmitButton>
          <SubmitButton name="answer" value="declined" variant="secondary" pendingText="…">
            Not quite; keep it out
          </SubmitButton>
        </div>
        <Field
          name="correction"
          label="Or say it in your words"
          audience={`You and ${by}, and their managers if ${by} shares it; a “not quite” is for the two of you`}
        >
          <Input maxLength={300} placeholder="I rotate the keys with the runbook, and ask when it is not in there." />
        </Field>
        <SubmitButton name="answer" value="corrected" variant="secondary" className="justify-self-start" pendingText="…">
          Yes, in these words
        </SubmitButton>
      </ActionForm>
    </div>
  );
}
