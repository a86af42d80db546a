import { Words } from "@/components/ui/markdown/words";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { formatDay } from "@/lib/format";
import type { PieceView } from "@/lib/evidence/queries";
import { claimTitle, claimWords, counts, kinds, outcomes, sharingSteps } from "@/lib/evidence/rules";

/** One piece of evidence as its readers see it; `aside` is what its owner may do with it. */
export function Piece({ piece, aside, level = 2 }: { piece: PieceView; aside?: ReactNode; level?: 2 | 3 }) {
  const { kind, title, happenedOn, plainLine, words, links, sharingStep, competencies, decision, claim } = piece;
  const Title = `h${level}` as const;
  return (
    <article className="card grid grid-cols-[minmax(0,1fr)] gap-2 rounded-lg border border-border bg-surface p-4">
      <div className="flex flex-wrap items-center gap-2 text-sm text-fg-muted">
        <Badge>{kinds[kind].name}</Badge>
        <time dateTime={happenedOn}>{formatDay(happenedOn)}</time>
        {sharingStep && <span>{sharingSteps[sharingStep]}</span>}
        {aside}
      </div>
      <Title className="font-semibold wrap-anywhere">{claim && counts(claim) ? claimTitle(claim) : title}</Title>
      {claim && counts(claim) && <p className="border-l-2 border-border-strong pl-3 wrap-anywhere">{claimWords(claim)}</p>}
      {plainLine && <p className="wrap-anywhere">{plainLine}</p>}
      {words && <Words className="text-fg-muted">{words}</Words>}
      {decision && <DecisionFacts decision={decision} />}
      {links.length > 0 && (
        <ul className="flex flex-wrap gap-x-4">
          {links.map(({ url, place, label }) => (
            <li key={url} className="min-w-0 truncate">
              <a href={url} rel="noreferrer" target="_blank" className="link text-sm">
                {label}
              </a>{" "}
              <span className="text-xs text-fg-muted">{place}</span>
            </li>
          ))}
        </ul>
      )}
      {competencies.length > 0 && <p className="text-sm text-fg-muted">Shows: {competencies.map((one) => one.name).join(", ")}</p>}
    </article>
  );
}

const questions = [
  ["why", "Why"],
  ["leftOut", "Left out"],
  ["upkeep", "Cost to maintain"],
  ["affected", "Who is affected"],
  ["afterwards", "After we build this"],
] as const;

function DecisionFacts({ decision }: { decision: NonNullable<PieceView["decision"]> }) {
  return (
    <dl className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[max-content_minmax(0,1fr)]">
      {questions.map(([key, label]) =>
        decision[key] ? (
          <div key={key} className="contents">
            <dt className="text-fg-muted">{label}</dt>
            <dd>
              <Words>{decision[key]}</Words>
            </dd>
          </div>
        ) : null,
      )}
      {(decision.outcome ?? decision.revisitOn) && (
        <>
          <dt className="text-fg-muted">What came of it</dt>
          <dd>
            {decision.outcome ? outcomes[decision.outcome] : `To be looked at on ${formatDay(decision.revisitOn ?? "")}`}
            {decision.outcomeWords && <Words>{decision.outcomeWords}</Words>}
          </dd>
        </>
      )}
    </dl>
  );
}
