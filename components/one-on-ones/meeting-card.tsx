import { Card } from "@/components/ui/card";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Question } from "@/components/ui/form/question";
import { Field, Input } from "@/components/ui/form/field";
import { Select } from "@/components/ui/form/select";
import { formatDate, formatDay } from "@/lib/format";
import type { PairingRoom } from "@/lib/one-on-ones/queries";
import { cadences, nextWeekday } from "@/lib/one-on-ones/rules";

export type MeetingActions = Record<"plan" | "move" | "drop" | "hold" | "rate" | "pace" | "end", FormAction>;
type MeetingCardProps = { room: PairingRoom; worth: boolean | null; actions: MeetingActions };

/** When the two talk next, and how often; planning, moving, cancelling, and marking it as held. */
export function MeetingCard({ room, worth, actions }: MeetingCardProps) {
  const { next, other } = room;
  return (
    <Card title="When we talk" id="when">
      {next ? (
        <>
          <p>
            <time dateTime={`${next.day}T${next.time}`} className="font-semibold">
              {formatDate(next.day)}, {next.time}
            </time>
            <span className="text-fg-muted"> · {next.minutes} minutes</span>
          </p>
          <div className="flex flex-wrap gap-2">
            <Turn
              action={actions.hold}
              meeting={next}
              label="Mark as held"
              asks="This 1-on-1 closes and cannot be reopened. Its notes stay readable; open lines move on to the next one."
              variant="primary"
              success="Marked as held. Open lines move on."
            />
            <Turn
              action={actions.drop}
              meeting={next}
              label="Cancel meeting"
              asks={`This 1-on-1 leaves both calendars, and ${other.name} is told where invitations go out. The agenda stays; another day can be planned.`}
              variant="quiet"
              success="Cancelled. The agenda stays."
            />
          </div>
          <details>
            <summary className="min-h-6 text-sm text-accent-text">Another day or time</summary>
            <WhenForm action={actions.move} label="Move it" handle={null} meeting={next} today={room.today} />
          </details>
        </>
      ) : (
        <WhenForm action={actions.plan} label="Plan it" handle={other.handle} meeting={null} today={room.today} />
      )}
      {room.last && <Worth last={room.last} worth={worth} action={actions.rate} />}
      <details>
        <summary className="min-h-6 text-sm text-fg-muted">{cadences[room.cadenceDays as keyof typeof cadences]}</summary>
        <ActionForm action={actions.pace} success="Saved." aria-label="How often">
          <input type="hidden" name="handle" value={other.handle} />
          <input type="hidden" name="version" value={room.version} />
          <Field name="cadenceDays" label="How often">
            <Select defaultValue={String(room.cadenceDays)}>
              {Object.entries(cadences).map(([days, words]) => (
                <option key={days} value={days}>
                  {words}
                </option>
              ))}
            </Select>
          </Field>
          <SubmitButton size="sm" className="justify-self-start">
            Save
          </SubmitButton>
        </ActionForm>
        {room.kind !== "line" && (
          <ActionForm
            action={actions.end}
            success="Ended. What you wrote stays readable for the two of you."
            aria-label="End it"
            className="mt-3"
          >
            <input type="hidden" name="handle" value={other.handle} />
            <input type="hidden" name="version" value={room.version} />
            <Question
              label="Stop"
              says={`Planned talks with ${other.name} are called off. What you wrote stays readable for the two of you, and either of you can ask again.`}
              variant="quiet"
              size="sm"
            >
              <SubmitButton size="sm" variant="quiet" className="justify-self-start">
                Stop talking regularly
              </SubmitButton>
            </Question>
          </ActionForm>
        )}
      </details>
    </Card>
  );
}

type Meeting = NonNullable<PairingRoom["next"]>;
type WhenFormProps = { action: FormAction; label: string; handle: string | null; meeting: Meeting | null; today: string };

function WhenForm({ action, label, handle, meeting, today }: WhenFormProps) {
  return (
    <ActionForm action={action} success="The date is set." aria-label={label}>
      {handle && <input type="hidden" name="handle" value={handle} />}
      {meeting && <input type="hidden" name="meetingId" value={meeting.id} />}
      {meeting && <input type="hidden" name="version" value={meeting.version} />}
      <div className="grid grid-cols-3 gap-2">
        <Field name="day" label="Day" className="col-span-3 sm:col-span-1">
          <Input type="date" min={today} defaultValue={meeting?.day ?? nextWeekday(today)} />
        </Field>
        <Field name="time" label="Time">
          <Input type="time" defaultValue={meeting?.time ?? "10:00"} />
        </Field>
        <Field name="minutes" label="Minutes">
          <Input type="number" inputMode="numeric" min={5} max={240} step={5} defaultValue={meeting?.minutes ?? 30} />
        </Field>
      </div>
      <SubmitButton size="sm" className="justify-self-start">
        {label}
      </SubmitButton>
    </ActionForm>
  );
}

type TurnProps = { action: FormAction; meeting: Meeting; label: string; asks: string; variant: "primary" | "quiet"; success: string };

function Turn({ action, meeting, label, asks, variant, success }: TurnProps) {
  return (
    <ActionForm action={action} success={success} aria-label={label} className="block!">
      <input type="hidden" name="meetingId" value={meeting.id} />
      <input type="hidden" name="version" value={meeting.version} />
      <Question label={label} says={asks} variant={variant} size="sm">
        <SubmitButton size="sm" variant={variant}>
          {label}
        </SubmitButton>
      </Question>
    </ActionForm>
  );
}

function Worth({ last, worth, action }: { last: Meeting; worth: boolean | null; action: FormAction }) {
  return (
    <ActionForm action={action} success="Noted, for you alone." aria-label="Was it worth it?" className="gap-1!">
      <input type="hidden" name="meetingId" value={last.id} />
      <p className="text-sm">
        Was {formatDay(last.day)} worth it? <span className="text-xs text-fg-muted">Only you see your answer.</span>
      </p>
      <div className="flex gap-2">
        {(["yes", "no"] as const).map((answer) => (
          <SubmitButton
            key={answer}
            size="sm"
            variant={worth === (answer === "yes") ? "primary" : "secondary"}
            aria-pressed={worth === (answer === "yes")}
            name="worth"
            value={answer}
            pendingText="…"
          >
            {answer === "yes" ? "Yes" : "Not really"}
          </SubmitButton>
        ))}
      </div>
    </ActionForm>
  );
}
