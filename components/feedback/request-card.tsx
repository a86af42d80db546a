import { readers } from "@/lib/access/readers";
import { Markdown } from "@/components/ui/markdown/markdown";
import { Card } from "@/components/ui/card";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Question } from "@/components/ui/form/question";
import { Field, Textarea } from "@/components/ui/form/field";
import { formatDay } from "@/lib/format";
import type { RequestView } from "@/lib/feedback/queries";
import { keepingNote } from "@/lib/feedback/rules";

type RequestCardProps = { request: RequestView; viewerId: string; answer: FormAction; decline: FormAction };

/** A question from somebody, to be answered or left alone. */
export function RequestCard({ request, viewerId, answer, decline }: RequestCardProps) {
  const { id, asker, question, competency, readerName, day } = request;
  return (
    <Card
      level={3}
      title={`${asker.name} asks`}
      description={`${competency ? `On ${competency}, ` : ""}${competency ? "on" : "On"} ${formatDay(day)}`}
    >
      <Markdown>{question}</Markdown>
      <ActionForm
        action={answer}
        success={`${asker.name} can read it now.`}
        draftKey={`feedback-${viewerId}-${id}`}
        aria-label={`Answer ${asker.name}`}
      >
        <input type="hidden" name="requestId" value={id} />
        <Field
          name="words"
          label="What did you see?"
          hint={keepingNote(asker.name)}
          audience={readers.feedback("You", asker.name, readerName)}
        >
          <Textarea rows={3} />
        </Field>
        <SubmitButton className="justify-self-start">Give feedback</SubmitButton>
      </ActionForm>
      <ActionForm action={decline} success="It rests. Nobody is told." aria-label={`Let ${asker.name}'s question rest`}>
        <input type="hidden" name="requestId" value={id} />
        <div className="flex flex-wrap items-center gap-2">
          <Question
            label="Decline"
            says={`The question leaves your list and you cannot answer it any more. ${asker.name} is not told.`}
            variant="quiet"
            size="sm"
          >
            <SubmitButton size="sm" variant="quiet" pendingText="…">
              Decline quietly
            </SubmitButton>
          </Question>
          <span className="text-sm text-fg-muted">{asker.name} is not told.</span>
        </div>
      </ActionForm>
    </Card>
  );
}
