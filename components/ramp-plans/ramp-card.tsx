import { clsx } from "clsx";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Question } from "@/components/ui/form/question";
import { Card } from "@/components/ui/card";
import { Field, Input } from "@/components/ui/form/field";
import { formatDay } from "@/lib/format";
import type { MoveView } from "@/lib/track-moves/queries";

export type RampActions = Record<"add" | "revise" | "tick" | "remove", FormAction>;
type RampCardProps = { view: MoveView; editing: string | null; audience: string; actions: RampActions };
type Item = MoveView["ramp"][number];

/** The first 90 days: what, until when, and what is done. Both sides write it. */
export function RampCard({ view: { id, ramp, state, startsOn, rampEndsOn }, editing, audience, actions }: RampCardProps) {
  const open = state === "proposed" || state === "agreed" || state === "started";
  return (
    <Card
      id="ramp"
      title="The first 90 days"
      description={`${formatDay(startsOn)} to ${formatDay(rampEndsOn)}. Skills, pairing, what comes first and small, what comes first and large.`}
    >
      {ramp.length ? (
        <ul className="grid gap-2" aria-label="The first 90 days">
          {ramp.map((item) => (
            <li key={item.id}>
              {open && editing === item.id ? (
                <ChangeForm item={item} actions={actions} />
              ) : (
                <Line moveId={id} item={item} open={open} tick={state === "started" ? actions.tick : null} />
              )}
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-fg-muted">Nothing is planned yet.</p>
      )}
      {open && (
        <ActionForm action={actions.add} success="Added." resetOnSuccess aria-label="Add a line">
          <input type="hidden" name="moveId" value={id} />
          <div className="grid items-start gap-3 sm:grid-cols-[minmax(0,1fr)_10rem]">
            <Field name="words" label="Something else" audience={audience}>
              <Input maxLength={300} />
            </Field>
            <Field name="dueOn" label="By">
              <Input type="date" defaultValue={rampEndsOn} />
            </Field>
          </div>
          <SubmitButton variant="secondary" className="justify-self-start">
            Add it
          </SubmitButton>
        </ActionForm>
      )}
    </Card>
  );
}

function Line({
  moveId,
  item: { id, words, dueOn, done },
  open,
  tick,
}: {
  moveId: string;
  item: Item;
  open: boolean;
  tick: FormAction | null;
}) {
  return (
    <div className="flex items-start gap-3">
      {tick && (
        <ActionForm action={tick} className="w-28 shrink-0" aria-label={words}>
          <input type="hidden" name="itemId" value={id} />
          <SubmitButton name="done" value={done ? "no" : "yes"} variant="secondary" size="sm" pendingText="…">
            {done ? "Not done yet" : "Mark done"}
            <span className="sr-only"> {words}</span>
          </SubmitButton>
        </ActionForm>
      )}
      <div className="min-w-0">
        <p className={clsx("break-words", done && "text-fg-muted")}>{words}</p>
        <p className="text-sm text-fg-muted">
          {done ? "Done" : <time dateTime={dueOn}>By {formatDay(dueOn)}</time>}
          {open && (
            <>
              {" · "}
              <a href={`/track-moves/${moveId}?edit=${id}#ramp`} className="inline-block min-h-6 text-accent-text hover:underline">
                Change<span className="sr-only"> {words}</span>
              </a>
            </>
          )}
        </p>
      </div>
    </div>
  );
}

function ChangeForm({ item: { id, words, dueOn, version }, actions }: { item: Item; actions: RampActions }) {
  return (
    <div className="grid gap-2 rounded-md border border-border p-3">
      <ActionForm action={actions.revise} success="Changed." aria-label="Change a line">
        <input type="hidden" name="itemId" value={id} />
        <input type="hidden" name="version" value={version} />
        <Field name="words" label="What">
          <Input defaultValue={words} maxLength={300} />
        </Field>
        <Field name="dueOn" label="By" className="max-w-48">
          <Input type="date" defaultValue={dueOn} />
        </Field>
        <SubmitButton variant="secondary" className="justify-self-start">
          Save the line
        </SubmitButton>
      </ActionForm>
      <ActionForm action={actions.remove} success="Removed." aria-label="Remove a line">
        <input type="hidden" name="itemId" value={id} />
        <Question label="Remove it" says="The line is gone for both of you, and cannot be brought back." variant="quiet">
          <SubmitButton variant="quiet" className="justify-self-start" pendingText="…">
            Remove the line
          </SubmitButton>
        </Question>
      </ActionForm>
    </div>
  );
}
