import { Markdown } from "@/components/ui/markdown/markdown";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Field, RadioCards, Textarea } from "@/components/ui/form/field";
import { KeepForm } from "@/components/evidence/keep-form";
import { Card } from "@/components/ui/card";
import type { ParticipationView } from "@/lib/participations/queries";
import { energyWords } from "@/lib/participations/rules";

type ReflectionCardProps = { view: ParticipationView; audience: string; save: FormAction; keep: FormAction };

/** What the participant takes from it. Others read it once there is something. */
export function ReflectionCard({ view: { id, role, reflection, names }, audience, save, keep }: ReflectionCardProps) {
  if (role !== "participant")
    return (
      <Card title="Reflection">
        {reflection ? (
          <>
            <Markdown>{reflection.practised}</Markdown>
            {reflection.surprised && <Markdown>{reflection.surprised}</Markdown>}
            <p className="text-sm text-fg-muted">{energyWords[reflection.energy]}</p>
          </>
        ) : (
          <p className="text-fg-muted">{names.participant} has not written one yet.</p>
        )}
      </Card>
    );
  return (
    <Card title="Reflection" description="In the middle or at the end; you can change it.">
      <ActionForm
        action={save}
        success="Your reflection is saved."
        draftKey={`reflection-${id}`}
        aria-label="Reflection"
        key={reflection?.version}
      >
        <input type="hidden" name="participationId" value={id} />
        <input type="hidden" name="version" value={reflection?.version ?? 0} />
        <Field name="practised" label="What did I practise?" audience={audience}>
          <Textarea defaultValue={reflection?.practised ?? ""} rows={3} />
        </Field>
        <Field name="surprised" label="What surprised me?" optional>
          <Textarea defaultValue={reflection?.surprised ?? ""} rows={2} />
        </Field>
        <RadioCards
          name="energy"
          legend="What did it do to my energy?"
          defaultValue={reflection?.energy}
          options={Object.entries(energyWords).map(([value, label]) => ({ value, label }))}
        />
        <SubmitButton className="justify-self-start">Save reflection</SubmitButton>
      </ActionForm>
      {reflection && (
        <KeepForm
          of={["participationId", id]}
          evidenceId={reflection.evidenceId}
          managerName={names.manager}
          label="Keep the reflection"
          action={keep}
        />
      )}
    </Card>
  );
}
