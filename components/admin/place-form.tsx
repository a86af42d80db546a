import { ActionForm, SubmitButton } from "@/components/ui/form/action-form";
import { Card } from "@/components/ui/card";
import { Field, Input } from "@/components/ui/form/field";
import { Select } from "@/components/ui/form/select";
import { placePersonAction } from "@/lib/placements/actions";
import { type Reason, reasonWords } from "@/lib/placements/rules";

export type LevelChoice = {
  id: string;
  title: string;
  code: string;
  track: { name: string };
  version: { label: string; framework: { name: string } };
};
type PlaceFormProps = { personId: string; levels: readonly LevelChoice[]; current: { id: string; title: string } | null; today: string };

/** Another level from a day on, and why. */
export function PlaceForm({ personId, levels, current, today }: PlaceFormProps) {
  const reasons = (Object.entries(reasonWords) as [Reason, string][]).filter(([reason]) => (current ? reason !== "hired" : true));
  return (
    <Card title="Level" description={current ? `${current.title} at present.` : "Outside the ladders at present."}>
      <ActionForm action={placePersonAction} success="The level has begun." aria-label="Level">
        <input type="hidden" name="personId" value={personId} />
        <Field name="levelId" label="New level">
          <Select defaultValue={current?.id ?? ""}>
            <LevelOptions levels={levels} none="Please choose" />
          </Select>
        </Field>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Field name="reason" label="Why it begins">
            <Select defaultValue={current ? "grew" : "hired"}>
              {reasons.map(([reason, words]) => (
                <option key={reason} value={reason}>
                  {words}
                </option>
              ))}
            </Select>
          </Field>
          <Field name="startedOn" label="Since">
            <Input type="date" max={today} defaultValue={today} />
          </Field>
        </div>
        <SubmitButton variant="secondary" className="justify-self-start">
          Begin this level
        </SubmitButton>
      </ActionForm>
    </Card>
  );
}

/** The levels of all published frameworks, by track. */
export function LevelOptions({ levels, none }: { levels: readonly LevelChoice[]; none: string }) {
  const trackOf = ({ track, version }: LevelChoice) => `${track.name} (${version.framework.name}, ${version.label})`;
  const tracks = [...new Set(levels.map(trackOf))];
  return (
    <>
      <option value="">{none}</option>
      {tracks.map((track) => (
        <optgroup key={track} label={track}>
          {levels
            .filter((level) => trackOf(level) === track)
            .map(({ id, code, title }) => (
              <option key={id} value={id}>
                {code} {title}
              </option>
            ))}
        </optgroup>
      ))}
    </>
  );
}
