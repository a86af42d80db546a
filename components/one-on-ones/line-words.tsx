"use client";
import { type FormEvent, useRef, useState } from "react";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Field, Textarea } from "@/components/ui/form/field";
import { useFormState } from "@/components/ui/form/form-state";
import type { LineView } from "@/lib/talk-lines/queries";
import { useSaved, useWriting } from "./writing";

type Line = Pick<LineView, "id" | "words" | "version">;
const pause = 900;

/** A line's words, saved while one types. Whoever was slower sees both texts, and neither is lost. */
export function LineWords({ line, label, action }: { line: Line; label: string; action: FormAction }) {
  return (
    <ActionForm
      action={action}
      draftKey={`line-${line.id}`}
      aria-label={label}
      className="gap-1! [&>div:last-child]:mt-0 [&>div:last-child]:min-h-0"
    >
      <input type="hidden" name="lineId" value={line.id} />
      <Words line={line} label={label} />
    </ActionForm>
  );
}

function Words({ line, label }: { line: Line; label: string }) {
  const { state, pending } = useFormState();
  // What is being typed, and the version it began from: what comes in meanwhile must not be overwritten unseen.
  const [typed, setTyped] = useState<{ words: string; from: number } | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const timer = useRef<number | undefined>(undefined);
  const sent = useRef("");
  const refused = state?.ok === false;

  useWriting(line.id, typed !== null);
  useSaved(box, () => setTyped((now) => (now && now.words === sent.current ? null : now)));
  // One's own saving moves the ground one stands on.
  const mine = state?.ok ? ((state.data as { version?: number } | undefined)?.version ?? 0) : 0;
  const from = refused ? line.version : Math.max(typed?.from ?? line.version, typed ? mine : 0);

  function send() {
    const form = box.current?.closest("form");
    sent.current = form?.querySelector("textarea")?.value ?? "";
    form?.requestSubmit();
  }
  function type(event: FormEvent<HTMLTextAreaElement>) {
    const words = event.currentTarget.value;
    setTyped((before) => ({ words, from: before?.from ?? line.version }));
    window.clearTimeout(timer.current);
    if (!refused && words.trim()) timer.current = window.setTimeout(send, pause);
  }
  return (
    <div ref={box} className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <input type="hidden" name="version" value={from} />
      <Field name="words" label={label} hideLabel>
        <Textarea
          rows={1}
          value={typed?.words ?? line.words}
          onChange={type}
          className="min-h-8! border-transparent! bg-transparent! hover:border-border-strong! focus:border-border-strong!"
        />
      </Field>
      <div className={refused ? "" : "hidden noscript:block"}>
        <SubmitButton size="sm" variant="secondary" onClick={() => (sent.current = typed?.words ?? "")}>
          Save mine
        </SubmitButton>
      </div>
      <span role="status" className="sr-only">
        {pending ? "Saving…" : ""}
      </span>
    </div>
  );
}
