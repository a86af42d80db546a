import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { RadioCards } from "@/components/ui/form/field";

const kinds = [
  { value: "mentor", label: "As my mentor" },
  { value: "skip_level", label: "Skip level" },
  { value: "peer", label: "As peers" },
];

/** Asks somebody to talk regularly; nothing begins before they agree. */
export function AskForm({ handle, name, action }: { handle: string; name: string; action: FormAction }) {
  return (
    <ActionForm action={action} success={`${name} is asked.`} aria-label={`Talk with ${name}`}>
      <input type="hidden" name="handle" value={handle} />
      <RadioCards name="kind" legend="How would you talk?" options={kinds} defaultValue="mentor" />
      <SubmitButton size="sm" variant="secondary" className="justify-self-start" pendingText="Asking…">
        Ask to talk regularly
      </SubmitButton>
    </ActionForm>
  );
}
