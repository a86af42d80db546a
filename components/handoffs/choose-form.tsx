import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Question } from "@/components/ui/form/question";
import { Checkbox, Field, Textarea } from "@/components/ui/form/field";
import { kinds } from "@/lib/evidence/rules";
import { formatDay } from "@/lib/format";
import type { HandoffChoices, HandoffView } from "@/lib/handoffs/queries";

type ChooseFormProps = { view: HandoffView; choices: HandoffChoices; ticks: NonNullable<HandoffView["ticks"]>; save: FormAction };

/** What passes on: the engineer ticks, and nothing else passes. */
export function ChooseForm({ view: { id, version, from, to, commitments }, choices, ticks, save }: ChooseFormProps) {
  const decisions = choices.evidence.filter((piece) => piece.kind === "decision");
  const others = choices.evidence.filter((piece) => piece.kind !== "decision");
  const piece = (one: HandoffChoices["evidence"][number]) => ({
    id: one.id,
    label: one.title,
    hint: [kinds[one.kind].name, formatDay(one.day), one.shared ? "" : "only you read it so far"].filter(Boolean).join(", "),
  });
  return (
    <ActionForm action={save} success="Saved." draftKey={`handoff-${id}`} key={version} aria-label="What passes on">
      <input type="hidden" name="handoffId" value={id} />
      <input type="hidden" name="version" value={version} />
      <Field
        name="wish"
        label={`What I'd like ${to.name} to know`}
        hint="How you work best, what you are in the middle of, what you would like to go on with."
        audience={`You now; ${to.name} once you seal it`}
        optional
      >
        <Textarea defaultValue={ticks.wish} rows={4} />
      </Field>
      {choices.plan && (
        <Ticks legend="My plan">
          <Checkbox
            name="passesPlan"
            label="My aim and focuses"
            hint={[choices.plan.aim, ...choices.plan.focuses.map((focus) => focus.name)].join(", ")}
            defaultChecked={ticks.passesPlan}
          />
        </Ticks>
      )}
      <List
        legend={`Open promises between ${from.name} and me`}
        name="promiseIds"
        ticked={ticks.promiseIds}
        rows={choices.promises.map((one) => ({
          id: one.id,
          label: one.words,
          hint: [one.by, one.dueOn ? `by ${formatDay(one.dueOn)}` : ""].filter(Boolean).join(", "),
        }))}
      />
      <List
        legend={`What ${from.name} says was agreed`}
        name="commitmentIds"
        ticked={ticks.commitmentIds}
        rows={commitments.map(({ id: lineId, words }) => ({ id: lineId, label: words, hint: "" }))}
      />
      <List legend="Decisions of mine" name="evidenceIds" ticked={ticks.evidenceIds} rows={decisions.map(piece)} />
      <List legend="Other evidence" name="evidenceIds" ticked={ticks.evidenceIds} rows={others.map(piece)} />
      <p className="text-sm text-fg-muted">
        Your talks with {from.name} and anybody&rsquo;s private notes never pass. Sealed, {to.name} can read what is ticked, as it is now;
        it cannot be changed any more.
      </p>
      <div className="flex flex-wrap gap-2">
        <SubmitButton name="step" value="save" variant="secondary">
          Save, and seal later
        </SubmitButton>
        <Question
          label="Seal it"
          says={`${to.name} reads what is ticked, as it is now, from this moment on. Sealed, it cannot be changed or taken back.`}
          variant="primary"
        >
          <SubmitButton name="step" value="seal">
            Seal and pass it on
          </SubmitButton>
        </Question>
      </div>
    </ActionForm>
  );
}

type ListProps = { legend: string; name: string; ticked: string[]; rows: { id: string; label: string; hint: string }[] };

function List({ legend, name, ticked, rows }: ListProps) {
  if (!rows.length) return null;
  return (
    <Ticks legend={legend}>
      {rows.map(({ id, label, hint }) => (
        <Checkbox key={id} name={name} value={id} label={label} hint={hint || undefined} defaultChecked={ticked.includes(id)} />
      ))}
    </Ticks>
  );
}

function Ticks({ legend, children }: { legend: string; children: React.ReactNode }) {
  return (
    <fieldset className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <legend className="float-left w-full text-sm font-medium">{legend}</legend>
      <div className="clear-both grid gap-1">{children}</div>
    </fieldset>
  );
}
