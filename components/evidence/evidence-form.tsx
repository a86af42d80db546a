"use client";
import { ColleagueField } from "@/components/people/colleague-field";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Checkbox, Field, Input, RadioCards, Textarea } from "@/components/ui/form/field";
import { Select } from "@/components/ui/form/select";
import type { EvidenceChoices, EvidenceView } from "@/lib/evidence/queries";
import { type Kind, sharingSteps, type SharingStep } from "@/lib/evidence/rules";

type EvidenceFormProps = {
  action: FormAction;
  kind: Kind;
  choices: EvidenceChoices;
  piece?: EvidenceView;
  step?: SharingStep | null;
  draftKey: string;
};

const titles: Record<Exclude<Kind, "multiplier">, { label: string; example: string }> = {
  delivery: { label: "What was it?", example: "Sign-in without passwords for all customers" },
  decision: { label: "What was decided?", example: "We buy the queue instead of building one" },
  sharing: { label: "What did you pass on?", example: "How our token rotation works" },
  feedback: { label: "What was said, in a line?", example: "Tom: the runbook saved my night" },
};

/** One piece of evidence of a kind, new or to be changed. */
export function EvidenceForm({ action, kind, choices, piece, step, draftKey }: EvidenceFormProps) {
  const readers = choices.managerName ? `${choices.managerName} and those they report to can read it` : "Nobody is above you now";
  return (
    <ActionForm action={action} success="Your evidence is saved." draftKey={draftKey} aria-label="Evidence">
      <input type="hidden" name="kind" value={kind} />
      {piece && <input type="hidden" name="evidenceId" value={piece.id} />}
      {piece && <input type="hidden" name="version" value={piece.version} />}
      {kind === "multiplier" ? (
        <Multiplier colleagues={choices.colleagues} piece={piece} />
      ) : (
        <Field name="title" label={titles[kind].label}>
          <Input defaultValue={piece?.title ?? ""} maxLength={200} placeholder={titles[kind].example} />
        </Field>
      )}
      {kind === "sharing" && (
        <Field name="sharingStep" label="How?">
          <Select defaultValue={piece?.sharingStep ?? step ?? ""}>
            <option value="">Please pick one</option>
            {Object.entries(sharingSteps).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field name="happenedOn" label="When?" className="max-w-48">
        <Input type="date" defaultValue={piece?.happenedOn ?? choices.today} max={choices.today} />
      </Field>
      <Field name="plainLine" label="For somebody who is not technical" hint="One line: what became better, and for whom." optional>
        <Input
          defaultValue={piece?.plainLine ?? ""}
          maxLength={300}
          placeholder="Customers no longer lose their basket when they sign in."
        />
      </Field>
      {kind === "decision" && <DecisionFields piece={piece} />}
      <Field name="words" label="In your words" optional>
        <Textarea defaultValue={piece?.words ?? ""} rows={3} />
      </Field>
      <Field name="links" label="Links" hint="One on each line. Nothing is fetched from them." optional>
        <Textarea defaultValue={piece?.links.map((link) => link.url).join("\n") ?? ""} rows={2} spellCheck={false} />
      </Field>
      <Competencies groups={choices.groups} chosen={piece?.competencyIds ?? []} />
      <RadioCards
        name="shared"
        legend="Who can read this?"
        defaultValue={piece && !piece.shared ? "private" : "shared"}
        options={[
          { value: "shared", label: "Also those I report to", description: readers },
          { value: "private", label: "Only me", description: "You can share it later, and take it back." },
        ]}
      />
      <SubmitButton className="justify-self-start">{piece ? "Save" : "Add evidence"}</SubmitButton>
    </ActionForm>
  );
}

function Multiplier({ colleagues, piece }: { colleagues: EvidenceChoices["colleagues"]; piece: EvidenceView | undefined }) {
  return (
    <>
      <ColleagueField name="colleague" label="Who can do it now?" people={colleagues} defaultValue={piece?.claim?.colleague.handle ?? ""} />
      <Field
        name="ability"
        label="They can now … without me"
        hint="They are asked one question: whether they would say so too. It counts once they do."
        audience="You and them, whatever you choose below; with those above you only once they agree"
      >
        <Input defaultValue={piece?.claim?.ability ?? ""} maxLength={200} placeholder="rotate the signing keys" />
      </Field>
    </>
  );
}

const questions = [
  ["leftOut", "Which options were left out?", "Building our own; waiting for the next release"],
  ["upkeep", "What does it cost to maintain?", "Half a day a month, and a licence"],
  ["affected", "Who is affected?", "The on-call rotation and the data team"],
  ["afterwards", "What happens after we build this?", "We watch the queue length for a quarter"],
] as const;

function DecisionFields({ piece }: { piece: EvidenceView | undefined }) {
  return (
    <>
      <Field name="why" label="Why?">
        <Textarea defaultValue={piece?.decision?.why ?? ""} rows={2} />
      </Field>
      {questions.map(([name, label, example]) => (
        <Field key={name} name={name} label={label} optional>
          <Textarea defaultValue={piece?.decision?.[name] ?? ""} rows={1} placeholder={example} />
        </Field>
      ))}
      <Field
        name="revisitOn"
        label="When shall we look at it again?"
        hint="On that day you are asked what came of it."
        optional
        className="max-w-64"
      >
        <Input type="date" defaultValue={piece?.decision?.revisitOn ?? ""} />
      </Field>
    </>
  );
}

function Competencies({ groups, chosen }: { groups: EvidenceChoices["groups"]; chosen: string[] }) {
  return (
    <fieldset className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <legend className="float-left w-full text-sm font-medium">
        What does it show? <span className="font-normal text-fg-subtle">(optional)</span>
      </legend>
      <div className="clear-both grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
        {groups.map((group) => (
          <div key={group.name}>
            <p className="text-xs text-fg-muted">{group.name}</p>
            {group.competencies.map(({ id, name }) => (
              <Checkbox key={id} name="competencyIds" value={id} label={name} defaultChecked={chosen.includes(id)} />
            ))}
          </div>
        ))}
      </div>
    </fieldset>
  );
}
