import { Markdown } from "@/components/ui/markdown/markdown";
import { Card } from "@/components/ui/card";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Field, Input, RadioCards } from "@/components/ui/form/field";
import { countOf } from "@/lib/format";
import { energyWords } from "@/lib/participations/rules";
import { againWords } from "@/lib/trial-pulses/rules";
import type { TrialView } from "@/lib/trials/queries";
import { weekOf } from "@/lib/trials/rules";

const optionsOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));

/** The weekly minute of the one who tries, and the weeks before it. */
export function WeekCard({ trial, audience, action }: { trial: TrialView; audience: string; action: FormAction }) {
  const { id, role, state, startsOn, today, pulses } = trial;
  const week = weekOf(startsOn, today);
  const said = pulses.find((one) => one.week === week);
  return (
    <Card title="Week by week" description="A minute a week: how it feels, in numbers that need not be exact.">
      {role === "engineer" && state === "running" && (
        <ActionForm action={action} success="Your week is kept." aria-label="My week">
          <input type="hidden" name="trialId" value={id} />
          <RadioCards
            name="energy"
            legend={`Week ${week + 1}: what did it do to my energy?`}
            defaultValue={said?.energy}
            options={optionsOf(energyWords)}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <Field name="meetingHours" label="Hours in meetings">
              <Input type="number" min={0} max={60} defaultValue={said?.meetingHours} />
            </Field>
            <Field name="handsOnHours" label="Hours of hands-on work">
              <Input type="number" min={0} max={60} defaultValue={said?.handsOnHours} />
            </Field>
          </div>
          <RadioCards name="again" legend="Would I choose this again?" defaultValue={said?.again} options={optionsOf(againWords)} />
          <Field name="words" label="A word about it" audience={audience} optional>
            <Input defaultValue={said?.words} maxLength={300} />
          </Field>
          <SubmitButton className="justify-self-start">Keep my week</SubmitButton>
        </ActionForm>
      )}
      {pulses.length ? (
        <ol className="grid gap-2" aria-label="The weeks so far">
          {pulses.map((one) => (
            <li key={one.week}>
              <p className="text-sm text-fg-muted">
                Week {one.week + 1}: {energyWords[one.energy].toLowerCase()} · {countOf(one.meetingHours, "hour")} in meetings ·{" "}
                {countOf(one.handsOnHours, "hour")} hands-on · again: {againWords[one.again].toLowerCase()}
              </p>
              {one.words && <Markdown>{one.words}</Markdown>}
            </li>
          ))}
        </ol>
      ) : (
        <p className="text-fg-muted">No week yet.</p>
      )}
    </Card>
  );
}
