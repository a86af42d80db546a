import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Field, Input, RadioCards, Textarea } from "@/components/ui/form/field";
import { Select } from "@/components/ui/form/select";
import type { PlanView } from "@/lib/growth-plans/queries";
import { aimWords } from "@/lib/growth-plans/rules";
import type { LevelChoices } from "@/lib/ladders/queries";

type AimFormProps = { action: FormAction; plan: PlanView["plan"]; choices: LevelChoices; audience: string };

const aims = [
  { value: "exploring", label: aimWords.exploring, description: "I do not know yet, and look around." },
  { value: "level", label: aimWords.level, description: "On any track: more of mine, or another." },
  { value: "experience", label: aimWords.experience, description: "Something I have not done yet." },
  { value: "staying", label: aimWords.staying, description: "This is a good place. I grow here." },
];

/** Where one would like to go; no answer is better than another. */
export function AimForm({ action, plan, choices, audience }: AimFormProps) {
  return (
    <ActionForm action={action} success="Your aim is saved." aria-label="My aim">
      {plan && <input type="hidden" name="version" value={plan.version} />}
      <RadioCards name="aim" legend="What do you have in mind?" options={aims} defaultValue={plan?.aim ?? "exploring"} />
      <Field name="aimLevelId" label="Which level?" hint="If you picked a level.">
        <Select defaultValue={plan?.aimLevel?.id ?? ""}>
          <option value="">No level</option>
          {choices.map((track) => (
            <optgroup key={`${track.framework.key} ${track.key}`} label={track.label}>
              {track.levels.map((level) => (
                <option key={level.id} value={level.id}>
                  {level.title}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      </Field>
      <Field
        name="aimExperience"
        label="Which experience?"
        hint="If you picked an experience, such as “coordinate an incident from start to end”."
      >
        <Input defaultValue={plan?.aimExperience ?? ""} maxLength={200} />
      </Field>
      <Field name="aimWords" label="In your words" audience={audience} optional>
        <Textarea defaultValue={plan?.aimWords ?? ""} rows={2} />
      </Field>
      <SubmitButton className="justify-self-start">{plan ? "Save my aim" : "Begin my plan"}</SubmitButton>
    </ActionForm>
  );
}
