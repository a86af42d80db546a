import { Markdown } from "@/components/ui/markdown/markdown";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Card } from "@/components/ui/card";
import { Field, Input, RadioCards, Textarea } from "@/components/ui/form/field";
import { formatDay } from "@/lib/format";
import type { MoveView } from "@/lib/track-moves/queries";

type EndingCardProps = { view: MoveView; audience: string; end: FormAction; door: FormAction };

/** Both sides' words at the end of the ramp, and then the door that stays open. */
export function EndingCard({ view, audience, end, door }: EndingCardProps) {
  const { id, state, side, endings, rampEndsOn, other } = view;
  if (state !== "started" && state !== "settled") return null;
  const said = endings.some((one) => one.side === side);
  return (
    <Card
      id="ending"
      title="Looking back"
      description={
        state === "settled"
          ? "Settled, with the words of both."
          : `The first 90 days last until ${formatDay(rampEndsOn)}. With the words of both of you, at any time, the move is settled.`
      }
    >
      {endings.map((one) => (
        <div key={one.side}>
          <Markdown>{one.words}</Markdown>
          <p className="text-sm text-fg-muted">{one.author.name}</p>
        </div>
      ))}
      {state === "started" && !said && (
        <ActionForm action={end} success="Your words are kept." draftKey={`ending-${id}`} aria-label="Look back">
          <input type="hidden" name="moveId" value={id} />
          <Field name="words" label="How was it, what helped, and what is still open?" audience={audience}>
            <Textarea rows={3} />
          </Field>
          <SubmitButton className="justify-self-start">Keep my words</SubmitButton>
        </ActionForm>
      )}
      {state === "started" && said && <p className="text-sm text-fg-muted">{other ?? "The other side"} has not looked back yet.</p>}
      {state === "settled" && <Door view={view} audience={audience} action={door} />}
    </Card>
  );
}

const answers = { open: "Yes, ask again", closed: "Not for now" } as const;

function Door({ view: { id, doorOpen, askAgainOn }, audience, action }: { view: MoveView; audience: string; action: FormAction }) {
  return (
    <ActionForm action={action} success="Noted." aria-label="Another try later?" key={`${doorOpen} ${askAgainOn}`}>
      <input type="hidden" name="moveId" value={id} />
      {askAgainOn && <p className="text-sm">Both of you are asked again on {formatDay(askAgainOn)}.</p>}
      <RadioCards
        name="door"
        legend="Would another try of the other track be welcome later?"
        hint="Every answer is right, and it can change. Nobody is counted out."
        defaultValue={doorOpen === null ? undefined : doorOpen ? "open" : "closed"}
        options={Object.entries(answers).map(([value, label]) => ({ value, label }))}
        audience={audience}
      />
      <Field name="askAgainOn" label="Ask on" optional className="max-w-48">
        <Input type="date" defaultValue={askAgainOn ?? ""} />
      </Field>
      <SubmitButton variant="secondary" className="justify-self-start">
        Note it
      </SubmitButton>
    </ActionForm>
  );
}
