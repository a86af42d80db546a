import { Markdown } from "@/components/ui/markdown/markdown";
import { KeepForm } from "@/components/evidence/keep-form";
import { ReadinessLink } from "@/components/readiness/readiness-link";
import { Card } from "@/components/ui/card";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Field, RadioCards, Textarea } from "@/components/ui/form/field";
import type { TrialView } from "@/lib/trials/queries";
import { verdicts } from "@/lib/trials/rules";

type VerdictCardProps = { trial: TrialView; audience: string; save: FormAction; keep: FormAction };

/** Yes, no or not yet, and what one takes from it. A no reads as what it is: a finding. */
export function VerdictCard({ trial, audience, save, keep }: VerdictCardProps) {
  const { id, role, verdict, names, handle, track } = trial;
  if (role !== "engineer")
    return (
      <Card title="What it showed" description={`Who can read this: ${audience}`}>
        {verdict ? (
          <>
            <p>
              <strong>{verdicts[verdict.verdict].label}.</strong> {verdicts[verdict.verdict].says}
            </p>
            <Markdown>{verdict.learnt}</Markdown>
            {verdict.surprised && <Markdown>{verdict.surprised}</Markdown>}
          </>
        ) : (
          <p className="text-fg-muted">{names.person} has not said yet.</p>
        )}
        {role === "manager" && track === "management" && <ReadinessLink handle={handle} other={names.person} />}
      </Card>
    );
  return (
    <Card title="What it showed" description="All three answers are findings. You can change it later.">
      <ActionForm action={save} success="Your verdict is saved." draftKey={`verdict-${id}`} aria-label="Verdict" key={verdict?.version}>
        <input type="hidden" name="trialId" value={id} />
        <input type="hidden" name="version" value={verdict?.version ?? 0} />
        <RadioCards
          name="verdict"
          legend="Would you choose it?"
          defaultValue={verdict?.verdict}
          options={Object.entries(verdicts).map(([value, { label, says }]) => ({ value, label, description: says }))}
        />
        <Field name="learnt" label="What did I find out?" audience={audience}>
          <Textarea defaultValue={verdict?.learnt ?? ""} rows={3} />
        </Field>
        <Field name="surprised" label="What surprised me?" optional>
          <Textarea defaultValue={verdict?.surprised ?? ""} rows={2} />
        </Field>
        <SubmitButton className="justify-self-start">Save verdict</SubmitButton>
      </ActionForm>
      {verdict && (
        <KeepForm
          of={["trialId", id]}
          evidenceId={verdict.evidenceId}
          managerName={names.manager}
          label="Keep the reflection"
          action={keep}
        />
      )}
      {track === "management" && names.manager && <ReadinessLink handle={handle} other={names.manager} />}
    </Card>
  );
}
