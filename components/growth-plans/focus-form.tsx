import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Field, Input, RadioCards, Textarea } from "@/components/ui/form/field";
import { Select } from "@/components/ui/form/select";
import type { PlanView } from "@/lib/growth-plans/queries";
import { comfortWords, kindWords } from "@/lib/growth-plans/rules";

type Focus = NonNullable<PlanView["plan"]>["focuses"][number];

const comforts = Object.entries(comfortWords).map(([value, label]) => ({ value, label }));
const kinds = Object.entries(kindWords).map(([value, label]) => ({ value, label }));

/** Takes up something to practise. `groups` are the competencies of the level one aims at. */
export function StartFocusForm({ action, groups, audience }: { action: FormAction; groups: PlanView["groups"]; audience: string }) {
  return (
    <ActionForm action={action} success="Your focus is set." resetOnSuccess aria-label="New focus">
      <div className="grid gap-3 sm:grid-cols-2">
        <Field name="competencyId" label="A competency" optional>
          <Select defaultValue="">
            <option value="">None</option>
            {groups.map((group) => (
              <optgroup key={group.name} label={group.name}>
                {group.competencies.map((competency) => (
                  <option key={competency.id} value={competency.id}>
                    {competency.name}
                  </option>
                ))}
              </optgroup>
            ))}
          </Select>
        </Field>
        <Field name="experience" label="Or an experience" optional>
          <Input maxLength={200} placeholder="Cover for my lead" />
        </Field>
      </div>
      <Step audience={audience} />
      <SubmitButton className="justify-self-start">Start this focus</SubmitButton>
    </ActionForm>
  );
}

export function ReviseFocusForm({ action, focus, audience }: { action: FormAction; focus: Focus; audience: string }) {
  return (
    <ActionForm action={action} success="Your focus is saved." aria-label={`Change ${focus.name}`}>
      <input type="hidden" name="focusId" value={focus.id} />
      <input type="hidden" name="version" value={focus.version} />
      <Step audience={audience} focus={focus} />
      <SubmitButton className="justify-self-start">Save focus</SubmitButton>
    </ActionForm>
  );
}

function Step({ focus, audience }: { focus?: Focus; audience: string }) {
  return (
    <>
      <Field name="nextStep" label="Next step" hint="One thing you could do next week." audience={audience}>
        <Textarea rows={2} defaultValue={focus?.nextStep ?? ""} />
      </Field>
      <Field name="dueOn" label="By when" optional className="max-w-48">
        <Input type="date" defaultValue={focus?.dueOn ?? ""} />
      </Field>
      <RadioCards name="comfort" legend="How far out is it?" options={comforts} defaultValue={focus?.comfort ?? "edge"} />
      <RadioCards name="kind" legend="What changes when it works?" options={kinds} defaultValue={focus?.kind ?? "additive"} />
    </>
  );
}
