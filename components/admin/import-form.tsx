import { ActionForm, SubmitButton } from "@/components/ui/form/action-form";
import { Card } from "@/components/ui/card";
import { Checkbox, Field, Input, Textarea } from "@/components/ui/form/field";
import { importPeopleAction } from "@/lib/imports/actions";
import { FileText } from "./file-text";
import { ImportResult } from "./import-result";

/** People from a CSV file: checked first, then imported, all of it or nothing. */
export function ImportForm() {
  return (
    <Card title="A file of people">
      <ActionForm action={importPeopleAction} aria-label="Import people">
        <FileText into="csv" label="CSV file" />
        <Field name="csv" label="Its text" hint="Or paste it here. The first line names the columns." required>
          <Textarea
            rows={8}
            spellCheck={false}
            wrap="off"
            className="font-mono"
            placeholder={
              "employee_id,name,email,title,manager_id,unit,level\ne1,Eve Lindqvist,eve@example.com,Senior Developer,e2,Engineering / Payments,senior"
            }
          />
        </Field>
        <details>
          <summary className="min-h-6 text-sm font-medium">More choices</summary>
          <div className="mt-3 grid grid-cols-[minmax(0,1fr)] gap-4">
            <Checkbox
              name="seats"
              label="Ids such as e7-1 and e7-2 are seats of one person"
              hint="The lowest seat gives the title; reporting to any seat is reporting to the person."
            />
            <Field name="startedOn" label="Since, for those without a day" hint="Otherwise today." optional className="max-w-60">
              <Input type="date" />
            </Field>
            <Field
              name="levels"
              label="Which titles mean which level"
              hint="CSV with title and level; * stands for any letters, the first line that fits counts, and an empty level means outside the ladders."
              optional
            >
              <Textarea
                rows={4}
                spellCheck={false}
                wrap="off"
                className="font-mono"
                placeholder={"title,level\nSenior *,senior\n*Engineer*,developer"}
              />
            </Field>
          </div>
        </details>
        <SubmitButton name="dryRun" value="yes" pendingText="Checking…" className="justify-self-start">
          Check, change nothing
        </SubmitButton>
        <ImportResult />
      </ActionForm>
    </Card>
  );
}
