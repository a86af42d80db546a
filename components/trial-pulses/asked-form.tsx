import { readers } from "@/lib/access/readers";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Question } from "@/components/ui/form/question";
import { Field, RadioCards, Textarea } from "@/components/ui/form/field";
import { ledAnswers } from "@/lib/trial-pulses/rules";

type AskedFormProps = { trialId: string; round: 1 | 2; sponsor: string; person: string; action: FormAction; draftKey: string };

/** How it goes for somebody who is led, or nothing at all. */
export function AskedForm({ trialId, round, sponsor, person, action, draftKey }: AskedFormProps) {
  const hidden = (
    <>
      <input type="hidden" name="trialId" value={trialId} />
      <input type="hidden" name="round" value={round} />
    </>
  );
  return (
    <>
      <ActionForm action={action} success={`${sponsor} can read it now.`} draftKey={draftKey} aria-label="How it goes">
        {hidden}
        <RadioCards
          name="answer"
          legend={`How does it go for you with ${person}?`}
          options={Object.entries(ledAnswers).map(([value, label]) => ({ value, label }))}
        />
        <Field name="words" label={`What should ${sponsor} know?`} audience={readers.ledPulse(sponsor)} optional>
          <Textarea rows={3} />
        </Field>
        <SubmitButton className="justify-self-start" pendingText="…">
          Tell {sponsor}
        </SubmitButton>
      </ActionForm>
      <ActionForm action={action} success="Left out." aria-label="Leave it out">
        {hidden}
        <input type="hidden" name="answer" value="skipped" />
        <p className="text-sm text-fg-muted">
          You need not say anything. Only {sponsor} can see that you left it out; {person} and everybody else cannot.
        </p>
        <Question label="Leave it out" says="You cannot answer this time any more." variant="quiet">
          <SubmitButton variant="quiet" className="justify-self-start" pendingText="…">
            Leave it out
          </SubmitButton>
        </Question>
      </ActionForm>
    </>
  );
}
