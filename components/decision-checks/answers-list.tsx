import { Words } from "@/components/ui/markdown/words";
import { type Answers, answerWords, type Question, questions } from "@/lib/decision-checks/rules";

/** The four questions with the answers of one day. */
export function AnswersList({ answers, words }: { answers: Answers; words: string }) {
  return (
    <>
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        {(Object.keys(questions) as Question[]).map((question) => (
          <div key={question} className="contents">
            <dt className="text-fg-muted">{questions[question]}</dt>
            <dd>{answerWords(answers, question)}</dd>
          </div>
        ))}
      </dl>
      {words && <Words>{words}</Words>}
    </>
  );
}
