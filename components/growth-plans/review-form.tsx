import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { RadioCards } from "@/components/ui/form/field";
import type { PlanView } from "@/lib/growth-plans/queries";

type ReviewFormProps = { action: FormAction; plan: NonNullable<PlanView["plan"]> };

const keeping = [
  { value: "keep", label: "Still mine" },
  { value: "set_aside", label: "Set it aside" },
];

/** A kind look at the goals when the spark is gone: what still fits, what may go, and whether to rest. */
export function ReviewForm({ action, plan }: ReviewFormProps) {
  const aim = plan.aimLevel?.title ?? plan.aimExperience;
  const aims = [
    { value: "same", label: aim ? "Still the same" : "As it is", ...(aim ? { description: aim } : {}) },
    { value: "exploring", label: "I would rather explore" },
    { value: "staying", label: "This is a good place" },
  ];
  return (
    <ActionForm action={action} success="Saved." aria-label="A look at my goals">
      <input type="hidden" name="version" value={plan.version} />
      <p className="text-fg-muted">
        Goals that have gone quiet often were somebody else’s, too large, or done without anybody saying so. Letting one go is fine, and
        what it said stays in your history.
      </p>
      {plan.focuses.map((focus) => (
        <RadioCards
          key={focus.id}
          name={`focuses.${focus.id}`}
          legend={focus.name}
          hint={focus.nextStep}
          options={keeping}
          defaultValue="keep"
        />
      ))}
      <RadioCards name="aim" legend="What I have in mind" options={aims} defaultValue="same" />
      <div className="flex flex-wrap gap-2">
        <SubmitButton name="rest" value="false">
          Go on with this
        </SubmitButton>
        <SubmitButton name="rest" value="true" variant="secondary" pendingText="Resting…">
          Let the plan rest
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
