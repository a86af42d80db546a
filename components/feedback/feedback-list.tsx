import { KeepForm } from "@/components/evidence/keep-form";
import { Badge } from "@/components/ui/badge";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Question } from "@/components/ui/form/question";
import { Markdown } from "@/components/ui/markdown/markdown";
import { formatDay } from "@/lib/format";
import type { FeedbackView } from "@/lib/feedback/queries";
import { readers } from "@/lib/access/readers";

type FeedbackListProps = { feedback: FeedbackView[]; show: "received" | "given"; keep: FormAction; takeBack: FormAction };

/** What was said about oneself, or what one said to others. */
export function FeedbackList({ feedback, show, keep, takeBack }: FeedbackListProps) {
  return (
    <ul className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {feedback.map((one) => (
        <li key={one.id} className="card grid grid-cols-[minmax(0,1fr)] gap-2 rounded-lg border border-border bg-surface p-4">
          <div className="flex flex-wrap items-center gap-2 text-sm text-fg-muted">
            <h3 className="text-base font-semibold text-fg">{show === "received" ? one.author.name : `To ${one.subject.name}`}</h3>
            <time dateTime={one.day}>{formatDay(one.day)}</time>
            {one.competency && <Badge>{one.competency}</Badge>}
          </div>
          {one.question && <Markdown className="border-l-2 border-border-strong pl-3 text-sm text-fg-muted">{one.question}</Markdown>}
          <Markdown>{one.words}</Markdown>
          <p className="text-sm text-fg-muted">
            Read by{" "}
            {readers.feedback(show === "given" ? "you" : one.author.name, show === "given" ? one.subject.name : "you", one.readerName)}
          </p>
          {show === "received" ? (
            <KeepForm
              of={["feedbackId", one.id]}
              evidenceId={one.evidenceId}
              managerName={one.managerName}
              label={`Keep the feedback of ${one.author.name}`}
              action={keep}
            />
          ) : (
            <Taking one={one} action={takeBack} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Taking({ one, action }: { one: FeedbackView; action: FormAction }) {
  if (one.kept) return <p className="text-sm text-fg-muted">{one.subject.name} keeps it as evidence.</p>;
  return (
    <ActionForm action={action} success="It is taken back." aria-label={`Take back what you wrote to ${one.subject.name}`}>
      <input type="hidden" name="feedbackId" value={one.id} />
      <Question
        label="Take it back"
        says={`${one.subject.name} can read it no longer, and you would have to write it again.`}
        variant="quiet"
        size="sm"
      >
        <SubmitButton size="sm" variant="quiet" className="justify-self-start" pendingText="…">
          Take it back
        </SubmitButton>
      </Question>
    </ActionForm>
  );
}
