"use client";
import { UnitField } from "@/components/insights/unit-picker";
import { Button, ButtonLink } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/form/field";
import type { Scope } from "@/lib/insights/queries";
import { addressOf, type Asked } from "@/lib/insights/rules";

type Choices = Pick<Scope, "choices" | "wholeIsReadable" | "framework">;
type FiltersProps = {
  view: Choices & { unit: { key: string } | null; day: string; today: string };
  asked: Asked;
  compares: boolean;
};

/** Which unit, on which day, and beside what once somebody compares: a plain form whose answer lives in the address. */
export function Filters({ view, asked, compares }: FiltersProps) {
  const address = addressOf("/organisation", asked);
  return (
    <form className="no-print mb-4 flex flex-wrap items-end gap-3">
      <UnitField name="unit" label="Unit" view={view} value={view.unit?.key ?? ""} />
      <Field name="day" label="On">
        <Input type="date" defaultValue={view.day} max={view.today} key={view.day} />
      </Field>
      {compares && (
        <>
          <Field name="then" label="Beside the day" optional>
            <Input type="date" defaultValue={asked.then ?? ""} max={view.today} key={asked.then ?? ""} />
          </Field>
          <UnitField name="beside" label="Beside the unit" view={view} value={asked.beside ?? ""} none="None" />
        </>
      )}
      <input type="hidden" name="framework" value={view.framework.key} />
      {asked.by && <input type="hidden" name="by" value={asked.by} />}
      <Button type="submit">Apply</Button>
      {!compares && (
        <ButtonLink href={`${address}${address.includes("?") ? "&" : "?"}compare`} variant="quiet">
          Compare
        </ButtonLink>
      )}
    </form>
  );
}
