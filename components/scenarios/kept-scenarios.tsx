import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Question } from "@/components/ui/form/question";
import { Field, Input } from "@/components/ui/form/field";
import { formatDay } from "@/lib/format";
import type { AheadView } from "@/lib/scenarios/queries";
import { rateText, searchOf } from "@/lib/scenarios/rules";

type KeptProps = {
  view: Pick<AheadView, "scenarios" | "rates" | "unit" | "framework">;
  save: FormAction;
  remove: FormAction;
  path: string;
};

/** Keeps what stands on the sliders under a name, opens what was kept, and removes it. */
export function KeptScenarios({ view: { scenarios, rates, unit, framework }, save, remove, path }: KeptProps) {
  return (
    <>
      {scenarios.length > 0 && (
        <ul className="grid gap-2" aria-label="Kept scenarios">
          {scenarios.map(({ id, name, savedOn, rates: kept }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <a href={`${path}${path.includes("?") ? "&" : "?"}${searchOf(kept)}`} className="link min-h-6">
                {name}
              </a>
              <span className="text-sm text-fg-muted">kept on {formatDay(savedOn)}</span>
              <ActionForm action={remove} success="Removed." aria-label={`Remove ${name}`}>
                <input type="hidden" name="scenarioId" value={id} />
                <Question
                  label={
                    <>
                      Remove<span className="sr-only"> {name}</span>
                    </>
                  }
                  says="These figures are gone for good."
                  variant="quiet"
                  size="sm"
                >
                  <SubmitButton variant="quiet" size="sm" pendingText="Removing…">
                    Remove<span className="sr-only"> {name}</span>
                  </SubmitButton>
                </Question>
              </ActionForm>
            </li>
          ))}
        </ul>
      )}
      <ActionForm action={save} success="Kept." resetOnSuccess className="max-w-md" aria-label="Keep this scenario">
        <input type="hidden" name="unit" value={unit?.key ?? ""} />
        <input type="hidden" name="framework" value={framework.key} />
        {Object.entries(rates).map(([key, rate]) => (
          <input key={key} type="hidden" name={`rates.${key}`} value={rateText(rate)} />
        ))}
        <Field name="name" label="Keep these figures as" audience="Only you">
          <Input maxLength={80} placeholder="Ten seniors a quarter" />
        </Field>
        <div>
          <SubmitButton>Keep</SubmitButton>
        </div>
      </ActionForm>
    </>
  );
}
