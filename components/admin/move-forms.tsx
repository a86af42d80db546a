import { ColleagueField } from "@/components/people/colleague-field";
import { ActionForm, SubmitButton } from "@/components/ui/form/action-form";
import { Card } from "@/components/ui/card";
import { Field, Input } from "@/components/ui/form/field";
import { Select } from "@/components/ui/form/select";
import { moveToManagerAction, moveToUnitAction } from "@/lib/people/actions";

type Choice = { handle: string; name: string };
type ManagerFormProps = { personId: string; manager: Choice | null; people: readonly Choice[]; today: string };

/** Another manager from a day on. Anybody here will do; the list suggests those who lead people. */
export function ManagerForm({ personId, manager, people, today }: ManagerFormProps) {
  return (
    <Card title="Manager" description={manager ? `${manager.name} (${manager.handle}) at present.` : "Nobody at present."}>
      <ActionForm action={moveToManagerAction} success="Moved. What they may read changes with their next request." aria-label="Manager">
        <input type="hidden" name="personId" value={personId} />
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <ColleagueField
            name="manager"
            label="New manager"
            hint="Their name, handle or e-mail address. Leave it empty for no manager."
            people={people}
          />
          <Field name="since" label="Since" hint="Today or earlier.">
            <Input type="date" max={today} defaultValue={today} />
          </Field>
        </div>
        <SubmitButton variant="secondary" className="justify-self-start">
          Move
        </SubmitButton>
      </ActionForm>
    </Card>
  );
}

type UnitFormProps = {
  personId: string;
  unit: { id: string; path: string } | null;
  units: readonly { id: string; path: string }[];
  today: string;
};

/** Another unit from a day on. */
export function UnitForm({ personId, unit, units, today }: UnitFormProps) {
  return (
    <Card title="Unit" description={unit ? `${unit.path} at present.` : "None at present."}>
      <ActionForm action={moveToUnitAction} success="Moved." aria-label="Unit">
        <input type="hidden" name="personId" value={personId} />
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Field name="unitId" label="New unit">
            <Select defaultValue={unit?.id ?? ""}>
              <UnitOptions units={units} none="No unit" />
            </Select>
          </Field>
          <Field name="since" label="Since">
            <Input type="date" max={today} defaultValue={today} />
          </Field>
        </div>
        <SubmitButton variant="secondary" className="justify-self-start">
          Move
        </SubmitButton>
      </ActionForm>
    </Card>
  );
}

export function UnitOptions({ units, none }: { units: readonly { id: string; path: string }[]; none: string }) {
  return (
    <>
      <option value="">{none}</option>
      {units.map(({ id, path }) => (
        <option key={id} value={id}>
          {path}
        </option>
      ))}
    </>
  );
}
