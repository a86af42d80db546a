import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";

type KeepFormProps = {
  /** The name and value that say whose words they are. */
  of: readonly [name: string, value: string];
  evidenceId: string | null;
  managerName: string | null;
  label: string;
  action: FormAction;
};

/** Makes words a piece of one's own evidence with one click, or leads to the piece they have become. */
export function KeepForm({ of: [name, value], evidenceId, managerName, label, action }: KeepFormProps) {
  if (evidenceId)
    return (
      <p>
        <a href={`/evidence/${evidenceId}`} className="inline-block min-h-6 text-accent-text hover:underline">
          It is kept as evidence<span className="sr-only"> {label}</span>
        </a>
      </p>
    );
  return (
    <ActionForm action={action} success="Kept as evidence." aria-label={label}>
      <input type="hidden" name={name} value={value} />
      <p className="text-sm text-fg-muted">
        {managerName
          ? `As evidence it is yours. Shared, ${managerName} and those they report to can read it; you can change that later.`
          : "As evidence it is yours, and only you read it."}
      </p>
      <div className="flex flex-wrap gap-2">
        <SubmitButton name="readers" value="shared" variant="secondary" pendingText="…">
          Keep it as evidence
        </SubmitButton>
        <SubmitButton name="readers" value="private" variant="quiet" pendingText="…">
          Keep it for me alone
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
