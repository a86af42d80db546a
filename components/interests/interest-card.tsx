import { readers } from "@/lib/access/readers";
import { Markdown } from "@/components/ui/markdown/markdown";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Question } from "@/components/ui/form/question";
import { Field, Textarea } from "@/components/ui/form/field";
import { countOf, formatDay } from "@/lib/format";
import type { InterestView } from "@/lib/interests/queries";

export type InterestActions = Record<"withdraw" | "answer" | "answerHours", FormAction>;
type InterestCardProps = { interest: InterestView; actions: InterestActions; named?: boolean };

/** One interest as its three readers see it, with the question it asks of this one. `named` says which assignment. */
export function InterestCard({ interest, actions, named = false }: InterestCardProps) {
  const { id, words, day, person, assignment, standing, owner, manager, managerName, ownerName, participationId, isMine, asks } = interest;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-2 rounded-lg border border-border p-3">
      <p className="text-sm text-fg-muted">
        {isMine ? "You" : <span className="font-medium text-fg">{person.name}</span>}
        {named && (
          <>
            {" on "}
            <a href={`/opportunities/${assignment.id}`} className="inline-block min-h-6 text-accent-text hover:underline">
              {assignment.title}
            </a>
          </>
        )}
        {` · ${formatDay(day)} · ${standing}`}
      </p>
      <Markdown>{words}</Markdown>
      {[
        { said: owner, about: "it" },
        { said: manager, about: "the hours" },
      ].map(
        ({ said, about }) =>
          said && (
            <div key={about} className="text-sm text-fg-muted">
              <p>
                {said.by} said {said.isYes ? "yes" : "no"} to {about}
              </p>
              {said.words && <Markdown className="border-l-2 border-border-strong pl-3">{said.words}</Markdown>}
            </div>
          ),
      )}
      {participationId && (
        <p>
          <a href={`/opportunities/doing/${participationId}`} className="inline-block min-h-6 text-accent-text hover:underline">
            How it goes<span className="sr-only"> {isMine ? assignment.title : person.name}</span>
          </a>
        </p>
      )}
      {asks === "owner" && (
        <AnswerForm
          interest={interest}
          action={actions.answer}
          question={
            ownerName === managerName ? `Shall ${person.name} do it? Your yes is one to the hours too.` : `Shall ${person.name} do it?`
          }
        />
      )}
      {asks === "manager" && (
        <AnswerForm
          interest={interest}
          action={actions.answerHours}
          question={`Can ${person.name} have ${countOf(assignment.hours, "hour")} a week for it?`}
        />
      )}
      {isMine && !participationId && (
        <ActionForm action={actions.withdraw} success="Taken back." aria-label="Take it back">
          <input type="hidden" name="interestId" value={id} />
          <Question
            label={
              <>
                Take it back<span className="sr-only"> {assignment.title}</span>
              </>
            }
            says="What you wrote and what was answered is closed. You can say anew that you are interested, while it is offered."
            variant="quiet"
            size="sm"
          >
            <SubmitButton variant="quiet" size="sm" className="justify-self-start" pendingText="…">
              Take it back<span className="sr-only"> {assignment.title}</span>
            </SubmitButton>
          </Question>
        </ActionForm>
      )}
    </li>
  );
}

function AnswerForm({
  interest: { id, person, ownerName, managerName },
  action,
  question,
}: {
  interest: InterestView;
  action: FormAction;
  question: string;
}) {
  return (
    <ActionForm action={action} success="Your answer is kept." aria-label={`Answer ${person.name}`}>
      <input type="hidden" name="interestId" value={id} />
      <Field
        name="words"
        label={question}
        hint="A no says why; a yes may."
        audience={readers.interest(person.name, ownerName, managerName)}
      >
        <Textarea rows={1} maxLength={500} />
      </Field>
      <div className="flex flex-wrap gap-2">
        <SubmitButton name="answer" value="yes" pendingText="…">
          Yes
        </SubmitButton>
        <SubmitButton name="answer" value="no" variant="secondary" pendingText="…">
          Not this time
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
