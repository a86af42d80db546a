import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Checkbox, Field, Input, Textarea } from "@/components/ui/form/field";
import { Select } from "@/components/ui/form/select";
import type { EvidenceChoices } from "@/lib/evidence/queries";
import type { OfferUnits } from "@/lib/opportunities/queries";
import { tasteWords, trackKinds } from "@/lib/opportunities/rules";

/** What the form begins with: an idea, or an assignment to be changed. */
export type OfferStart = {
  title: string;
  what: string;
  why: string;
  hours: number;
  startsOn: string;
  endsOn: string;
  closesOn: string;
  seats: number;
  remote: boolean;
  unitId: string;
  tracks: readonly string[];
  competencyIds: string[];
};
type OfferFormProps = {
  action: FormAction;
  start: OfferStart;
  units: OfferUnits;
  groups: EvidenceChoices["groups"];
  changing?: { id: string; version: number };
  draftKey: string;
};

/** An assignment, new or to be changed. */
export function OfferForm({ action, start, units, groups, changing, draftKey }: OfferFormProps) {
  return (
    <ActionForm action={action} success="Your offer is saved." draftKey={draftKey} aria-label="Offer">
      {changing && <input type="hidden" name="assignmentId" value={changing.id} />}
      {changing && <input type="hidden" name="version" value={changing.version} />}
      <Field name="title" label="What is it called?">
        <Input defaultValue={start.title} maxLength={120} placeholder="Run the tech talks this winter" />
      </Field>
      <Field name="what" label="What is there to do?">
        <Textarea defaultValue={start.what} rows={3} />
      </Field>
      <Field name="why" label="Why does it stretch somebody?" audience="Everybody who is signed in">
        <Textarea defaultValue={start.why} rows={2} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-3">
        <Field name="hours" label="Hours a week">
          <Input type="number" min={1} max={40} defaultValue={start.hours} />
        </Field>
        <Field name="seats" label="For how many people?">
          <Input type="number" min={1} max={20} defaultValue={start.seats} />
        </Field>
        <Field name="unitId" label="Where?">
          <Select defaultValue={start.unitId}>
            <option value="">Anywhere in the company</option>
            {units.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field name="startsOn" label="From">
          <Input type="date" defaultValue={start.startsOn} />
        </Field>
        <Field name="endsOn" label="Until">
          <Input type="date" defaultValue={start.endsOn} />
        </Field>
        <Field name="closesOn" label="Answers wanted by" optional>
          <Input type="date" defaultValue={start.closesOn} />
        </Field>
      </div>
      <Checkbox name="remote" label="It can be done remotely" defaultChecked={start.remote} />
      <Ticks legend="What does it give a taste of?">
        <div className="flex flex-wrap gap-x-6">
          {trackKinds.map((kind) => (
            <Checkbox key={kind} name="tracks" value={kind} label={tasteWords[kind]} defaultChecked={start.tracks.includes(kind)} />
          ))}
        </div>
      </Ticks>
      <Ticks legend="What can be practised in it?">
        <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
          {groups.map((group) => (
            <div key={group.name}>
              <p className="text-xs text-fg-muted">{group.name}</p>
              {group.competencies.map(({ id, name }) => (
                <Checkbox key={id} name="competencyIds" value={id} label={name} defaultChecked={start.competencyIds.includes(id)} />
              ))}
            </div>
          ))}
        </div>
      </Ticks>
      <SubmitButton className="justify-self-start">{changing ? "Save" : "Offer this"}</SubmitButton>
    </ActionForm>
  );
}

function Ticks({ legend, children }: { legend: string; children: React.ReactNode }) {
  return (
    <fieldset className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <legend className="float-left w-full text-sm font-medium">
        {legend} <span className="font-normal text-fg-subtle">(optional)</span>
      </legend>
      <div className="clear-both">{children}</div>
    </fieldset>
  );
}
