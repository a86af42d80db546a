import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Checkbox, RadioCards } from "@/components/ui/form/field";
import type { Inbox } from "@/lib/notices/queries";
import { digests } from "@/lib/notices/rules";

const options = Object.entries(digests).map(([value, label]) => ({ value, label }));

/** What one wants to be reminded of, and how often by mail. */
export function RemindersForm({ reminders, action }: { reminders: Inbox["reminders"]; action: FormAction }) {
  return (
    <ActionForm action={action} success="Saved." aria-label="Reminders">
      <Checkbox
        name="ofPlan"
        label="Remind me when my plan has been quiet for two weeks"
        hint="At most once in a fortnight, and never while it rests."
        defaultChecked={reminders.ofPlan}
      />
      <RadioCards
        name="digest"
        legend="By mail"
        hint="One mail with what waits, never the words of it. Only where mail is set up."
        options={options}
        defaultValue={reminders.digest}
      />
      <Checkbox
        name="invitations"
        label="Mail me the dates of my 1-on-1s for my calendar"
        hint="When and with whom, never what about. Only where mail is set up."
        defaultChecked={reminders.invitations}
      />
      <SubmitButton className="justify-self-start">Save</SubmitButton>
    </ActionForm>
  );
}
