"use client";
import { type FormEvent, useState } from "react";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Field, Input, RadioCards, Textarea } from "@/components/ui/form/field";
import { Select } from "@/components/ui/form/select";
import type { AgreedCell } from "@/lib/assessments/queries";
import type { PlanView } from "@/lib/growth-plans/queries";
import { type Nudge, questionFor, type Writer } from "@/lib/nudges/rules";
import { comfortWords, kindWords } from "@/lib/growth-plans/rules";

type Focus = NonNullable<PlanView["plan"]>["focuses"][number];

const comforts = Object.entries(comfortWords).map(([value, label]) => ({ value, label }));
const kinds = Object.entries(kindWords).map(([value, label]) => ({ value, label }));

/** Takes up something to practise. `groups` are the competencies of the level one aims at. */
type StartFocusFormProps = {
  action: FormAction;
  groups: PlanView["groups"];
  audience: string;
  writer: Writer | null;
  agreed: AgreedCell | null;
  draftKey: string;
};

export function StartFocusForm({ action, groups, audience, writer, agreed, draftKey }: StartFocusFormProps) {
  return (
    <ActionForm action={action} success="Your focus is set." resetOnSuccess draftKey={draftKey} aria-label="New focus">
      {agreed ? <Agreed cell={agreed} /> : <Choice groups={groups} />}
      <Step audience={audience} writer={writer} />
      <SubmitButton className="justify-self-start">Start this focus</SubmitButton>
    </ActionForm>
  );
}

function Choice({ groups }: { groups: PlanView["groups"] }) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field name="competencyId" label="A competency" hint="One of the two is enough.">
        <Select defaultValue="">
          <option value="">None</option>
          {groups.map((group) => (
            <optgroup key={group.name} label={group.name}>
              {group.competencies.map((competency) => (
                <option key={competency.id} value={competency.id}>
                  {competency.name}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      </Field>
      <Field name="experience" label="Or an experience">
        <Input maxLength={200} placeholder="Cover for my lead" />
      </Field>
    </div>
  );
}

/** A competency that a round led to, as that round's level asks for it. */
function Agreed({ cell: { levelId, levelTitle, competencyId, name } }: { cell: AgreedCell }) {
  return (
    <p>
      <input type="hidden" name="levelId" value={levelId} />
      <input type="hidden" name="competencyId" value={competencyId} />
      <span className="font-semibold">{name}</span>, as {levelTitle} asks for it.
    </p>
  );
}

type ReviseFocusFormProps = { action: FormAction; focus: Focus; audience: string; writer: Writer | null };

export function ReviseFocusForm({ action, focus, audience, writer }: ReviseFocusFormProps) {
  return (
    <ActionForm action={action} success="Your focus is saved." draftKey={`focus-${focus.id}`} aria-label={`Change ${focus.name}`}>
      <input type="hidden" name="focusId" value={focus.id} />
      <input type="hidden" name="version" value={focus.version} />
      <Step audience={audience} focus={focus} writer={writer} />
      <SubmitButton className="justify-self-start">Save focus</SubmitButton>
    </ActionForm>
  );
}

function Step({ focus, audience, writer }: { focus?: Focus; audience: string; writer: Writer | null }) {
  const [nudge, setNudge] = useState<Nudge | null>(null);
  function think(event: FormEvent<HTMLElement>) {
    const form = (event.target as HTMLInputElement).form;
    if (!writer || !form) return;
    const data = new FormData(form);
    const words = [data.get("experience"), data.get("nextStep")].filter(Boolean).join(". ");
    setNudge(questionFor({ words, kind: data.get("kind") === "multiplier" ? "multiplier" : "additive" }, writer));
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4" onInput={think} onFocus={think}>
      <Field name="nextStep" label="Next step" hint="One thing you could do next week." audience={audience}>
        <Textarea rows={2} defaultValue={focus?.nextStep ?? ""} />
      </Field>
      <Question nudge={nudge} />
      <Field name="dueOn" label="By when" optional className="max-w-48">
        <Input type="date" defaultValue={focus?.dueOn ?? ""} />
      </Field>
      <RadioCards name="comfort" legend="How far out is it?" options={comforts} defaultValue={focus?.comfort ?? "edge"} />
      <RadioCards name="kind" legend="What changes when it works?" options={kinds} defaultValue={focus?.kind ?? "additive"} />
    </div>
  );
}

/** Something to think about while writing: it stays in this browser, and nothing waits for an answer. */
function Question({ nudge }: { nudge: Nudge | null }) {
  return (
    <div role="status">
      {nudge && (
        <div className="grid gap-1 rounded-md bg-info-soft p-3 text-sm">
          <p className="font-medium text-info">{nudge.question}</p>
          <ul className="list-disc pl-5">
            {nudge.examples.map((example) => (
              <li key={example}>{example}</li>
            ))}
          </ul>
          <p className="text-xs text-fg-muted">Only a thought: it is not kept, and nobody else sees it.</p>
        </div>
      )}
    </div>
  );
}
