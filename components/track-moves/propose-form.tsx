import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Field, Input, Textarea } from "@/components/ui/form/field";
import { Select } from "@/components/ui/form/select";
import type { MoveChoices } from "@/lib/track-moves/queries";

type Terms = { levelId: string; startsOn: string; why: string };
type ProposeFormProps = {
  action: FormAction;
  tracks: MoveChoices["tracks"];
  start: Terms;
  bandName: string | null;
  audience: string;
  /** Whose move it is; nobody for one that exists already. */
  handle?: string;
  changing?: { id: string; version: number };
  draftKey: string;
};

/** Which level, from when, and why: a new proposal, or one to be changed. */
export function ProposeForm({ action, tracks, start, bandName, audience, handle, changing, draftKey }: ProposeFormProps) {
  return (
    <ActionForm action={action} success="Saved." draftKey={draftKey} aria-label="Track move">
      {handle !== undefined && <input type="hidden" name="handle" value={handle} />}
      {changing && <input type="hidden" name="moveId" value={changing.id} />}
      {changing && <input type="hidden" name="version" value={changing.version} />}
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field
          name="levelId"
          label="To which level?"
          hint={bandName ? `The present band is “${bandName}”. Another band needs a reason from both.` : "Any level of another track."}
        >
          <Select defaultValue={start.levelId}>
            <option value="">Please choose</option>
            {tracks.map((track) => (
              <optgroup key={`${track.framework.key} ${track.key}`} label={track.label}>
                {track.levels.map(({ id, title, code }) => (
                  <option key={id} value={id}>
                    {[code, title].filter(Boolean).join(" ")}
                  </option>
                ))}
              </optgroup>
            ))}
          </Select>
        </Field>
        <Field name="startsOn" label="From which day?" hint="It begins on that day by itself, once it is agreed.">
          <Input type="date" defaultValue={start.startsOn} />
        </Field>
      </div>
      <Field name="why" label="Why this, and why now?" audience={audience}>
        <Textarea defaultValue={start.why} rows={3} />
      </Field>
      <SubmitButton className="justify-self-start">{changing ? "Save" : "Propose it"}</SubmitButton>
    </ActionForm>
  );
}
