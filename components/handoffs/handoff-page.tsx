import { beforeSealing } from "@/lib/access/readers";
import { Markdown } from "@/components/ui/markdown/markdown";
import { Card } from "@/components/ui/card";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Question } from "@/components/ui/form/question";
import { Field, Input } from "@/components/ui/form/field";
import type { HandoffView } from "@/lib/handoffs/queries";
import { ChooseForm } from "./choose-form";
import { PacketCard } from "./packet";

export type HandoffActions = Record<"save" | "addLine" | "removeLine", FormAction>;
type HandoffPageProps = { view: HandoffView; actions: HandoffActions };

/** A change of manager, seen by one of the three. */
export function HandoffPage({ view, actions }: HandoffPageProps) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Passing view={view} actions={actions} />
      </div>
      <Agenda view={view} actions={actions} />
    </div>
  );
}

function Passing({ view, actions }: HandoffPageProps) {
  const { role, person, from, to, choices, ticks, packet, sealedOn } = view;
  if (packet && sealedOn) return <PacketCard packet={packet} sealedOn={sealedOn} personName={person.name} />;
  if (role === "person" && choices && ticks)
    return (
      <Card title="What passes on" description={beforeSealing(to.name, from.name)}>
        <ChooseForm view={view} choices={choices} ticks={ticks} save={actions.save} />
      </Card>
    );
  if (role === "from") return <Commitments view={view} actions={actions} />;
  return (
    <Card title="What passes on">
      <p className="text-fg-muted">
        {person.name} chooses what you get to know from the time with {from.name}. Once it is sealed, it stands here.
      </p>
    </Card>
  );
}

function Commitments({ view: { id, person, commitments, sealedOn }, actions }: HandoffPageProps) {
  return (
    <Card
      title="What was agreed"
      description={`What you promised ${person.name} or agreed on together, so that it is not lost. ${person.name} sees it, and decides whether it passes on.`}
    >
      {commitments.length > 0 ? (
        <ul className="grid gap-2">
          {commitments.map((line) => (
            <OwnLine key={line.id} line={line} remove={sealedOn ? null : actions.removeLine} />
          ))}
        </ul>
      ) : (
        <p className="text-fg-muted">Nothing yet.</p>
      )}
      {sealedOn ? (
        <p className="text-sm text-fg-muted">{person.name} has sealed the hand-off.</p>
      ) : (
        <AddForm
          id={id}
          kind="commitment"
          label="Something agreed"
          example="We look at the level together in March."
          audience={`You and ${person.name}; your successor if ${person.name} passes it on`}
          action={actions.addLine}
        />
      )}
    </Card>
  );
}

function Agenda({ view: { id, agenda, person, from, to }, actions }: HandoffPageProps) {
  return (
    <Card title="For a talk of all three" description="Half an hour together is enough. Each of you can add points.">
      {agenda.length > 0 ? (
        <ul className="grid gap-2">
          {agenda.map((line) => (
            <OwnLine key={line.id} line={line} by={line.by} remove={line.mine ? actions.removeLine : null} />
          ))}
        </ul>
      ) : (
        <p className="text-fg-muted">Nothing yet.</p>
      )}
      <AddForm
        id={id}
        kind="agenda"
        label="A point for it"
        example="What should stay as it is?"
        audience={`${person.name}, ${from.name} and ${to.name}`}
        action={actions.addLine}
      />
    </Card>
  );
}

type OwnLineProps = { line: { id: string; words: string }; by?: string; remove: FormAction | null };

function OwnLine({ line, by, remove }: OwnLineProps) {
  return (
    <li className="flex flex-wrap items-start justify-between gap-2">
      <div className="min-w-0 flex-1">
        <Markdown>{line.words}</Markdown>
        {by && <p className="text-sm text-fg-muted">{by}</p>}
      </div>
      {remove && (
        <ActionForm action={remove} aria-label={`Take away: ${line.words.slice(0, 60)}`}>
          <input type="hidden" name="lineId" value={line.id} />
          <Question
            label={
              <>
                Take away<span className="sr-only"> {line.words.slice(0, 60)}</span>
              </>
            }
            says="The line is gone for all of you, and cannot be brought back."
            variant="quiet"
            size="sm"
          >
            <SubmitButton size="sm" variant="quiet" pendingText="…">
              Take away<span className="sr-only"> {line.words.slice(0, 60)}</span>
            </SubmitButton>
          </Question>
        </ActionForm>
      )}
    </li>
  );
}

type AddFormProps = { id: string; kind: "commitment" | "agenda"; label: string; example: string; audience: string; action: FormAction };

function AddForm({ id, kind, label, example, audience, action }: AddFormProps) {
  return (
    <ActionForm action={action} resetOnSuccess draftKey={`handoff-${id}-${kind}`} aria-label={label}>
      <input type="hidden" name="handoffId" value={id} />
      <input type="hidden" name="kind" value={kind} />
      <Field name="words" label={label} audience={audience}>
        <Input maxLength={1000} placeholder={example} />
      </Field>
      <SubmitButton size="sm" variant="secondary" className="justify-self-start" pendingText="Adding…">
        Add
      </SubmitButton>
    </ActionForm>
  );
}
