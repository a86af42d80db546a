import { readers } from "@/lib/access/readers";
import { Card } from "@/components/ui/card";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { formatDay } from "@/lib/format";
import type { WorkMixView } from "@/lib/work-mixes/queries";

type ShareCardProps = { view: WorkMixView; share: FormAction; withdraw: FormAction };

/** What the month might be worth saying, and the one way anybody else sees it. */
export function ShareCard({ view, share, withdraw }: ShareCardProps) {
  const { sentence, managerName, sharedOn, month, real } = view;
  return (
    <Card
      title="For your next 1-on-1"
      description={sharedOn ? `Who can read this: ${readers.copy(managerName)}` : "Only you see this until you share it."}
    >
      <p>{sentence}</p>
      {managerName && real && (
        <ActionForm action={sharedOn ? withdraw : share} aria-label={sharedOn ? "Take it back" : "Share this month"}>
          <input type="hidden" name="month" value={month} />
          {sharedOn && (
            <p className="text-sm text-fg-muted">
              {managerName} can read this month as it stood on {formatDay(sharedOn)}.
            </p>
          )}
          <SubmitButton variant="secondary" className="justify-self-start" pendingText="…">
            {sharedOn ? "Take it back" : `Share this month with ${managerName}`}
          </SubmitButton>
        </ActionForm>
      )}
    </Card>
  );
}
