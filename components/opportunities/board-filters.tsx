"use client";
import { Button, ButtonLink } from "@/components/ui/button";
import { Checkbox, Field, Input } from "@/components/ui/form/field";
import { Select } from "@/components/ui/form/select";
import type { BoardChoices } from "@/lib/opportunities/queries";
import { type BoardSearch, tasteWords } from "@/lib/opportunities/rules";

/** Narrows the board; the answer lives in the address. */
export function BoardFilters({ asked, choices }: { asked: BoardSearch; choices: BoardChoices }) {
  return (
    <form role="search" aria-label="Narrow the board" className="flex flex-wrap items-end gap-3">
      <Field name="competency" label="To practise" className="max-w-full sm:w-56">
        <Choice asked={asked.competency} options={choices.competencies} all="Anything" />
      </Field>
      <Field name="track" label="A taste of">
        <Choice asked={asked.track} options={Object.entries(tasteWords).map(([key, name]) => ({ key, name }))} all="Any track" />
      </Field>
      <Field name="unit" label="Where" className="max-w-full sm:w-40">
        <Choice asked={asked.unit} options={choices.units} all="Anywhere" />
      </Field>
      <Field name="hours" label="Hours a week, at most" className="w-40">
        <Input type="number" min={1} max={40} defaultValue={asked.hours ?? ""} key={asked.hours} />
      </Field>
      <Checkbox name="remote" label="Remote" defaultChecked={asked.remote} key={String(asked.remote)} className="h-8 items-center" />
      <Button type="submit">Apply</Button>
      {(asked.competency ?? asked.track ?? asked.unit ?? asked.hours ?? (asked.remote || null)) !== null && (
        <ButtonLink href="/opportunities" variant="quiet">
          Show all
        </ButtonLink>
      )}
    </form>
  );
}

type ChoiceProps = { asked: string | null; options: { key: string; name: string }[]; all: string };

// What was asked for stays chosen, also when nothing open speaks of it any more.
function Choice({ asked, options, all }: ChoiceProps) {
  const gone = asked && !options.some(({ key }) => key === asked);
  return (
    <Select defaultValue={asked ?? ""} key={asked}>
      <option value="">{all}</option>
      {gone && <option value={asked}>{asked}</option>}
      {options.map(({ key, name }) => (
        <option key={key} value={key}>
          {name}
        </option>
      ))}
    </Select>
  );
}
