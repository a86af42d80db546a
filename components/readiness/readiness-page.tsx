import { readers } from "@/lib/access/readers";
import { Markdown } from "@/components/ui/markdown/markdown";
import { Card } from "@/components/ui/card";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Field, RadioCards, Textarea } from "@/components/ui/form/field";
import type { ReadinessView } from "@/lib/readiness/queries";
import { handsOnWords } from "@/lib/readiness/rules";
import { verdicts } from "@/lib/trials/rules";

type ReadinessPageProps = { view: ReadinessView; action: FormAction };

/** Three questions for two people. What comes of it is a talk; nothing waits for the answers. */
export function ReadinessPage({ view, action }: ReadinessPageProps) {
  const { person, managerName, side, sides, advice, trial } = view;
  const manager = managerName ?? "";
  const audience = readers.two(side === "self" ? managerName : person.name);
  const other = side === "self" ? "manager" : "self";
  return (
    <div className="grid gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-4">
        <SideForm view={view} audience={audience} action={action} />
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-4">
        <Card title="What this suggests" description="Advice for the two of you. It stops nothing, and nobody else hears of it.">
          <ul className="grid gap-2">
            {advice.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          {trial && (
            <p className="text-sm text-fg-muted">
              <a href={`/trials/${trial.id}`} className="inline-block min-h-6 text-accent-text hover:underline">
                {trial.title}
              </a>
              : {verdicts[trial.verdict].label}. {verdicts[trial.verdict].says}
            </p>
          )}
        </Card>
        <Card title={other === "self" ? `${person.name}'s side` : `${manager}'s side`}>
          <Said said={sides[other]} name={other === "self" ? person.name : manager} />
        </Card>
      </div>
    </div>
  );
}

const questions = (view: ReadinessView) =>
  view.side === "self"
    ? {
        handsOn: "Is hands-on work second nature to you by now?",
        shown: "What did a trial show?",
        cover: "Who would cover what you do now?",
      }
    : {
        handsOn: `Is hands-on work second nature to ${view.person.name} by now?`,
        shown: "What did a trial show?",
        cover: `Who would cover what ${view.person.name} does now?`,
      };

function SideForm({ view, audience, action }: ReadinessPageProps & { audience: string }) {
  const { person, side, sides } = view;
  const own = sides[side];
  const ask = questions(view);
  return (
    <Card title="Your side" description="Not hidden from one another: say it as you would across the table.">
      <ActionForm
        action={action}
        success="Your side is saved."
        draftKey={`readiness-${person.handle}`}
        aria-label="My side"
        key={own?.version}
      >
        <input type="hidden" name="handle" value={person.handle} />
        <input type="hidden" name="version" value={own?.version ?? 0} />
        <RadioCards
          name="handsOn"
          legend={ask.handsOn}
          defaultValue={own?.handsOn}
          audience={audience}
          options={Object.entries(handsOnWords).map(([value, label]) => ({ value, label }))}
        />
        <Field name="shown" label={ask.shown} audience={audience} optional>
          <Textarea defaultValue={own?.shown ?? ""} rows={3} />
        </Field>
        <Field name="cover" label={ask.cover} audience={audience} optional>
          <Textarea defaultValue={own?.cover ?? ""} rows={2} />
        </Field>
        <SubmitButton className="justify-self-start">Save my side</SubmitButton>
      </ActionForm>
    </Card>
  );
}

function Said({ said, name }: { said: ReadinessView["sides"]["self"]; name: string }) {
  if (!said) return <p className="text-fg-muted">{name} has not said anything yet.</p>;
  const answers = [
    ["Hands-on work is second nature", handsOnWords[said.handsOn]],
    ["What a trial showed", said.shown],
    ["Who would cover", said.cover],
  ];
  return (
    <dl className="grid gap-2">
      {answers.map(([question, answer]) => (
        <div key={question}>
          <dt className="text-sm text-fg-muted">{question}</dt>
          <dd>
            <Markdown>{answer || "Nothing yet."}</Markdown>
          </dd>
        </div>
      ))}
    </dl>
  );
}
