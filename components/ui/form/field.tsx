"use client";
import { clsx } from "clsx";
import { type ComponentProps, type ReactNode, useId } from "react";
import { controlStyles, FieldContext, useAnswer, useControl, useFormState } from "./form-state";
import { Icon } from "../icon";

type Notes = { name: string; hint?: ReactNode; audience?: string | undefined; optional?: boolean; required?: boolean };
type FieldProps = Notes & { label: ReactNode; hideLabel?: boolean; className?: string; children: ReactNode };

/** Label, hint, error and audience of one control; the control inside takes its name and wiring from here. */
export function Field({ label, hideLabel = false, className, children, ...notes }: FieldProps) {
  const { id, describedBy, error } = useNotes(notes);
  return (
    <div className={clsx("grid grid-cols-[minmax(0,1fr)] gap-1", className)}>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "text-sm font-medium"}>
        {label} {notes.optional && <Optional />}
      </label>
      {notes.hint && <Hint id={id}>{notes.hint}</Hint>}
      <FieldContext value={{ id, name: notes.name, describedBy, required: notes.required ?? false }}>{children}</FieldContext>
      {error && <ErrorLine id={id}>{error}</ErrorLine>}
      {notes.audience && <Audience id={id}>{notes.audience}</Audience>}
    </div>
  );
}

export function Input({ className, name, defaultValue, type = "text", ...rest }: ComponentProps<"input">) {
  const { wiring, kept } = useControl(name);
  // A password is never sent back into a page.
  const start = rest.value === undefined ? { defaultValue: type === "password" ? undefined : (kept ?? defaultValue) } : {};
  return <input type={type} className={clsx(controlStyles, "h-8", className)} {...wiring} {...start} {...rest} />;
}

export function Textarea({ className, name, defaultValue, rows = 4, ...rest }: ComponentProps<"textarea">) {
  const { wiring, kept } = useControl(name);
  const start = rest.value === undefined ? { defaultValue: kept ?? defaultValue } : {};
  return (
    <textarea
      rows={rows}
      className={clsx(controlStyles, "field-sizing-content max-h-[60vh] min-h-20 py-1.5", className)}
      {...wiring}
      {...start}
      {...rest}
    />
  );
}

type CheckboxProps = Omit<ComponentProps<"input">, "type"> & { name: string; label: ReactNode; hint?: ReactNode };

/** One tick. Several with the same name and different values come back as a list. */
export function Checkbox({ label, hint, name, value = "on", defaultChecked, className, ...rest }: CheckboxProps) {
  const own = useId();
  const { error, kept, answered } = useAnswer(name);
  const describedBy = clsx(hint && `${own}-hint`, error && `${own}-error`) || undefined;
  const checked = answered ? (kept ?? "").split(",").includes(String(value)) : defaultChecked;
  return (
    <div className={clsx("grid grid-cols-[auto_minmax(0,1fr)] gap-x-2", className)}>
      <input
        type="checkbox"
        id={own}
        name={name}
        value={value}
        defaultChecked={checked}
        aria-describedby={describedBy}
        aria-invalid={error ? true : undefined}
        className="my-1 size-4"
        {...rest}
      />
      <label htmlFor={own} className="min-h-6 py-0.5 text-sm">
        {label}
      </label>
      <div className="col-start-2 grid gap-1">
        {hint && <Hint id={own}>{hint}</Hint>}
        {error && <ErrorLine id={own}>{error}</ErrorLine>}
      </div>
    </div>
  );
}

type RadioOption = { value: string; label: ReactNode; description?: ReactNode; icon?: ReactNode; disabled?: boolean };
type RadioCardsProps = Notes & {
  legend: ReactNode;
  options: readonly RadioOption[];
  defaultValue?: string | undefined;
  layout?: "pills" | "cards";
  className?: string;
};

/** One choice of a few, all in sight: pills for single words, cards when each needs a sentence. */
export function RadioCards({ legend, options, defaultValue, layout, className, ...notes }: RadioCardsProps) {
  const { id, describedBy, error } = useNotes(notes);
  const { kept } = useAnswer(notes.name);
  const cards = (layout ?? (options.some((option) => option.description) ? "cards" : "pills")) === "cards";
  return (
    <fieldset
      role="radiogroup"
      aria-describedby={describedBy}
      aria-invalid={error ? true : undefined}
      aria-required={notes.required || undefined}
      className={clsx("grid grid-cols-[minmax(0,1fr)] gap-1.5", className)}
    >
      <legend className="float-left w-full text-sm font-medium">
        {legend} {notes.optional && <Optional />}
      </legend>
      {notes.hint && <Hint id={id}>{notes.hint}</Hint>}
      <div className={clsx("clear-both gap-2", cards ? "grid grid-cols-[repeat(auto-fit,minmax(min(14rem,100%),1fr))]" : "flex flex-wrap")}>
        {options.map((option, index) => (
          <label
            key={option.value}
            className={clsx(
              optionStyles,
              cards ? "items-start rounded-lg p-3" : "min-h-8 max-w-full items-center rounded-[1rem] px-3 py-1",
              error ? "border-danger" : "border-border-strong",
            )}
          >
            <input
              type="radio"
              id={index === 0 ? id : undefined}
              name={notes.name}
              value={option.value}
              disabled={option.disabled}
              defaultChecked={option.value === (kept ?? defaultValue)}
              required={notes.required}
              className={clsx("size-3.5 shrink-0 outline-none", cards && "mt-0.5")}
            />
            <span className="grid min-w-0 grid-cols-[minmax(0,1fr)]">
              <span className="flex items-center gap-1.5 font-medium">
                {option.icon}
                <span className="min-w-0 wrap-anywhere">{option.label}</span>
              </span>
              {option.description && <span className="text-xs wrap-anywhere text-fg-muted">{option.description}</span>}
            </span>
          </label>
        ))}
      </div>
      {error && <ErrorLine id={id}>{error}</ErrorLine>}
      {notes.audience && <Audience id={id}>{notes.audience}</Audience>}
    </fieldset>
  );
}

const optionStyles =
  "flex cursor-pointer gap-2 border bg-surface text-sm transition-colors hover:bg-surface-2 has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent-text has-disabled:cursor-not-allowed has-disabled:border-border has-disabled:text-fg-subtle has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus";

function useNotes({ name, hint, audience }: Notes) {
  const form = useFormState();
  const own = useId();
  const id = form.id ? `${form.id}-${name}` : own;
  const { error } = useAnswer(name);
  return { id, error, describedBy: clsx(hint && `${id}-hint`, error && `${id}-error`, audience && `${id}-audience`) || undefined };
}

const Optional = () => (
  <span data-aside className="font-normal text-fg-subtle">
    (optional)
  </span>
);

function Hint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <div id={`${id}-hint`} className="text-xs wrap-anywhere text-fg-muted">
      {children}
    </div>
  );
}

function ErrorLine({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={`${id}-error`} className="flex items-start gap-1 text-xs font-medium whitespace-pre-line text-danger">
      <Icon name="circle-alert" className="mt-px size-3.5" /> <span className="min-w-0">{children}</span>
    </p>
  );
}

function Audience({ id, children }: { id: string; children: string }) {
  return (
    <p id={`${id}-audience`} className="flex items-center gap-1 text-xs text-fg-muted">
      <Icon name={/^only you$/i.test(children) ? "lock" : "eye"} className="size-3.5" /> Who can read this: {children}
    </p>
  );
}
