import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Field } from "@/components/ui/form/field";
import { Select } from "@/components/ui/form/select";
import type { LevelChoices } from "@/lib/ladders/queries";

type OpenFormProps = { action: FormAction; people: { handle: string; name: string }[]; choices: LevelChoices };

/** Begins a round: about whom, and against which level of any track. */
export function OpenForm({ action, people, choices }: OpenFormProps) {
  return (
    <ActionForm action={action} aria-label="New round" className="sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]! sm:items-end">
      <Field name="handle" label="About whom?">
        <Select defaultValue={people[0]?.handle ?? ""}>
          {people.map(({ handle, name }, index) => (
            <option key={handle} value={handle}>
              {index === 0 ? "Me" : name}
            </option>
          ))}
        </Select>
      </Field>
      <Field name="levelId" label="Against which level?">
        <Select defaultValue="">
          <option value="">Please pick one</option>
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
      <SubmitButton pendingText="Opening…">Open a round</SubmitButton>
    </ActionForm>
  );
}
