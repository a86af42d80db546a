import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/form/field";
import { Select } from "@/components/ui/form/select";
import { kinds } from "@/lib/evidence/rules";

type Filters = { kind: string; competency: string; search: string };
type EvidenceFiltersProps = { asked: Filters; groups: { name: string; competencies: { key: string; name: string }[] }[] };

/** Narrows a list of evidence; the answer lives in the address. */
export function EvidenceFilters({ asked, groups }: EvidenceFiltersProps) {
  return (
    <form role="search" className="no-print flex flex-wrap items-end gap-3">
      <Field name="kind" label="Kind">
        <Select defaultValue={asked.kind} key={asked.kind}>
          <option value="">All</option>
          {Object.entries(kinds).map(([value, { name }]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      {groups.length > 0 && (
        <Field name="competency" label="Shows" className="max-w-full sm:w-56">
          <Select defaultValue={asked.competency} key={asked.competency}>
            <option value="">Anything</option>
            {groups.flatMap((group) =>
              group.competencies.map(({ key, name }) => (
                <option key={key} value={key}>
                  {name}
                </option>
              )),
            )}
          </Select>
        </Field>
      )}
      <Field name="search" label="Search">
        <Input type="search" defaultValue={asked.search} key={asked.search} maxLength={100} />
      </Field>
      <Button type="submit">Apply</Button>
    </form>
  );
}
