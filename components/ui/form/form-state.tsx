"use client";
import { createContext, use } from "react";

export type FormState =
  | null
  | { ok: true; data?: unknown; message?: string; values?: Record<string, string> }
  | { ok: false; message: string; fields: Record<string, string>; values: Record<string, string>; isAway?: boolean };

type Form = { id: string; state: FormState; pending: boolean; submitter: string };
type FieldWiring = { id: string; name: string; describedBy: string | undefined; required: boolean };

export const FormContext = createContext<Form>({ id: "", state: null, pending: false, submitter: "" });
export const FieldContext = createContext<FieldWiring | null>(null);

/** What the surrounding ActionForm knows: its last answer, and whether it is being sent. */
export const useFormState = () => use(FormContext);

/** The sentence about one field of an answered form, and what had been typed there. */
export function useAnswer(name: string | undefined): { error: string | undefined; kept: string | undefined; answered: boolean } {
  const { state } = useFormState();
  // An answer without values, such as "saved", leaves the form as it is first shown.
  if (!state?.values || !name) return { error: undefined, kept: undefined, answered: false };
  return { error: state.ok ? undefined : state.fields[name], kept: state.values[name], answered: true };
}

/** The attributes that tie a control to the Field around it. */
export function useControl(ownName?: string) {
  const field = use(FieldContext);
  const name = ownName ?? field?.name;
  const { error, kept } = useAnswer(name);
  return {
    kept,
    wiring: {
      id: field?.id,
      name,
      required: field?.required,
      "aria-describedby": field?.describedBy,
      "aria-invalid": error ? true : undefined,
    },
  };
}

export const controlStyles =
  "w-full min-w-0 rounded-md border border-border-strong bg-surface px-2.5 text-sm text-fg transition-colors hover:border-fg-muted disabled:cursor-not-allowed disabled:border-border disabled:bg-surface-2 disabled:text-fg-subtle aria-invalid:border-danger aria-invalid:ring-1 aria-invalid:ring-danger read-only:[&:is(input,textarea)]:bg-surface-2";
