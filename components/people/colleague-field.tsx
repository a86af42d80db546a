"use client";
import { type ComponentProps, useId } from "react";
import { Field, Input } from "@/components/ui/form/field";

type Colleague = { handle: string; name: string };
type ColleagueFieldProps = Omit<ComponentProps<typeof Field>, "children"> & {
  people: readonly Colleague[];
  defaultValue?: string;
  placeholder?: string;
};

/** Names one person; the list suggests those who are likely meant, and anybody else can be typed. */
export function ColleagueField({
  people,
  defaultValue = "",
  placeholder,
  hint = "Their name, handle or e-mail address.",
  ...field
}: ColleagueFieldProps) {
  const list = useId();
  return (
    <Field hint={hint} {...field}>
      <Input list={list} autoComplete="off" autoCapitalize="none" defaultValue={defaultValue} placeholder={placeholder} />
      <datalist id={list}>
        {people.map(({ handle, name }) => (
          <option key={handle} value={handle}>
            {name}
          </option>
        ))}
      </datalist>
    </Field>
  );
}
