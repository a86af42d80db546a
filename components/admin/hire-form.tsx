import { ActionForm, SubmitButton } from "@/components/ui/form/action-form";
import { Card } from "@/components/ui/card";
import { Field, Input } from "@/components/ui/form/field";
import { Select } from "@/components/ui/form/select";
import { hirePersonAction } from "@/lib/people/actions";
import { Suggestions, UnitOptions } from "./move-forms";
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
    <Card title="Somebody new" description="For one person. Many at once are better imported.">
      <ActionForm action={hirePersonAction} success="They are here now." aria-label="Somebody new">
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Field name="name" label="Name" hint="As it should read." required>
            <Input autoComplete="off" />
          </Field>
          <Field name="handle" label="Handle" hint="For addresses, such as eve-lindqvist. It stays." required>
            <Input autoComplete="off" autoCapitalize="none" />
          </Field>
          <Field name="email" label="E-mail address" optional>
            <Input type="email" autoComplete="off" />
          </Field>
          <Field name="title" label="Title" optional>
            <Input autoComplete="off" />
          </Field>
          <Field name="startedOn" label="First day" hint="It may lie ahead." required>
            <Input type="date" defaultValue={today} />
          </Field>
          <Field name="manager" label="Manager" hint="Their handle." optional>
            <Input list="managers" autoComplete="off" autoCapitalize="none" />
          </Field>
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
        <Suggestions people={people} />
        <SubmitButton className="justify-self-start">Take them on</SubmitButton>
      </ActionForm>
    </Card>
  );
}
