"use client";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/form/field";
import { Select } from "@/components/ui/form/select";
import type { DistributionView } from "@/lib/insights/queries";

/** Which unit, on which day: a plain form whose answer lives in the address. */
type FiltersProps = { view: Pick<DistributionView, "unit" | "wholeIsReadable" | "choices" | "day" | "today" | "framework"> };

export function Filters({ view }: FiltersProps) {
  return (
    <form className="no-print mb-4 flex flex-wrap items-end gap-3">
      <Field name="unit" label="Unit" className="w-64 max-w-full">
        <Select defaultValue={view.unit?.key ?? ""} key={view.unit?.key ?? ""}>
          {view.wholeIsReadable && <option value="">The whole organisation</option>}
          {view.choices.map(({ key, name, depth }) => (
            <option key={key} value={key}>
              {"\u00a0\u00a0".repeat(depth)}
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field name="day" label="On">
        <Input type="date" defaultValue={view.day} max={view.today} key={view.day} />
      </Field>
      <input type="hidden" name="framework" value={view.framework.key} />
      <Button type="submit">Show</Button>
    </form>
  );
}
