import { clsx } from "clsx";
import type { ReactNode } from "react";
import { type ButtonStyle, buttonStyles } from "../button";

type QuestionProps = Pick<ButtonStyle, "variant" | "size"> & {
  /** What opens it, without its dots. */
  label: ReactNode;
  /** What will happen, and that it cannot be taken back. */
  says: ReactNode;
  /** The buttons that do it, and fields of theirs: Enter in a field outside would press them unasked. */
  children: ReactNode;
  className?: string;
};

/** Asks before something that cannot be taken back, inside the form that does it. Works without JavaScript. */
export function Question({ label, says, children, variant = "secondary", size = "md", className }: QuestionProps) {
  return (
    <details className={clsx("no-print min-w-0", className)}>
      <summary className={clsx(buttonStyles({ variant, size }), "cursor-pointer list-none [&::-webkit-details-marker]:hidden")}>
        <span>{label}…</span>
      </summary>
      <div className="mt-2 grid max-w-prose grid-cols-[minmax(0,1fr)] justify-items-start gap-3 rounded-md border border-border p-3">
        <p className="text-sm wrap-anywhere">{says}</p>
        {children}
      </div>
    </details>
  );
}
