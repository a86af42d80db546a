import { ActionForm, SubmitButton } from "@/components/ui/form/action-form";
import { Card } from "@/components/ui/card";
import { Field, Input } from "@/components/ui/form/field";
import { recordDepartureAction } from "@/lib/people/actions";

/** Somebody leaves: what they had ends, what they wrote stays. It cannot be taken back here. */
export function DepartureForm({ personId, name, today }: { personId: string; name: string; today: string }) {
  return (
    <Card title="Departure" description="Their manager, unit, level and access end on this day. Nothing is deleted. This cannot be undone.">
      <ActionForm action={recordDepartureAction} success="Departure recorded." aria-label="Departure">
        <input type="hidden" name="personId" value={personId} />
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Field name="leftOn" label="First day away" hint="Today or earlier.">
            <Input type="date" max={today} defaultValue={today} />
          </Field>
          <Field name="typedName" label={`Type “${name}” to confirm`} hint="Capitals do not matter.">
            <Input autoComplete="off" />
          </Field>
        </div>
        <SubmitButton variant="danger" className="justify-self-start">
          Record departure
        </SubmitButton>
      </ActionForm>
    </Card>
  );
}
