import type { ReactNode } from "react";

/** Opens one form of My growth, at its place on the page: a form nobody asked for costs every visit. */
export function EditLink({ form, at, children }: { form: string; at: string; children: ReactNode }) {
  return (
    <a href={`/me?edit=${form}#${at}`} data-scroll="keep" className="min-h-6 justify-self-start text-sm text-accent-text hover:underline">
      {children}
    </a>
  );
}
