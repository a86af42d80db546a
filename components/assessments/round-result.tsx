"use client";
import { readers } from "@/lib/access/readers";
import { Words } from "@/components/ui/markdown/words";
import { Card } from "@/components/ui/card";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Field, Textarea } from "@/components/ui/form/field";
import type { CellView, RoundView } from "@/lib/assessments/queries";
import { answers, byMeeting } from "@/lib/assessments/rules";
import { formatDay, listOf } from "@/lib/format";
import { Asked } from "./asked";

type RoundResultProps = { round: RoundView; reopen: FormAction };

/** Both sides of a round: where they see it differently first. Nothing is added up. */
export function RoundResult({ round, reopen }: RoundResultProps) {
  const { apart, together, unrated } = byMeeting(round.cells);
  const quiet = unrated.filter((cell) =>
    [cell.self, cell.manager].every((said) => (said?.answer ?? "not_seen") === "not_seen" && !said?.words),
  );
  return (
    <div className="grid gap-4">
      {round.others.length > 0 && <Earlier round={round} />}
      <Part title="Where we see it differently" says="Begin here: each of you has seen something." cells={apart} round={round} />
      <Part title="Where we agree" cells={together} round={round} />
      <Part
        title="Not rated"
        says={`${quiet.length ? `Nobody had seen: ${listOf(quiet.map((cell) => cell.name))}. ` : ""}None of these is a weakness.`}
        cells={unrated.filter((cell) => !quiet.includes(cell))}
        round={round}
      />
      {round.side && (
        <Card title="Open it again" description="Both of you answer anew, and both read the reason.">
          <ActionForm action={reopen} aria-label="Open it again">
            <input type="hidden" name="roundId" value={round.id} />
            <Field name="reason" label="Why?" audience={readers.reopening(round.person.name, round.managerName)}>
              <Textarea rows={1} />
            </Field>
            <SubmitButton variant="secondary" className="justify-self-start" pendingText="Opening…">
              Open it again
            </SubmitButton>
          </ActionForm>
        </Card>
      )}
    </div>
  );
}

function Earlier({ round }: { round: RoundView }) {
  return (
    <nav aria-label="Earlier rounds" className="no-print flex flex-wrap items-center gap-x-3 text-sm">
      <span className="text-fg-muted">Beside an earlier round:</span>
      {round.others.map(({ id, day, title }) => (
        <a
          key={id}
          href={`/assessments/${round.id}?with=${id}`}
          data-scroll="keep"
          aria-current={id === round.earlierId ? "true" : undefined}
          className="min-h-6 text-accent-text hover:underline aria-[current=true]:font-semibold"
        >
          {title}, {formatDay(day)}
        </a>
      ))}
    </nav>
  );
}

type PartProps = { title: string; says?: string; cells: CellView[]; round: RoundView };

function Part({ title, says, cells, round }: PartProps) {
  if (!cells.length && !says?.startsWith("Nobody")) return null;
  return (
    <Card title={title} description={says}>
      {cells.map((cell) => (
        <section key={cell.key} className="grid gap-2 border-t border-border pt-3 first-of-type:border-0 first-of-type:pt-0">
          <h3 className="font-semibold">{cell.name}</h3>
          <details>
            <summary className="min-h-6 text-sm text-fg-muted">What {round.level.title} asks here</summary>
            <Asked cell={cell} />
          </details>
          <dl className="grid gap-3 sm:grid-cols-2">
            <Said who={round.person.name} said={cell.self} earlier={cell.earlier?.self} />
            <Said who={round.managerName ?? "The manager"} said={cell.manager} earlier={cell.earlier?.manager} />
          </dl>
          {round.side === "self" && (
            <a
              href={`/me?edit=focus&round=${round.id}&competency=${cell.id}#focuses`}
              className="min-h-6 justify-self-start text-sm text-accent-text hover:underline"
            >
              Practise this next<span className="sr-only"> {cell.name}</span>
            </a>
          )}
        </section>
      ))}
    </Card>
  );
}

function Said({ who, said, earlier }: { who: string; said: CellView["self"]; earlier: CellView["self"] | undefined }) {
  return (
    <div>
      <dt className="text-sm text-fg-muted">{who}</dt>
      <dd>
        <span className="font-medium">{said?.answer ? answers[said.answer] : "No answer"}</span>
        {said?.words && <Words>{said.words}</Words>}
        {said?.answer === "no_chance" && said.chance && (
          <>
            <p className="text-sm text-fg-muted">A chance would be:</p>
            <Words>{said.chance}</Words>
          </>
        )}
        {earlier !== undefined && (
          <p className="text-sm text-fg-muted">Earlier: {earlier?.answer ? answers[earlier.answer] : "no answer"}</p>
        )}
      </dd>
    </div>
  );
}
