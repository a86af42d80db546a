"use client";
import { type RefObject, useEffect, useRef, useState } from "react";

const prefix = "draft:";
const days = 30;
type Control = HTMLInputElement | HTMLTextAreaElement;
type Draft = { at: number; texts: Record<string, { text: string; base: string }> };

/** Keeps a form's text on this device while it is typed, and puts it back after a reload. */
export function useDraft(form: RefObject<HTMLFormElement | null>, key: string | undefined, fresh: boolean) {
  const [note, setNote] = useState("");
  const timer = useRef<number | undefined>(undefined);

  function stop() {
    window.clearTimeout(timer.current);
    timer.current = undefined;
  }
  useEffect(() => {
    const node = form.current;
    if (!key || !node) return;
    // What stood there before anybody typed: a refused form shows what was typed as its own.
    let bases = new Map(controls(node).map(([name, control]) => [name, control.defaultValue]));
    const found = fresh ? restore(node, key) : null;
    if (found) setNote(found);
    const keep = () => {
      stop();
      setNote(store(node, key, bases));
    };
    const saved = () => (bases = new Map());
    const later = () => {
      stop();
      timer.current = window.setTimeout(keep, 600);
    };
    const leave = () => timer.current !== undefined && keep();
    node.addEventListener("input", later);
    node.addEventListener("saved", saved);
    window.addEventListener("pagehide", leave);
    return () => {
      leave();
      node.removeEventListener("input", later);
      node.removeEventListener("saved", saved);
      window.removeEventListener("pagehide", leave);
    };
  }, [form, key, fresh]);

  function clear() {
    stop();
    if (key) storage()?.removeItem(prefix + key);
    setNote("");
  }
  return { note, clear };
}

/** For signing out: nobody's unfinished words stay on a shared device. */
export function forgetDrafts() {
  const kept = storage();
  if (!kept) return;
  for (const key of Object.keys(kept)) if (key.startsWith(prefix)) kept.removeItem(key);
}

function store(form: HTMLFormElement, key: string, bases: Map<string, string>): string {
  const texts: Draft["texts"] = {};
  for (const [name, control] of controls(form)) {
    const base = bases.get(name) ?? control.defaultValue;
    if (control.value !== base) texts[name] = { text: control.value, base };
  }
  const kept = storage();
  if (!kept) return "";
  try {
    if (Object.keys(texts).length === 0) return (kept.removeItem(prefix + key), "");
    kept.setItem(prefix + key, JSON.stringify({ at: Date.now(), texts } satisfies Draft));
    return "Draft kept on this device";
  } catch {
    return "This device has no room for a draft.";
  }
}

function restore(form: HTMLFormElement, key: string): string | null {
  const draft = read(key);
  if (!draft) return null;
  const waiting = controls(form).flatMap(([name, control]) => {
    const kept = draft.texts[name];
    return kept && kept.text !== control.value ? [{ control, ...kept }] : [];
  });
  if (waiting.length === 0) return null;
  const changed = waiting.some(({ control, base }) => base !== control.defaultValue);
  for (const { control, text } of waiting) type(control, text);
  return changed ? "Your draft is back. What is saved has changed since: please compare before you send." : "Your draft is back.";
}

function read(key: string): Draft | null {
  try {
    const draft = JSON.parse(storage()?.getItem(prefix + key) ?? "null") as Draft | null;
    return draft && Date.now() - draft.at < days * 86_400_000 ? draft : null;
  } catch {
    return null;
  }
}

function controls(form: HTMLFormElement): [string, Control][] {
  const seen = new Map<string, number>();
  return [...form.elements].filter(isText).map((control) => {
    const count = (seen.get(control.name) ?? 0) + 1;
    seen.set(control.name, count);
    return [`${control.name}#${count}`, control];
  });
}

function isText(element: Element): element is Control {
  if (element instanceof HTMLTextAreaElement) return /^[^_$]/.test(element.name);
  return element instanceof HTMLInputElement && ["text", "url", "email", "search"].includes(element.type) && /^[^_$]/.test(element.name);
}

// Through the prototype's setter, so that React hears the change in controlled boxes too.
function type(control: Control, text: string) {
  const prototype = control instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(control, text);
  control.dispatchEvent(new Event("input", { bubbles: true }));
}

function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
