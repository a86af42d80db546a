"use client";
import { useMarked, Words } from "@/components/ui/markdown/words";
import { type ReactNode, useRef, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Field, Input, RadioCards } from "@/components/ui/form/field";
import { formatDay } from "@/lib/format";
import type { LineView } from "@/lib/talk-lines/queries";
import { LineWords } from "./line-words";
import { useSaved, useWriting } from "./writing";

export type LineActions = Record<"add" | "edit" | "makeAction" | "tick" | "shift" | "remove" | "restore", FormAction>;
/** `note` says what became of a line meanwhile that is only here because somebody is writing in it. */
type TalkLineProps = { line: LineView; note?: string; other: string; actions: LineActions; readOnly: boolean };

const labels = { agenda: "To talk about", note: "Note", action: "What somebody does" } as const;

/** One line the two share: its words, who wrote it and when, and what can be done with it. */
export function TalkLine({ line, note, other, actions, readOnly }: TalkLineProps) {
  const [making, setMaking] = useState(false);
  const marked = useMarked(line.words);
  useWriting(`${line.id} action`, making);
  const label = `${labels[line.kind as keyof typeof labels]}: ${line.words.slice(0, 60)}`;
  if (readOnly)
    return (
      <li className="grid gap-0.5 border-l-2 border-border pl-3">
        <Words>{line.words}</Words>
        <Origin line={line} />
      </li>
    );
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-1 border-l-2 border-border pl-3" data-line={line.id}>
      {note && (
        <p role="status" className="text-sm text-warn">
          {note}
        </p>
      )}
      <LineWords line={line} label={label} action={actions.edit} />
      {marked && (
        <figure className="grid gap-1 rounded-md bg-surface-2 px-3 py-2">
          <figcaption className="text-xs text-fg-muted">How it reads</figcaption>
          {marked}
        </figure>
      )}
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Origin line={line} />
        <span className="flex-1" />
        {line.kind !== "note" && (
          <Turn action={actions.tick} line={line} extra={{ done: "true" }}>
            Done<span className="sr-only"> {line.words.slice(0, 60)}</span>
          </Turn>
        )}
        {line.kind !== "action" && (
          <Button size="sm" variant="quiet" aria-expanded={making} className="noscript:hidden" onClick={() => setMaking(!making)}>
            Make it an action
          </Button>
        )}
        <details className="relative">
          <summary className="flex h-7 cursor-pointer list-none items-center rounded-md px-2.5 text-sm font-medium text-fg-muted hover:bg-surface-3">
            More<span className="sr-only"> about {line.words.slice(0, 60)}</span>
          </summary>
          <div className="absolute right-0 z-10 grid w-64 rounded-md border border-border bg-surface p-1 shadow-lg">
            {(["earlier", "later"] as const).map((to) => (
              <Turn key={to} action={actions.shift} line={line} extra={{ to }}>
                {to === "earlier" ? "Move up" : "Move down"}
              </Turn>
            ))}
            <Turn action={actions.remove} line={line} success="Removed.">
              Remove
            </Turn>
          </div>
        </details>
      </div>
      {making && <ActionMaker line={line} other={other} action={actions.makeAction} made={() => setMaking(false)} />}
    </li>
  );
}

function Origin({ line: { by, ageDays, owner, dueOn, overdue, kind, at } }: { line: LineView }) {
  return (
    <span className="flex flex-wrap items-center gap-2 text-xs text-fg-muted">
      {owner && <Badge tone={owner.isMe ? "accent" : "neutral"}>For {owner.isMe ? "me" : owner.name}</Badge>}
      {dueOn && (
        <Badge tone={overdue ? "warn" : "neutral"}>{overdue ? `The date was ${formatDay(dueOn)}` : `By ${formatDay(dueOn)}`}</Badge>
      )}
      Written by {by}, {ageDays > 0 ? (ageDays === 1 ? "a day ago" : `${ageDays} days ago`) : kind === "note" ? at : "today"}
    </span>
  );
}

type ActionMakerProps = { line: LineView; other: string; action: FormAction; made: () => void };

function ActionMaker({ line, other, action, made }: ActionMakerProps) {
  const fields = useRef<HTMLInputElement>(null);
  useSaved(fields, made);
  return (
    <ActionForm action={action} aria-label="Make it an action" className="rounded-md bg-surface-2 p-3">
      <input ref={fields} type="hidden" name="lineId" value={line.id} />
      <input type="hidden" name="version" value={line.version} />
      <RadioCards name="owner" legend="Who does it?" options={ownersWith(other)} defaultValue="me" />
      <Field name="dueOn" label="By when" optional className="max-w-48">
        <Input type="date" />
      </Field>
      <SubmitButton size="sm" className="justify-self-start">
        Make it an action
      </SubmitButton>
    </ActionForm>
  );
}

export const ownersWith = (other: string) => [
  { value: "me", label: "Me" },
  { value: "them", label: other },
];

type TurnProps = { action: FormAction; line: LineView; extra?: Record<string, string>; success?: string; children: ReactNode };

export function Turn({ action, line, extra = {}, success, children }: TurnProps) {
  return (
    <ActionForm action={action} {...(success ? { success } : {})} className="block!">
      <input type="hidden" name="lineId" value={line.id} />
      <input type="hidden" name="version" value={line.version} />
      {Object.entries(extra).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton variant="quiet" size="sm" pendingText="…">
        {children}
      </SubmitButton>
    </ActionForm>
  );
}
