import { Markdown } from "@/components/ui/markdown/markdown";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Question } from "@/components/ui/form/question";
import { Field, Input, Textarea } from "@/components/ui/form/field";
import { Card } from "@/components/ui/card";
import { PageLinks } from "@/components/ui/page-links";
import { formatDay } from "@/lib/format";
import type { ParticipationView } from "@/lib/participations/queries";
import { readers } from "@/lib/access/readers";
import { DebriefCard } from "./debrief-card";
import { ReflectionCard } from "./reflection-card";

export type ParticipationActions = Record<
  "kickOff" | "checkIn" | "reflect" | "debrief" | "keepReflection" | "keepDebrief" | "end",
  FormAction
>;
type ParticipationPageProps = { view: ParticipationView; actions: ParticipationActions };

/** Somebody's part in an assignment, from the kick-off to what they take from it. */
export function ParticipationPage({ view, actions }: ParticipationPageProps) {
  const { id, role, names, endedOn, ending, endWords } = view;
  const audience = readers.interest(names.participant, names.owner, names.manager);
  return (
    <div className="grid gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-4">
        <KickOff view={view} audience={audience} action={actions.kickOff} />
        <CheckIns view={view} audience={audience} action={actions.checkIn} />
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-4">
        <ReflectionCard view={view} audience={audience} save={actions.reflect} keep={actions.keepReflection} />
        <DebriefCard view={view} audience={audience} save={actions.debrief} keep={actions.keepDebrief} />
        {endedOn ? (
          <Card title={ending === "early" ? "It ended sooner" : "It is finished"}>
            <p>On {formatDay(endedOn)}.</p>
            {endWords && <Markdown>{endWords}</Markdown>}
          </Card>
        ) : (
          <Card
            title="End it"
            description={
              role === "participant"
                ? "Any time, and no reason is needed. What you learnt stays."
                : "Any of the three can end it. Talk to each other first."
            }
          >
            <ActionForm action={actions.end} success="It has ended." aria-label="End it">
              <input type="hidden" name="participationId" value={id} />
              <Question
                label="End it"
                says="It ends today for everybody who takes part, and cannot be begun again. What was written stays."
              >
                <Field name="words" label="A word about it" audience={audience} optional>
                  <Input maxLength={500} />
                </Field>
                <SubmitButton variant="secondary" className="justify-self-start" pendingText="…">
                  End it today
                </SubmitButton>
              </Question>
            </ActionForm>
          </Card>
        )}
      </div>
    </div>
  );
}

type PartProps = { view: ParticipationView; audience: string; action: FormAction };
type KickOffProps = PartProps;

function KickOff({ view: { id, version, kickOff, role }, audience, action }: KickOffProps) {
  return (
    <Card title="Kick-off" description="What it is for, how you know it went well, when you talk, and whom to ask.">
      {role === "manager" ? (
        <Markdown>{kickOff || "Nothing is written yet."}</Markdown>
      ) : (
        <ActionForm action={action} success="The kick-off note is saved." draftKey={`kick-off-${id}`} aria-label="Kick-off" key={version}>
          <input type="hidden" name="participationId" value={id} />
          <input type="hidden" name="version" value={version} />
          <Field name="kickOff" label="What you agreed" audience={audience}>
            <Textarea defaultValue={kickOff} rows={3} />
          </Field>
          <SubmitButton variant="secondary" className="justify-self-start">
            Save the note
          </SubmitButton>
        </ActionForm>
      )}
    </Card>
  );
}

function CheckIns({ view: { id, role, checkIns, page, pages }, audience, action }: PartProps) {
  return (
    <Card title="Check-ins" description="A sentence or two, now and then. They stay as they were said.">
      {role !== "manager" && (
        <ActionForm action={action} success="Your check-in is kept." resetOnSuccess aria-label="Check-in">
          <input type="hidden" name="participationId" value={id} />
          <Field name="words" label="How does it go?" audience={audience}>
            <Textarea rows={2} />
          </Field>
          <SubmitButton variant="secondary" className="justify-self-start">
            Keep this check-in
          </SubmitButton>
        </ActionForm>
      )}
      {checkIns.length ? (
        <ul className="grid gap-3">
          {checkIns.map((one) => (
            <li key={one.id}>
              <Markdown>{one.words}</Markdown>
              <p className="text-sm text-fg-muted">
                {one.by}, <time dateTime={one.day}>{formatDay(one.day)}</time>
              </p>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-fg-muted">None yet.</p>
      )}
      <PageLinks page={page} pages={pages} hrefOf={(to) => `/opportunities/doing/${id}?page=${to}`} label="Pages of check-ins" />
    </Card>
  );
}
