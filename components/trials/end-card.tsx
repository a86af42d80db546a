import { Markdown } from "@/components/ui/markdown/markdown";
import { Card } from "@/components/ui/card";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Question } from "@/components/ui/form/question";
import { Field, Input } from "@/components/ui/form/field";
import { formatDay } from "@/lib/format";
import type { TrialView } from "@/lib/trials/queries";

/** How it ends: by itself on its day, or on any day before. */
export function EndCard({ trial, audience, action }: { trial: TrialView; audience: string; action: FormAction }) {
  const { id, state, endWords, endedOn, endsOn, names, role } = trial;
  if (state === "ended" || state === "withdrawn")
    return (
      <Card title={state === "ended" ? "It has ended" : "Not taken further"}>
        {state === "ended" && (
          <p>
            On {formatDay(endedOn ?? endsOn)}. It never changed{" "}
            {role === "engineer" ? "your level, your plan or your manager" : `the level, the plan or the manager of ${names.person}`}: there
            was nothing to undo.
          </p>
        )}
        {endWords && <Markdown>{endWords}</Markdown>}
      </Card>
    );
  const running = state === "running";
  return (
    <Card
      title={running ? "End it" : "Take it no further"}
      description={
        running
          ? `It ends by itself on ${formatDay(endsOn)}, or on any day before, without a reason.`
          : "Until it begins, each of the three can withdraw."
      }
    >
      <ActionForm action={action} success={running ? "It has ended." : "It is not taken further."} aria-label="End the trial">
        <input type="hidden" name="trialId" value={id} />
        <Question
          label={running ? "End it" : "Withdraw"}
          says={
            running
              ? "It ends today for everybody in it, and cannot be begun again. What was written stays."
              : "It is closed for all of you and stays closed. Another trial can be proposed at any time."
          }
        >
          <Field name="words" label="A word about it" audience={audience} optional>
            <Input maxLength={500} />
          </Field>
          <SubmitButton variant="secondary" className="justify-self-start" pendingText="…">
            {running ? "End it today" : "Withdraw"}
          </SubmitButton>
        </Question>
      </ActionForm>
    </Card>
  );
}
