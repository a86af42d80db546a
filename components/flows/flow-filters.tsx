"use client";
import { UnitField } from "@/components/insights/unit-picker";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/form/field";
import { Select } from "@/components/ui/form/select";
import type { FlowsView } from "@/lib/flows/queries";
import { formatDay } from "@/lib/format";

type FlowFiltersProps = { view: Pick<FlowsView, "unit" | "choices" | "wholeIsReadable" | "framework" | "until" | "ends"> };

/** Which unit, and which year. */
export function FlowFilters({ view }: FlowFiltersProps) {
  return (
    <form className="no-print mb-4 flex flex-wrap items-end gap-3">
      <UnitField name="unit" label="Unit" view={view} value={view.unit?.key ?? ""} />
      <Field name="until" label="The year until" className="w-44">
        <Select defaultValue={view.until} key={view.until}>
          {view.ends.map((day) => (
            <option key={day} value={day}>
              {formatDay(day)}
            </option>
          ))}
        </Select>
      </Field>
      <input type="hidden" name="framework" value={view.framework.key} />
      <Button type="submit">Apply</Button>
    </form>
  );
}
