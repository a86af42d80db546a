"use client";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/form/field";
import { Select } from "@/components/ui/form/select";
import type { Scope } from "@/lib/insights/queries";

/** Which unit the page speaks of. */
export function UnitPicker({
  view,
}: {
  view: Pick<Scope, "choices" | "wholeIsReadable" | "framework"> & { unit: { key: string } | null };
}) {
  return (
    <form className="no-print mb-4 flex flex-wrap items-end gap-3">
      <UnitField name="unit" label="Unit" view={view} value={view.unit?.key ?? ""} />
      <input type="hidden" name="framework" value={view.framework.key} />
      <Button type="submit">Apply</Button>
    </form>
  );
}

type UnitFieldProps = { name: string; label: string; view: Pick<Scope, "choices" | "wholeIsReadable">; value: string; none?: string };

/** One of the units the viewer may ask about. */
export function UnitField({ name, label, view, value, none }: UnitFieldProps) {
  return (
    <Field name={name} label={label} className="w-64 max-w-full">
      <Select defaultValue={value} key={value}>
        {none ? <option value="">{none}</option> : view.wholeIsReadable && <option value="">The whole organisation</option>}
        {view.choices.map(({ key, name: unit, depth }) => (
          <option key={key} value={key}>
            {"\u00a0\u00a0".repeat(depth)}
            {unit}
          </option>
        ))}
      </Select>
    </Field>
  );
}
