import { Markdown } from "@/components/ui/markdown/markdown";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Field, Textarea } from "@/components/ui/form/field";
import { KeepForm } from "@/components/evidence/keep-form";
import { Card } from "@/components/ui/card";
import type { ParticipationView } from "@/lib/participations/queries";

type DebriefCardProps = { view: ParticipationView; audience: string; save: FormAction; keep: FormAction };

/** What the owner says to the participant; the participant can keep it. */
export function DebriefCard({ view: { id, role, debrief, names }, audience, save, keep }: DebriefCardProps) {
  if (role === "owner")
    return (
      <Card title="Debrief" description={`What you saw, for ${names.participant} to keep.`}>
        <ActionForm action={save} success="Your debrief is saved." draftKey={`debrief-${id}`} aria-label="Debrief" key={debrief?.version}>
          <input type="hidden" name="participationId" value={id} />
          <input type="hidden" name="version" value={debrief?.version ?? 0} />
          <Field name="words" label="What did they do well, and what would you try next?" audience={audience}>
            <Textarea defaultValue={debrief?.words ?? ""} rows={3} />
          </Field>
          <SubmitButton className="justify-self-start">Save debrief</SubmitButton>
        </ActionForm>
      </Card>
    );
  return (
    <Card title="Debrief">
      {debrief ? (
        <>
          <Markdown>{debrief.words}</Markdown>
          <p className="text-sm text-fg-muted">{debrief.author.name}</p>
          {role === "participant" && (
            <KeepForm
              of={["participationId", id]}
              evidenceId={debrief.evidenceId}
              managerName={names.manager}
              label="Keep the debrief"
              action={keep}
            />
          )}
        </>
      ) : (
        <p className="text-fg-muted">{names.owner} has not written one yet.</p>
      )}
    </Card>
  );
}
