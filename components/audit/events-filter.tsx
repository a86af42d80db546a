import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/form/field";
import { Select } from "@/components/ui/form/select";
import { eventKinds } from "@/lib/audit/rules";

/** Narrows what was changed to one kind of thing, and to whoever did it or whom it is about. */
export function EventsFilter({ kind, search }: { kind: string; search: string }) {
  return (
    <form className="mb-4 flex flex-wrap items-end gap-3" role="search" aria-label="Filter changes">
      <Field name="search" label="Person">
        <Input key={search} type="search" defaultValue={search} maxLength={100} />
      </Field>
      <Field name="kind" label="What">
        <Select key={kind} defaultValue={kind}>
          <option value="">Everything</option>
          {Object.entries(eventKinds).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      <Button type="submit">Filter</Button>
    </form>
  );
}
