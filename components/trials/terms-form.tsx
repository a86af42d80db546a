import { TrackBadge } from "@/components/ui/ladder-badges";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Checkbox, Field, Input, RadioCards, Textarea } from "@/components/ui/form/field";
import type { EvidenceChoices } from "@/lib/evidence/queries";
import { tasteWords, trackKinds } from "@/lib/opportunities/rules";
import type { TermChoices } from "@/lib/trial-terms/queries";

/** What the form begins with: what is usual, a part in an assignment, or the terms as they stand. */
export type TermsStart = {
  title: string;
  track: string;
  sponsor: string;
  startsOn: string;
  endsOn: string;
  share: number;
  findOut: string;
  promise: string;
  ledIds: string[];
  others: string;
  competencyIds: string[];
};
type TermsFormProps = {
  action: FormAction;
  start: TermsStart;
  peers: TermChoices["peers"];
  groups: EvidenceChoices["groups"];
  changing?: { id: string; version: number } | null;
  participationId?: string | null;
  audience: string;
  draftKey: string;
};

/** The terms of a trial, new or to be changed. */
export function TermsForm({ action, start, peers, groups, changing, participationId, audience, draftKey }: TermsFormProps) {
  return (
    <ActionForm action={action} success="The terms are saved." draftKey={draftKey} aria-label="Terms of the trial">
      {changing && <input type="hidden" name="trialId" value={changing.id} />}
      {changing && <input type="hidden" name="version" value={changing.version} />}
      {!changing && <input type="hidden" name="participationId" value={participationId ?? ""} />}
      <Field name="title" label="What is tried?" hint="A role for a while, or a part in an assignment.">
        <Input defaultValue={start.title} maxLength={120} placeholder="Lead the sign-in renewal" />
      </Field>
      <RadioCards
        name="track"
        legend="Which track is it a taste of?"
        defaultValue={start.track}
        options={trackKinds.map((kind) => ({ value: kind, label: <TrackBadge kind={kind} name={tasteWords[kind]} /> }))}
      />
      <Field name="findOut" label="What do we want to find out?" audience={audience}>
        <Textarea defaultValue={start.findOut} rows={2} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-3">
        <Field name="startsOn" label="From">
          <Input type="date" defaultValue={start.startsOn} />
        </Field>
        <Field name="endsOn" label="Until">
          <Input type="date" defaultValue={start.endsOn} />
        </Field>
        <Field name="share" label="Share of the week in %">
          <Input type="number" min={5} max={100} step={5} defaultValue={start.share} />
        </Field>
      </div>
      <p className="text-xs text-fg-muted">At most twelve weeks. It ends by itself on that day, or on any day before.</p>
      <Field
        name="sponsor"
        label="Sponsor"
        hint="Who stands beside it and whom those led can tell how it goes: a name, handle or e-mail address."
      >
        <Input defaultValue={start.sponsor} />
      </Field>
      <fieldset className="grid grid-cols-[minmax(0,1fr)] gap-2">
        <legend className="float-left w-full text-sm font-medium">
          Who is led meanwhile? <span className="font-normal text-fg-subtle">(optional)</span>
        </legend>
        <p className="clear-both text-xs text-fg-muted">
          They report to whom they do now. Twice they are asked how it goes; only the sponsor reads it, and they may leave it out.
        </p>
        <div className="flex flex-wrap gap-x-6">
          {peers.map(({ id, name }) => (
            <Checkbox key={id} name="ledIds" value={id} label={name} defaultChecked={start.ledIds.includes(id)} />
          ))}
        </div>
        <Field name="others" label="Others who are led" hint="Names or handles, with commas between them." optional>
          <Input defaultValue={start.others} />
        </Field>
      </fieldset>
      <details className="rounded-md border border-border px-3 py-2" open={start.competencyIds.length > 0}>
        <summary className="min-h-6 cursor-pointer text-sm font-medium">What can be practised in it?</summary>
        <div className="mt-2 grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
          {groups.map((group) => (
            <div key={group.name}>
              <p className="text-xs text-fg-muted">{group.name}</p>
              {group.competencies.map(({ id, name }) => (
                <Checkbox key={id} name="competencyIds" value={id} label={name} defaultChecked={start.competencyIds.includes(id)} />
              ))}
            </div>
          ))}
        </div>
      </details>
      <Field
        name="promise"
        label="The promise of return"
        hint="What both sign: where the person is again, and that it counts for nothing else."
        audience={audience}
      >
        <Textarea defaultValue={start.promise} rows={3} />
      </Field>
      <SubmitButton className="justify-self-start">{changing ? "Save the terms" : "Propose this trial"}</SubmitButton>
    </ActionForm>
  );
}
