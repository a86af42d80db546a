"use client";
import { readers } from "@/lib/access/readers";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Field, Textarea } from "@/components/ui/form/field";
import { Select } from "@/components/ui/form/select";
import type { EvidenceChoices } from "@/lib/evidence/queries";

/** Evidence in two actions: paste links, pick what they show. A box of one line would glue several into one. */
export function LinkForm({ action, choices }: { action: FormAction; choices: Pick<EvidenceChoices, "groups" | "managerName"> }) {
  return (
    <ActionForm
      action={action}
      success="Kept."
      aria-label="Keep a link"
      className="sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_auto]! sm:items-start"
    >
      <Field
        name="link"
        label="Paste a link"
        hint="One link a line, up to twenty. Each becomes a piece of its own."
        audience={readers.plan(choices.managerName)}
      >
        <Textarea rows={1} inputMode="url" className="min-h-8!" placeholder="https://github.com/acme/shop/pull/42" autoComplete="off" />
      </Field>
      <Field name="competencyId" label="What does it show?">
        <Select defaultValue="">
          <option value="">Not sure yet</option>
          {choices.groups.map((group) => (
            <optgroup key={group.name} label={group.name}>
              {group.competencies.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      </Field>
      <SubmitButton>Add evidence</SubmitButton>
    </ActionForm>
  );
}
