import type { CellView } from "@/lib/assessments/queries";
import { stateInWords } from "@/lib/ladders/rules";

/** What the round's level asks of a competency, in its framework's words. */
export function Asked({ cell: { state, statements } }: { cell: Pick<CellView, "state" | "statements"> }) {
  return (
    <div className="text-sm text-fg-muted">
      {state !== "expected" && <p>{stateInWords[state]}</p>}
      <ul className="list-disc pl-5">
        {statements.map(({ text, examples }) => (
          <li key={text}>
            {text}
            {examples.map((example) => (
              <span key={example} className="block">
                For example: {example}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}
