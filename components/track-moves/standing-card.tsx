import { Markdown } from "@/components/ui/markdown/markdown";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Question } from "@/components/ui/form/question";
import { Card } from "@/components/ui/card";
import { Field, Textarea } from "@/components/ui/form/field";
import { formatDay } from "@/lib/format";
import type { MoveView } from "@/lib/track-moves/queries";

type StandingCardProps = { view: MoveView; audience: string; sayYes: FormAction; withdraw: FormAction };

/** Who has agreed and what is missing; one's own yes, and the way to let it go. */
export function StandingCard({ view, audience, sayYes, withdraw }: StandingCardProps) {
  const { id, state, startsOn, yeses, waits, saidYes, band, today } = view;
  if (state === "withdrawn") return <Card title="Withdrawn" description="Nothing has changed. Another move can be proposed at any time." />;
  if (state === "started" || state === "settled")
    return (
      <Card title="Agreed by both">
        <p>
          It began on <time dateTime={startsOn}>{formatDay(startsOn)}</time>, as agreed.
        </p>
        <Yeses yeses={yeses} />
      </Card>
    );
  const held = state === "agreed" && waits.length > 0;
  return (
    <Card
      title={held ? "It waits" : state === "agreed" ? "Agreed by both" : "Where it stands"}
      description={
        state === "agreed"
          ? held
            ? "It begins once this is put right; until then nothing changes for anybody."
            : `It begins on ${formatDay(startsOn)} by itself: the level, and who reports to whom.`
          : "With a yes from both of you, and from everybody who takes somebody on, it begins on its day by itself. No administrator is needed; they see that it happened."
      }
    >
      <Yeses yeses={yeses} />
      {waits.length > 0 && (
        <ul className="grid list-disc gap-1 pl-5 text-sm" aria-label="What it waits for">
          {waits.map(({ words }) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
      {state === "agreed" && !held && startsOn <= today && <p className="text-sm text-fg-muted">It begins within the next minutes.</p>}
      {!saidYes && (
        <ActionForm action={sayYes} success="You have agreed." aria-label="Agree">
          <input type="hidden" name="moveId" value={id} />
          {band === "other" && (
            <Field
              name="bandWords"
              label="Why is another band right?"
              hint="A track move stays in its band unless both of you say why not."
              audience={audience}
            >
              <Textarea rows={2} />
            </Field>
          )}
          <SubmitButton className="justify-self-start" pendingText="…">
            I agree
          </SubmitButton>
        </ActionForm>
      )}
      <ActionForm action={withdraw} success="Withdrawn. Nothing has changed." aria-label="Withdraw">
        <input type="hidden" name="moveId" value={id} />
        <p className="text-sm text-fg-muted">Either of you can withdraw until it begins, and no reason is needed.</p>
        <Question
          label="Withdraw"
          says="The move is closed for both of you, and everybody who was asked is free of it. It stays closed; another can be proposed at any time."
        >
          <SubmitButton variant="secondary" className="justify-self-start" pendingText="…">
            Withdraw it
          </SubmitButton>
        </Question>
      </ActionForm>
    </Card>
  );
}

function Yeses({ yeses }: { yeses: MoveView["yeses"] }) {
  if (!yeses.length) return null;
  return (
    <ul className="grid gap-1">
      {yeses.map(({ side, name, bandWords }) => (
        <li key={side} className="break-words">
          {name} agreed{bandWords && ", and says about the band:"}
          {bandWords && <Markdown className="border-l-2 border-border-strong pl-3">{bandWords}</Markdown>}
        </li>
      ))}
    </ul>
  );
}
