import { ColleagueField } from "@/components/people/colleague-field";
import { ActionForm, SubmitButton } from "@/components/ui/form/action-form";
import { Card } from "@/components/ui/card";
import { Field, Input } from "@/components/ui/form/field";
import { Select } from "@/components/ui/form/select";
import { hirePersonAction } from "@/lib/people/actions";
import { UnitOptions } from "./move-forms";
import { type LevelChoice, LevelOptions } from "./place-form";

type HireFormProps = {
  units: readonly { id: string; path: string }[];
  levels: readonly LevelChoice[];
  people: readonly { handle: string; name: string }[];
  today: string;
};

/** Somebody new, one at a time; many at once are imported. */
export function HireForm({ units, levels, people, today }: HireFormProps) {
  return (
    <Card title="Add a person" description="For several at once, use Import.">
      <ActionForm action={hirePersonAction} success="Added." aria-label="Add a person">
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Field name="name" label="Name" required>
            <Input autoComplete="off" />
          </Field>
          <Field
            name="handle"
            label="Handle"
            hint="Part of their page's address, such as eve-lindqvist. It cannot be changed later."
            required
          >
            <Input autoComplete="off" autoCapitalize="none" />
          </Field>
          <Field name="email" label="E-mail address" optional>
            <Input type="email" autoComplete="off" />
          </Field>
          <Field name="title" label="Title" optional>
            <Input autoComplete="off" />
          </Field>
          <Field name="startedOn" label="First day" hint="Can be in the future." required>
            <Input type="date" defaultValue={today} />
          </Field>
          <ColleagueField name="manager" label="Manager" people={people} optional />
          <Field name="unitId" label="Unit" optional>
            <Select defaultValue="">
              <UnitOptions units={units} none="No unit" />
            </Select>
          </Field>
          <Field name="levelId" label="Level" optional>
            <Select defaultValue="">
              <LevelOptions levels={levels} none="Outside the ladders" />
            </Select>
          </Field>
        </div>
        <SubmitButton className="justify-self-start">Add</SubmitButton>
      </ActionForm>
    </Card>
  );
}
