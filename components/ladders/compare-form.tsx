import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/form/field";
import { Select } from "@/components/ui/form/select";
import type { LaddersView } from "@/lib/ladders/queries";

/** Two selects and a button: the answer is a page with its own address. */
export function CompareForm({ ladders, a, b }: { ladders: LaddersView; a: string; b: string }) {
  return (
    <form action={`/ladders/${ladders.key}/compare`} className="mb-5 grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]">
      <LevelSelect name="a" label="Level" ladders={ladders} chosen={a} />
      <LevelSelect name="b" label="Compared with" ladders={ladders} chosen={b} />
      <Button type="submit" variant="primary">
        Compare
      </Button>
    </form>
  );
}

function LevelSelect({
  name,
  label,
  ladders: { tracks, rows },
  chosen,
}: {
  name: string;
  label: string;
  ladders: LaddersView;
  chosen: string;
}) {
  return (
    <Field name={name} label={label}>
      <Select key={chosen} defaultValue={chosen} required>
        <option value="">Choose a level</option>
        {tracks.map((track, lane) => (
          <optgroup key={track.key} label={track.name}>
            {rows
              .flatMap(({ cells }) => cells[lane] ?? [])
              .map(({ key, code, title }) => (
                <option key={key} value={key}>
                  {code ? `${code} ${title}` : title}
                </option>
              ))}
          </optgroup>
        ))}
      </Select>
    </Field>
  );
}
