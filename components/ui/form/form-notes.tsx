"use client";
import { clsx } from "clsx";
import { type ReactNode, type RefObject, useLayoutEffect, useState } from "react";
import { buttonStyles } from "../button";
import type { FormState } from "./form-state";
import { Icon } from "../icon";

type RefusalProps = { id: string; state: Extract<FormState, { ok: false }>; ref: RefObject<HTMLDivElement | null> };

/**
 * Why a form was not accepted, with a way to each wrong field that needs no JavaScript. What stands beside its field is
 * not said again here: the way there is called as the field is.
 */
export function Refusal({ id, state, ref }: RefusalProps) {
  const wrong = Object.entries(state.fields);
  const [labels, setLabels] = useState<Record<string, string>>({});
  useLayoutEffect(
    () => setLabels(Object.fromEntries(Object.keys(state.fields).map((name) => [name, labelOf(`${id}-${name}`)]))),
    [id, state],
  );
  return (
    <div
      ref={ref}
      role="alert"
      tabIndex={-1}
      autoFocus
      className="col-span-full flex w-full gap-2 rounded-md border border-danger bg-danger-soft px-3 py-2 text-sm text-danger"
    >
      <Icon name="circle-alert" className="mt-0.5" />
      <div className="min-w-0">
        <p className="font-medium">{wrong.some(([, sentence]) => sentence === state.message) ? markedFields : state.message}</p>
        {wrong.length > 0 && (
          <ul>
            {wrong.map(([name, sentence]) => (
              <li key={name} className="leading-6 wrap-anywhere">
                <a href={`#${id}-${name}`} className="underline">
                  {labels[name] ? (rowOf(name, sentence) ?? labels[name]) : sentence}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

const markedFields = "Please look at the marked fields.";

// One of many rows alike ("words.<id>") says itself which it is: what stands above it stands above all of them.
const rowOf = (name: string, sentence: string) => (name.includes(".") && sentence.includes(": ") ? sentence.split(": ")[0] : undefined);

/** What a control is called that says itself what is wrong with it; nothing for any other. */
function labelOf(id: string): string {
  if (!document.getElementById(`${id}-error`)) return "";
  const group = document.getElementById(id)?.matches("[type=radio]") && document.getElementById(id)?.closest("fieldset");
  const label = (group || null)?.querySelector("legend") ?? document.querySelector(`label[for="${CSS.escape(id)}"]`);
  const words = label?.cloneNode(true) as HTMLElement | undefined;
  for (const aside of words?.querySelectorAll("[data-aside]") ?? []) aside.remove();
  return (words?.textContent ?? "").trim().replace(/[:.]$/, "");
}

export function Saved({ children }: { children: ReactNode }) {
  return (
    <p
      role="status"
      className="col-span-full flex w-full items-center gap-2 rounded-md border border-ok bg-ok-soft px-3 py-2 text-sm text-ok"
    >
      <Icon name="circle-check" /> {children ?? "Saved"}
    </p>
  );
}

export function DraftNote({ note, discard }: { note: string; discard: (() => void) | undefined }) {
  return (
    <div className="col-span-full flex w-full min-h-6 flex-wrap items-center gap-x-2 text-xs text-fg-muted noscript:hidden">
      <p role="status">{note}</p>
      {note && discard && (
        <button type="button" className={clsx(buttonStyles({ variant: "quiet" }), "h-6 px-1.5 text-xs underline")} onClick={discard}>
          Discard draft
        </button>
      )}
    </div>
  );
}
