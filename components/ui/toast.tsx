"use client";
import { clsx } from "clsx";
import { useEffect, useState, useSyncExternalStore } from "react";
import { buttonStyles } from "./button";
import { Icon } from "./icon";

// Our own, because sonner injects a <style> without a nonce, which the content policy blocks.
type ToastOptions = { tone?: "neutral" | "ok" | "danger"; action?: { label: string; run: () => void } };
type Toast = ToastOptions & { id: number; text: string };

const none: readonly Toast[] = [];
let toasts = none;
let last = 0;
const listeners = new Set<() => void>();

/** A short message that leaves by itself: 6 seconds, 10 with an action such as Undo. */
export function toast(text: string, options: ToastOptions = {}) {
  show([...toasts.slice(-2), { ...options, id: ++last, text }]);
}

/** Where toasts appear; once, in the root layout. */
export function Toaster() {
  const current = useSyncExternalStore(
    subscribe,
    () => toasts,
    () => none,
  );
  return (
    <section aria-label="Messages" className="no-print pointer-events-none fixed inset-x-4 bottom-4 z-50 sm:left-auto sm:w-88">
      <ol aria-live="polite" aria-relevant="additions" className="grid gap-2">
        {current.map((one) => (
          <ToastLine key={one.id} {...one} />
        ))}
      </ol>
    </section>
  );
}

const icons = {
  neutral: null,
  ok: <Icon name="circle-check" className="text-ok" />,
  danger: <Icon name="circle-alert" className="text-danger" />,
};

function ToastLine({ id, text, tone = "neutral", action }: Toast) {
  const [held, setHeld] = useState(false);
  const time = action ? 10_000 : 6_000;
  useEffect(() => {
    if (held) return;
    const timer = window.setTimeout(() => dismiss(id), time);
    return () => window.clearTimeout(timer);
  }, [id, held, time]);
  const hold = {
    onMouseEnter: () => setHeld(true),
    onMouseLeave: () => setHeld(false),
    onFocus: () => setHeld(true),
    onBlur: () => setHeld(false),
  };
  return (
    <li
      {...hold}
      className="pointer-events-auto flex items-center gap-2 rounded-lg bg-surface py-2 pr-2 pl-3 text-sm text-fg shadow-pop transition duration-200 forced-colors:border starting:translate-y-2 starting:opacity-0"
    >
      {icons[tone]}
      <span className="min-w-0 flex-1 py-1">{text}</span>
      {action && (
        <button type="button" className={buttonStyles({ size: "sm" })} onClick={() => (action.run(), dismiss(id))}>
          {action.label}
        </button>
      )}
      <button
        type="button"
        aria-label="Dismiss message"
        className={clsx(buttonStyles({ variant: "quiet" }), "size-7 px-0")}
        onClick={() => dismiss(id)}
      >
        <Icon name="x" />
      </button>
    </li>
  );
}

const dismiss = (id: number) => show(toasts.filter((one) => one.id !== id));

function show(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
