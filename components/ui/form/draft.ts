"use client";
import { type RefObject, useEffect, useRef, useState } from "react";
import { controlsOf, type Entry, fill, filledSince, startOf } from "./controls";
import { keeperOf } from "./draft-keeper";

const days = 30;
type Draft = { at: number; entries: Record<string, Entry> };

/**
 * Keeps a form as it is filled in on this device, every control of it, and puts it back after a reload. With a
 * `secret`, which the server gives to its person alone, what is kept is unreadable without it.
 */
export function useDraft(form: RefObject<HTMLFormElement | null>, key: string | undefined, fresh: boolean, secret?: string) {
  const [note, setNote] = useState("");
  const [back, setBack] = useState("");
  const timer = useRef<number | undefined>(undefined);
  const forget = useRef<() => void>(() => undefined);

  useEffect(() => {
    const node = form.current;
    if (!key || !node) return;
    const person = node.closest<HTMLElement>("[data-person]")?.dataset.person ?? "";
    const keeper = keeperOf(`${person}:${key}`, secret);
    let isHere = true;
    // What stood there before anybody filled it in: a refused form shows what was typed as its own.
    const startsNow = () => new Map(controlsOf(node).map(([name, control]) => [name, startOf(control)]));
    let starts = startsNow();
    const stop = () => {
      window.clearTimeout(timer.current);
      timer.current = undefined;
    };
    const keep = () => {
      stop();
      const entries = filledSince(node, starts);
      const draft = Object.keys(entries).length ? JSON.stringify({ at: Date.now(), entries } satisfies Draft) : null;
      setNote(draft ? "Draft kept on this device" : "");
      keeper
        .keep(draft)
        .catch(
          () => isHere && setNote(secret ? "No draft is kept: this needs https and some room." : "This device has no room for a draft."),
        );
    };
    // What was saved comes back as what stands there, a moment later: it is looked up when it is needed, at the latest
    // before the next sending, whose refusal would show what was typed as what stands there.
    const saved = () => (starts = new Map());
    const sending = () => starts.size || (starts = startsNow());
    // What is put back is kept already.
    let isFilling = false;
    const fillIn = (entries: Draft["entries"]) => {
      isFilling = true;
      const filled = fill(node, entries);
      isFilling = false;
      return filled;
    };
    const later = () => {
      if (isFilling) return;
      stop();
      timer.current = window.setTimeout(keep, 600);
    };
    const leave = () => timer.current !== undefined && keep();
    forget.current = () => (stop(), void keeper.keep(null).catch(() => undefined));
    if (fresh) {
      // Before this script arrived nobody listened.
      const isBegun = Object.keys(filledSince(node, starts)).length > 0;
      void keeper.read().then((text) => {
        if (!isHere) return;
        putBack(fillIn, draftFrom(text), setBack);
        if (isBegun) later();
      });
    }
    node.addEventListener("input", later);
    node.addEventListener("saved", saved);
    node.addEventListener("submit", sending);
    window.addEventListener("pagehide", leave);
    return () => {
      leave();
      isHere = false;
      node.removeEventListener("input", later);
      node.removeEventListener("saved", saved);
      node.removeEventListener("submit", sending);
      window.removeEventListener("pagehide", leave);
    };
  }, [form, key, fresh, secret]);

  function clear() {
    forget.current();
    setNote("");
    setBack("");
  }
  return { note, back, clear };
}

function draftFrom(text: string | null): Draft | null {
  try {
    const draft = JSON.parse(text ?? "null") as Partial<Draft> | null;
    return draft?.entries && draft.at && Date.now() - draft.at < days * 86_400_000 ? (draft as Draft) : null;
  } catch {
    return null;
  }
}

// A choice may bring boxes of its own into the form, which are there a moment later.
function putBack(
  fillIn: (entries: Draft["entries"]) => ReturnType<typeof fill>,
  draft: Draft | null,
  say: (note: string) => void,
  tries = 3,
  before = { texts: 0, choices: 0, changed: false },
) {
  if (!draft) return;
  const filled = fillIn(draft.entries);
  const all = {
    texts: before.texts + filled.texts,
    choices: before.choices + filled.choices,
    changed: before.changed || filled.changed,
  };
  if (all.texts + all.choices > 0) say(backInWords(all));
  if (tries > 1 && filled.missing) requestAnimationFrame(() => putBack(fillIn, draft, say, tries - 1, all));
}

function backInWords({ texts, choices, changed }: { texts: number; choices: number; changed: boolean }): string {
  const parts = [count(texts, "text"), count(choices, "choice")].filter(Boolean).join(" and ");
  return `Your draft is back: ${parts}.${changed ? " What is saved has changed since: please compare before you send." : ""}`;
}

const count = (number: number, noun: string) => number && `${number} ${noun}${number === 1 ? "" : "s"}`;
