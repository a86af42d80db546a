import { clsx } from "clsx";
import { stateInWords } from "@/lib/ladders/rules";
import type { ExpectationView } from "@/lib/levels/queries";

type Words = Omit<ExpectationView, "sameAs" | "competencyId">;

/** What a level expects of one competency: the state in words, then the statements with their examples. */
export function Expectation({ expectation, className }: { expectation: ExpectationView | null; className?: string }) {
  if (!expectation) return <p className={clsx("text-fg-muted", className)}>Nothing is said about this.</p>;
  const { sameAs } = expectation;
  return (
    <div className={clsx("grid grid-cols-[minmax(0,1fr)] gap-1.5", className)}>
      {expectation.state !== "expected" && (
        <p className="font-medium text-fg-muted">{sameAs ? `The same as for ${sameAs.level.title}` : stateInWords[expectation.state]}</p>
      )}
      <ExpectationWords words={expectation} />
      {sameAs && (
        <div className="border-l-2 border-border pl-3">
          {sameAs.state !== "expected" && <p className="font-medium text-fg-muted">{stateInWords[sameAs.state]}</p>}
          <ExpectationWords words={sameAs} />
        </div>
      )}
    </div>
  );
}

function ExpectationWords({
  words: { note, proficiency, statements, rubric },
}: {
  words: Pick<Words, "note" | "proficiency" | "statements" | "rubric">;
}) {
  return (
    <>
      {note && <p className="whitespace-pre-line text-fg-muted">{note}</p>}
      {rubric && <p>{`Step ${rubric.step}${rubric.name && `: ${rubric.name}`}`}</p>}
      <Statements
        statements={[
          ...(rubric ? [{ key: "rubric", texts: rubric.statements, examples: rubric.examples }] : []),
          ...statements.map(({ key, text, examples }) => ({ key, texts: [text], examples })),
        ]}
      />
      {proficiency && <p className="text-xs text-fg-muted">{`Proficiency: ${proficiency}`}</p>}
    </>
  );
}

function Statements({ statements }: { statements: { key: string; texts: string[]; examples: string[] }[] }) {
  if (!statements.length) return null;
  return (
    <ul className="grid list-disc gap-1 pl-4 marker:text-fg-subtle">
      {statements.map(({ key, texts, examples }) => [
        ...texts.map((text) => (
          <li key={`${key} ${text}`} className="whitespace-pre-line">
            {text}
          </li>
        )),
        ...examples.map((example) => (
          <li key={`${key} e.g. ${example}`} className="list-none text-sm text-fg-muted">
            {`For example: ${example}`}
          </li>
        )),
      ])}
    </ul>
  );
}
