"use client";
// The controls of a form that somebody fills in, each as one text: what a box holds, or "on" for a tick and a choice.

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
/** What somebody made of a control, and what stood there before. */
export type Entry = { text: string; base: string };

const isTick = (control: Control) => control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio");
const textOf = (control: Control) => (isTick(control) ? ((control as HTMLInputElement).checked ? "on" : "") : control.value);

/** What a control held when the page was made. */
export function startOf(control: Control): string {
  if (isTick(control)) return (control as HTMLInputElement).defaultChecked ? "on" : "";
  if (!(control instanceof HTMLSelectElement)) return control.defaultValue;
  const options = [...control.options];
  return (options.find((option) => option.defaultSelected) ?? options[0])?.value ?? "";
}

/** Every control a person can fill in, under a name that is the same the next time: secrets and files are left out. */
export function controlsOf(form: HTMLFormElement): [string, Control][] {
  const seen = new Map<string, number>();
  return [...form.elements].filter(isFilledIn).map((control) => {
    if (isTick(control)) return [`${control.name}=${control.value}`, control];
    const nth = (seen.get(control.name) ?? 0) + 1;
    seen.set(control.name, nth);
    return [`${control.name}#${nth}`, control];
  });
}

/** What differs from the start, by control. */
export function filledSince(form: HTMLFormElement, starts: Map<string, string>): Record<string, Entry> {
  const entries: Record<string, Entry> = {};
  for (const [name, control] of controlsOf(form)) {
    const base = starts.get(name) ?? startOf(control);
    if (textOf(control) !== base) entries[name] = { text: textOf(control), base };
  }
  return entries;
}

/** Puts entries into the controls that nobody has touched; tells how many, and whether all of them had a place. */
export function fill(form: HTMLFormElement, entries: Record<string, Entry>) {
  const done = { texts: 0, choices: 0, changed: false, missing: false };
  const controls = new Map(controlsOf(form));
  for (const [name, { text, base }] of Object.entries(entries)) {
    const control = controls.get(name);
    if (!control) done.missing = true;
    else if (textOf(control) !== text && textOf(control) === startOf(control)) {
      done.changed ||= base !== startOf(control);
      if (isTick(control)) {
        // A choice is undone by the other one being made.
        if (text || (control as HTMLInputElement).type === "checkbox") control.click();
      } else type(control, text);
      if (control instanceof HTMLSelectElement || isTick(control)) done.choices += text || !isChoice(control) ? 1 : 0;
      else done.texts += 1;
    }
  }
  return done;
}

const isChoice = (control: Control) => control instanceof HTMLInputElement && control.type === "radio";
const kept = /^(text|url|email|search|tel|number|date|time|month|week|datetime-local|range|color|checkbox|radio)$/;

function isFilledIn(element: Element): element is Control {
  if (!/^[^_$]/.test(element.getAttribute("name") ?? "")) return false;
  if (element instanceof HTMLInputElement) return kept.test(element.type);
  return element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;
}

// Through the prototype's setter, so that React hears the change in controlled boxes too.
function type(control: Exclude<Control, never>, text: string) {
  const prototype = Object.getPrototypeOf(control) as object;
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(control, text);
  control.dispatchEvent(new Event("input", { bubbles: true }));
  if (control instanceof HTMLSelectElement) control.dispatchEvent(new Event("change", { bubbles: true }));
}
