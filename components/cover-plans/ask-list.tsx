import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Card } from "@/components/ui/card";
import { Field, Input } from "@/components/ui/form/field";
import type { CoverAsks } from "@/lib/cover-plans/queries";
import { formatDay } from "@/lib/format";

/** Whom one is asked to take on. */
export function AskList({ asks, action }: { asks: CoverAsks; action: FormAction }) {
  return (
    <Card id="asked" title="You are asked" description="Nobody else hears of it until the day. You can change your answer until then.">
      <ul className="grid gap-4" aria-label="You are asked">
        {asks.map(({ moveId, reportId, report, from, startsOn, isYes }) => (
          <li key={`${moveId} ${reportId}`} className="grid gap-2">
            <p>
              {from} asks you to take on {report} from {formatDay(startsOn)}.
              {isYes !== null && <span className="text-fg-muted"> You said {isYes ? "yes" : "rather not"}.</span>}
            </p>
            <ActionForm action={action} success="Thank you. They see your answer." aria-label={`Take on ${report}`} key={String(isYes)}>
              <input type="hidden" name="moveId" value={moveId} />
              <input type="hidden" name="reportId" value={reportId} />
              <Field name="words" label="A word about it" audience={`You, ${from} and their manager`} optional>
                <Input maxLength={500} />
              </Field>
              <div className="flex flex-wrap gap-2">
                <SubmitButton name="answer" value="yes" variant="secondary" pendingText="…">
                  Yes<span className="sr-only"> for {report}</span>
                </SubmitButton>
                <SubmitButton name="answer" value="no" variant="quiet" pendingText="…">
                  Rather not<span className="sr-only"> for {report}</span>
                </SubmitButton>
              </div>
            </ActionForm>
          </li>
        ))}
      </ul>
    </Card>
  );
}
