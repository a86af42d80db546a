"use client";
import { useRef, useState } from "react";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Field, Input, RadioCards, Textarea } from "@/components/ui/form/field";
import { ownersWith } from "./talk-line";
import { useSaved, useWriting } from "./writing";

type AddLineProps = { action: FormAction; handle: string; kind: "agenda" | "note" | "action"; other: string; label: string };

/** One more line. What is typed stays on this device until it is added. */
export function AddLine({ action, handle, kind, other, label }: AddLineProps) {
  const [writing, setWriting] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const look = () => setWriting(Boolean(box.current?.value.trim()));
  useWriting(`new ${kind}`, writing);
  useSaved(box, look);
  return (
    <ActionForm action={action} resetOnSuccess draftKey={`talk-${handle}-${kind}`} aria-label={label} className="gap-2!">
      <input type="hidden" name="handle" value={handle} />
      <input type="hidden" name="kind" value={kind} />
      <Field name="words" label={label}>
        <Textarea ref={box} rows={1} className="min-h-8!" onInput={look} />
      </Field>
      {kind === "action" && (
        <div className="flex flex-wrap items-end gap-3">
          <RadioCards name="owner" legend="Who does it?" options={ownersWith(other)} defaultValue="me" />
          <Field name="dueOn" label="By when" optional>
            <Input type="date" />
          </Field>
        </div>
      )}
      <SubmitButton size="sm" variant="secondary" className="justify-self-start" pendingText="Adding…">
        Add
      </SubmitButton>
    </ActionForm>
  );
}
