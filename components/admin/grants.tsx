import { ActionForm, SubmitButton } from "@/components/ui/form/action-form";
import { Card } from "@/components/ui/card";
import { Field, RadioCards } from "@/components/ui/form/field";
import { Select } from "@/components/ui/form/select";
import { grantAccessAction, withdrawGrantAction } from "@/lib/grants/actions";
import { type GrantKind, grantWords } from "@/lib/grants/rules";
import { UnitOptions } from "./move-forms";

type GrantsProps = {
  personId: string;
  grants: readonly { id: string; kind: GrantKind; orgUnit: { name: string } | null }[];
  units: readonly { id: string; path: string }[];
};

const kinds = (Object.entries(grantWords) as [GrantKind, (typeof grantWords)[GrantKind]][]).map(([value, { name, opens }]) => ({
  value,
  label: name,
  description: opens,
}));

/** The rights somebody holds beyond the reporting line, with a way to give and to take them. */
export function Grants({ personId, grants, units }: GrantsProps) {
  return (
    <Card title="Access" description="Managing people is no right to give: it follows from the reporting line.">
      {grants.length === 0 && <p className="text-sm text-fg-muted">No right beyond everybody's.</p>}
      {grants.map(({ id, kind, orgUnit }) => (
        <ActionForm
          key={id}
          action={withdrawGrantAction}
          success="Withdrawn, from their next request on."
          aria-label={`Withdraw ${grantWords[kind].name}`}
        >
          <input type="hidden" name="grantId" value={id} />
          <div className="flex flex-wrap items-center justify-between gap-2 text-sm">
            <span>
              <span className="font-medium">{grantWords[kind].name}</span>
              {kind === "leadership" && ` of ${orgUnit?.name ?? "the whole organisation"}`}
            </span>
            <SubmitButton variant="secondary" size="sm" pendingText="Withdrawing…">
              Withdraw
            </SubmitButton>
          </div>
        </ActionForm>
      ))}
      <ActionForm
        action={grantAccessAction}
        success="Given, from their next request on."
        aria-label="Give a right"
        className="border-t border-border pt-4"
      >
        <input type="hidden" name="personId" value={personId} />
        <RadioCards name="kind" legend="Give a right" options={kinds} />
        <Field name="unitId" label="Leadership of" hint="Counts for leadership only.">
          <Select defaultValue="">
            <UnitOptions units={units} none="The whole organisation" />
          </Select>
        </Field>
        <SubmitButton variant="secondary" className="justify-self-start" pendingText="Giving…">
          Give
        </SubmitButton>
      </ActionForm>
    </Card>
  );
}
