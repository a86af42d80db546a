import { Card, Section } from "@/components/ui/card";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Question } from "@/components/ui/form/question";
import { Field, RadioCards, Textarea } from "@/components/ui/form/field";
import type { ChecksView } from "@/lib/decision-checks/queries";
import { challengeSides, changesSince, handsOnSteps, leadingSides, mentoringSteps, questions } from "@/lib/decision-checks/rules";
import { formatDay } from "@/lib/format";
import { AnswersList } from "./answers-list";

export type CheckActions = Record<"take" | "share" | "withdraw" | "remove", FormAction>;
type CheckPageProps = { view: ChecksView; actions: CheckActions };

/** Four questions to oneself, and what one answered before. */
export function CheckPage({ view: { checks, managerName }, actions }: CheckPageProps) {
  const [latest, before] = checks;
  const changes = latest && before ? changesSince(latest, before) : [];
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Card tone="private" title={latest ? "Ask me again" : "Four questions"} description="A minute. There is no right side.">
        <ActionForm
          action={actions.take}
          success="Your answers are kept."
          resetOnSuccess
          draftKey="decision-check"
          key={latest?.id}
          aria-label="Four questions"
        >
          <RadioCards name="mentoring" legend={questions.mentoring} options={optionsOf(mentoringSteps)} />
          <RadioCards name="challenge" legend={questions.challenge} options={optionsOf(challengeSides)} />
          <RadioCards name="handsOn" legend={questions.handsOn} options={optionsOf(handsOnSteps)} />
          <RadioCards name="leadingBy" legend={questions.leadingBy} options={optionsOf(leadingSides)} />
          <Field name="words" label="What makes me say so?" audience="Only you" optional>
            <Textarea rows={3} />
          </Field>
          <SubmitButton className="justify-self-start">Keep my answers</SubmitButton>
        </ActionForm>
      </Card>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {latest && before && (
          <Card title="Since the time before">
            {changes.length ? (
              <ul className="grid gap-2">
                {changes.map(({ question, was, is }) => (
                  <li key={question}>
                    <span className="text-fg-muted">{question}</span>
                    <br />
                    {was}, now {is.toLowerCase()}
                  </li>
                ))}
              </ul>
            ) : (
              <p className="text-fg-muted">You answered as you did on {formatDay(before.day)}.</p>
            )}
          </Card>
        )}
        {checks.length > 0 && (
          <Section title="What I answered">
            {checks.map((check) => (
              <CheckCard key={check.id} check={check} managerName={managerName} actions={actions} />
            ))}
          </Section>
        )}
      </div>
    </div>
  );
}

type CheckCardProps = { check: ChecksView["checks"][number]; managerName: string | null; actions: CheckActions };

function CheckCard({ check: { id, day, sharedOn, words, ...answers }, managerName, actions }: CheckCardProps) {
  const on = formatDay(day);
  return (
    <Card
      level={3}
      tone={sharedOn ? "plain" : "private"}
      title={on}
      description={sharedOn ? `Shared with ${managerName ?? "nobody now"} since ${formatDay(sharedOn)}` : undefined}
    >
      <AnswersList answers={answers} words={words} />
      <div className="flex flex-wrap gap-2">
        {sharedOn ? (
          <OneButton action={actions.withdraw} id={id} label="Take it back" about={on} success="Only you read it again." />
        ) : (
          managerName && (
            <OneButton
              action={actions.share}
              id={id}
              label={`Let ${managerName} read it`}
              about={on}
              success={`${managerName} can read these answers.`}
            />
          )
        )}
        <OneButton
          action={actions.remove}
          id={id}
          label="Remove for good"
          about={on}
          success="They are removed."
          asks="These answers are gone, for whoever could read them too, and cannot be brought back."
        />
      </div>
    </Card>
  );
}

function OneButton({
  action,
  id,
  label,
  about,
  success,
  asks,
}: {
  action: FormAction;
  id: string;
  label: string;
  about: string;
  success: string;
  /** What cannot be taken back says so first. */
  asks?: string;
}) {
  const button = (
    <SubmitButton size="sm" variant="quiet" pendingText="…">
      {label}
      <span className="sr-only"> {about}</span>
    </SubmitButton>
  );
  return (
    <ActionForm action={action} success={success} aria-label={`${label}: ${about}`}>
      <input type="hidden" name="checkId" value={id} />
      {asks ? (
        <Question
          label={
            <>
              Remove<span className="sr-only"> {about}</span>
            </>
          }
          says={asks}
          variant="quiet"
          size="sm"
        >
          {button}
        </Question>
      ) : (
        button
      )}
    </ActionForm>
  );
}

const optionsOf = (sides: Readonly<Record<string | number, string>>) => Object.entries(sides).map(([value, label]) => ({ value, label }));
