import { Markdown } from "@/components/ui/markdown/markdown";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Card } from "@/components/ui/card";
import { Field, Textarea } from "@/components/ui/form/field";
import { PageLinks } from "@/components/ui/page-links";
import { formatDay } from "@/lib/format";
import type { MoveView } from "@/lib/track-moves/queries";

type CardProps = { view: MoveView; audience: string; action: FormAction };

/** What the team reads on the day. */
export function MessageCard({ view, action }: { view: MoveView; action: FormAction }) {
  const { id, teamMessage, state, version, startsOn, person } = view;
  if (state === "withdrawn" || (!teamMessage && state !== "proposed" && state !== "agreed")) return null;
  if (state === "started" || state === "settled")
    return (
      <Card title="Message to the team">
        <Markdown>{teamMessage}</Markdown>
      </Card>
    );
  return (
    <Card title="Message to the team" description="In your own words: what changes, who does what from now on, and what stays.">
      <ActionForm action={action} success="The message is kept until the day." draftKey={`team-${id}`} key={version} aria-label="Message">
        <input type="hidden" name="moveId" value={id} />
        <input type="hidden" name="version" value={version} />
        <Field
          name="teamMessage"
          label="What should they hear?"
          audience={`until ${formatDay(startsOn)} the two of you; from then on the team around ${person.name}, and those who pass on`}
          optional={!view.cover.length}
        >
          <Textarea defaultValue={teamMessage} rows={3} />
        </Field>
        <SubmitButton variant="secondary" className="justify-self-start">
          Keep the message
        </SubmitButton>
      </ActionForm>
    </Card>
  );
}

/** What the two said about it. */
export function RemarksCard({ view: { id, remarks, state, page, pages }, audience, action }: CardProps) {
  return (
    <Card title="Talked over" description="What you said to each other about it. It stays as it was said.">
      {state !== "withdrawn" && (
        <ActionForm action={action} success="Said." resetOnSuccess aria-label="Talk it over">
          <input type="hidden" name="moveId" value={id} />
          <Field name="words" label="What should the other know?" audience={audience}>
            <Textarea rows={2} />
          </Field>
          <SubmitButton variant="secondary" className="justify-self-start">
            Say it
          </SubmitButton>
        </ActionForm>
      )}
      {remarks.length > 0 && (
        <ul className="grid gap-3">
          {remarks.map((one) => (
            <li key={one.id}>
              <Markdown>{one.words}</Markdown>
              <p className="text-sm text-fg-muted">
                {one.by}, <time dateTime={one.day}>{formatDay(one.day)}</time>
              </p>
            </li>
          ))}
        </ul>
      )}
      <PageLinks page={page} pages={pages} hrefOf={(to) => `/track-moves/${id}?page=${to}`} label="Pages of what was said" />
    </Card>
  );
}
